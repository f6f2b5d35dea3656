# SPDX-License-Identifier: Apache-2.0
"""Compares what evenhand made of expressions with what Google's engine for CEL makes of them.

usage: compare.py ENGINE-FOLDER REQUESTS ANSWERS

Both files have a JSON object a line, as `evenhand rules eval --batch` reads and writes them. Each disagreement is
printed; the last line says how many agreed, how many of these were errors on both sides, and how many the engine
would not run: it refuses some mistakes before it knows whether they matter.
"""
import base64
import datetime
import json
import math
import sys

sys.path.insert(0, sys.argv[1])
from cel_expr_python import cel  # noqa: E402
from cel_expr_python.ext import ext_math, ext_strings  # noqa: E402

MARKS = {
    "$uint": lambda value: value,
    "$bytes": lambda text: base64.b64decode(text),
    "$timestamp": lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00")),
    "$duration": lambda text: datetime.timedelta(seconds=float(text.rstrip("s"))),
}


def binding(value):
    if isinstance(value, dict) and len(value) == 1:
        (mark, content), = value.items()
        if mark in MARKS:
            return MARKS[mark](content)
    return value


def kind(value):
    """JSON's own values are of whatever type they show; what is marked is of the type of its mark."""
    types = {"$uint": cel.Type.UINT, "$bytes": cel.Type.BYTES, "$timestamp": cel.Type.TIMESTAMP,
             "$duration": cel.Type.DURATION}
    return types.get(next(iter(value), None), cel.Type.DYN) if isinstance(value, dict) else cel.Type.DYN


def theirs(environment, request):
    """Its value with the name of its type, nothing for an error, or `refused`."""
    try:
        expression = environment.compile(request["expr"], disable_check=True)
    except Exception:
        return "refused"
    try:
        data = {name: binding(value) for name, value in request["bindings"].items()}
        value = expression.eval(data=data)
    except Exception:
        return None
    kind = value.type().name()
    return None if kind == "ERROR" else (kind, value.plain_value())


def same(kind, value, answer):
    """Whether one value is the other; `kind` is the type where it is known."""
    if value is None or isinstance(value, bool):
        return answer is value
    if isinstance(value, float):
        if isinstance(answer, str):
            answer = float(answer.replace("Infinity", "inf"))
        return isinstance(answer, (int, float)) and (
            answer == value or (math.isnan(answer) and math.isnan(value)))
    if isinstance(value, int):
        return type(answer) is int and answer == value
    if isinstance(value, str):
        # The sign of what is not a number is the machine's.
        return answer == value.replace("-nan", "nan")
    if isinstance(value, (bytes, bytearray)):
        return answer == base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime.datetime):
        return isinstance(answer, str) and datetime.datetime.fromisoformat(answer.replace("Z", "+00:00")) == value
    if isinstance(value, datetime.timedelta):
        return isinstance(answer, str) and abs(float(answer.rstrip("s")) - value.total_seconds()) < 1e-6
    if isinstance(value, list):
        return isinstance(answer, list) and len(answer) == len(value) and all(
            same(None, one, other) for one, other in zip(value, answer))
    if isinstance(value, dict):
        return isinstance(answer, dict) and len(answer) == len(value) and all(
            spelt(key) in answer and same(None, content, answer[spelt(key)]) for key, content in value.items())
    return kind == "TYPE"


def spelt(key):
    return key if isinstance(key, str) else str(key).lower() if isinstance(key, bool) else str(key)


def main():
    requests = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    answers = [json.loads(line) for line in open(sys.argv[3], encoding="utf-8")]
    assert len(requests) == len(answers), (len(requests), len(answers))
    variables = {name: kind(value) for request in requests for name, value in request["bindings"].items()}
    environment = cel.NewEnv(variables=variables, extensions=[ext_strings.ExtStrings(), ext_math.ExtMath()])
    agreed = errors = refused = 0
    for request, answer in zip(requests, answers):
        found = theirs(environment, request)
        if found == "refused":
            refused += 1
            agreed += 1
            continue
        if found is None:
            agrees = "error" in answer
            errors += agrees
        else:
            agrees = "value" in answer and same(*found, answer["value"])
            kinds = {"INT": ("int", "count"), "UINT": ("uint",), "DOUBLE": ("double",), "STRING": ("string",)}
            if agrees and found[0] in kinds:
                agrees = answer["type"] in kinds[found[0]]
        agreed += agrees
        if not agrees:
            print(request["expr"], "engine:", found, "evenhand:", json.dumps(answer))
    print(f"{agreed} of {len(requests)} agree, {errors} of them errors, {refused} refused by the engine")


main()
