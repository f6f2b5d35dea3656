#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes tables.csv beside this file: random and chosen tables with the answers that Statistics is held to.

usage: make_oracles.py        (needs scipy and statsmodels; the file was written with scipy 1.17.1, statsmodels 0.15.0)

Each answer is computed here in 60 decimal digits, or in exact fractions, from its definition, and then compared
with scipy and statsmodels where those have the function. Where a package disagrees with the definition the file
holds the definition's answer, and the script prints how many tables that concerns and shows one:

- statsmodels' Koopman interval takes the two smaller of three roots of a cubic in double precision. With everybody
  selected in one group or in both, two roots fall together and it may return a complex number, the estimate itself,
  or an end on the wrong side of it; in large tables with rates near 0 or 1 it loses digits.
- scipy's p-values at millions of people are off by about 1e-10 (exactly 1/2 comes out as 0.50000000019).
"""
import csv, math, random, warnings
from decimal import Decimal as D, getcontext
from fractions import Fraction as F
from pathlib import Path
from scipy import stats
from scipy.stats import contingency
from statsmodels.stats import proportion

warnings.filterwarnings("ignore")
getcontext().prec = 60
Z = D("1.959963984540054235524594430520551527955550077481")  # normal quantile of 0.975
assert abs(float(Z) - stats.norm.isf(0.025)) < 1e-15
random.seed(20260401)

CHOSEN = [  # minority selected, minority considered, white selected, white considered
    (45, 100, 60, 100), (48, 100, 60, 100), (64, 100, 80, 100), (2, 10, 15, 25), (52, 395, 48, 255), (0, 6, 1, 9),
    (0, 12, 9, 40), (0, 5, 0, 8), (5, 5, 8, 8), (512, 3120, 1480, 6210), (2000, 10000, 4000, 20000),
    (0, 0, 3, 7), (3, 7, 0, 0), (0, 0, 0, 0), (1, 1, 0, 1), (0, 1, 1, 1), (7, 7, 0, 9), (0, 9, 7, 7),
    (5, 5, 3, 8), (3, 8, 5, 5), (1, 1, 1, 1), (100, 100, 99, 100), (99, 100, 100, 100),
    (2500000, 2500000, 2500000, 2500000), (2499999, 2500000, 2500000, 2500000), (0, 2500000, 1, 2500000),
    (0, 2500000, 2500000, 2500000), (1, 1, 4000000, 4999999), (1000000, 2000000, 1500000, 3000000),
    (160000, 1000000, 800000, 4000000), (999001, 1000000, 3999000, 4000000), (5, 1000000, 20, 4000000),
]


def draw():
    kind = random.random()
    if kind < 0.30: most = 12
    elif kind < 0.55: most = 80
    elif kind < 0.80: most = 4000
    elif kind < 0.92: most = 200000
    else: most = 2500000
    low = 1 if kind < 0.92 else most // 20 if kind < 0.95 else most * 4 // 5
    n_m, n_r = random.randint(low, most), random.randint(low, most)
    shape = random.random()
    if shape < 0.70:  # rates near to each other, as in life
        rate = random.choice([random.random(), random.random() ** 3, 1 - random.random() ** 3])
        spread = random.choice([0.5, 1, 3]) / math.sqrt(min(n_m, n_r))
        x_m = round(n_m * min(1, max(0, rate + random.gauss(0, spread) * rate * (1 - rate))))
        x_r = round(n_r * min(1, max(0, rate + random.gauss(0, spread) * rate * (1 - rate))))
    elif shape < 0.82:
        x_m, x_r = random.randint(0, n_m), random.randint(0, n_r)
    elif shape < 0.87: x_m, x_r = 0, random.randint(0, n_r)
    elif shape < 0.91: x_m, x_r = random.randint(0, n_m), 0
    elif shape < 0.95: x_m, x_r = n_m, random.randint(0, n_r)
    elif shape < 0.97: x_m, x_r = random.randint(0, n_m), n_r
    elif shape < 0.98: x_m, x_r = n_m, n_r
    else:  # exactly four fifths
        n_m, n_r = 5 * n_m, 5 * n_r
        x = random.randint(1, min(n_m, n_r) // 5)
        n_r = n_m; x_m, x_r = 4 * x, 5 * x
        if x_r > n_r: x_m, x_r = 4, 5
    return x_m, n_m, x_r, n_r


def score(theta, x_m, n_m, x_r, n_r):
    """The squared score statistic of white rate = theta times minority rate, straight from the definition."""
    a, b, c = (n_m + n_r) * theta, -(n_r * theta + x_r + n_m + x_m * theta), D(x_m + x_r)
    p_m = (-b - (b * b - 4 * a * c).sqrt()) / (2 * a)
    p_r = theta * p_m
    variance = p_r * (1 - p_r) / n_r + theta * theta * p_m * (1 - p_m) / n_m
    return (D(x_r) / n_r - theta * x_m / n_m) ** 2 / variance


def koopman(x_m, n_m, x_r, n_r):
    """Both ends by bisection of the score statistic, outward from the estimate (or from a ratio inside)."""
    if not n_m or not n_r or not x_m + x_r: return None
    def inside(theta): return score(theta, x_m, n_m, x_r, n_r) <= Z * Z
    def end(start, factor):
        good, bad = start, start * factor
        while inside(bad): good, bad = bad, bad * factor
        for _ in range(75):
            middle = (good + bad) / 2
            good, bad = (middle, bad) if inside(middle) else (good, middle)
        return good
    if x_m and x_r: start = D(x_r) * n_m / (n_r * D(x_m))
    else:
        start = D(1)
        while not inside(start): start = start * 4 if x_r else start / 4
    return (end(start, D("0.5")) if x_r else D(0), end(start, D(2)) if x_m else D("Infinity"))


def hypergeometric(x_m, n_m, x_r, n_r):
    """P(T < x), P(T = x), P(T > x) and P(no likelier than x, ties within 1e-7), in 60 digits."""
    X, N = x_m + x_r, n_m + n_r
    if not X or X == N or not n_m or not n_r: return None
    mode = (n_m + 1) * (X + 1) // (N + 2)
    weights = {mode: D(1)}
    for step in (1, -1):
        k, w = mode, D(1)
        while True:
            low = k if step > 0 else k - 1
            up, down = (n_m - low) * (X - low), (low + 1) * (n_r - X + low + 1)
            w = w * up / down if step > 0 else w * down / up
            k += step
            if not w: break
            if w < D("1e-400"): break
            weights[k] = w
    total, here = sum(weights.values()), weights.get(x_m, D(0))
    limit = here * (1 + D("1e-7"))
    return (sum(w for k, w in weights.items() if k < x_m) / total, here / total,
            sum(w for k, w in weights.items() if k > x_m) / total,
            sum(w for w in weights.values() if w <= limit) / total)


def wilson(x, n):
    if not n: return None
    x, n = D(x), D(n)
    half = Z * (x * (n - x) / n + Z * Z / 4).sqrt()
    return ((x + Z * Z / 2 - half) / (n + Z * Z), (x + Z * Z / 2 + half) / (n + Z * Z))


def katz(x_m, n_m, x_r, n_r):
    if not x_m or not x_r: return None
    ratio = D(x_r) * n_m / (D(n_r) * x_m)
    factor = (Z * (1 / D(x_r) - 1 / D(n_r) + 1 / D(x_m) - 1 / D(n_m)).sqrt()).exp()
    return ratio / factor, ratio * factor


def pooled_z(x_m, n_m, x_r, n_r):
    X, N = x_m + x_r, n_m + n_r
    if not X or X == N or not n_m or not n_r: return None
    P = D(X) / N
    return (D(x_m) / n_m - D(x_r) / n_r) / (P * (1 - P) * (1 / D(n_m) + 1 / D(n_r))).sqrt()


def four_fifths(x_m, n_m, x_r, n_r):
    return max(0, math.ceil(F(4, 5) * F(x_r, n_r) * n_m - x_m)) if n_m and n_r else None


def flips(x_m, n_m, x_r, n_r):
    if not n_m or not x_r or x_m == n_m: return None
    return F(x_m, n_m) < F(x_r, n_r) and F(x_m + 1, n_m) > F(x_r - 1, n_r)


def bounds(x_m, n_m, x_r, n_r, x_u, n_u):
    """Lowest and highest ratio over every sharing of the unknowns that leaves a ratio; None when none does."""
    found = []
    for a in range(x_u + 1):
        for b in range(n_u - x_u + 1):
            whites, others = (x_r + a, n_r + a + b), (x_m + x_u - a, n_m + n_u - a - b)
            if not whites[1] or not others[1] or not whites[0] + others[0]: continue
            found.append(F(whites[0] * others[1], whites[1] * others[0]) if others[0] else math.inf)
    return (min(found), max(found)) if found else None


def near(ours, theirs, relative):
    theirs = D(float(theirs)) if math.isfinite(theirs) else None
    if theirs is None: return ours == D("Infinity")
    return abs(ours - theirs) <= relative * max(abs(ours), D("1e-300"))


disagree = {}
def check(name, table, agrees, theirs, ours):
    seen, first = disagree.get(name, (0, None))
    if not agrees: disagree[name] = (seen + 1, first or f"{table}: {theirs} rather than {ours}")


def compare_with_packages(t, answers):
    x_m, n_m, x_r, n_r = t
    k, h, z = answers["koopman"], answers["hypergeometric"], answers["z"]
    if k:
        theirs = proportion.confint_proportions_2indep(
            x_r, n_r, x_m, n_m, compare="ratio", method="score", correction=False)
        kind = ("all selected in both groups" if x_m == n_m and x_r == n_r
                else "all selected in one group" if x_m == n_m or x_r == n_r
                else "nobody selected in one group" if not x_m or not x_r
                else "over 4000 people" if n_m + n_r > 4000 else "other")
        agrees = all(isinstance(float(v), float) and not math.isnan(v) and near(o, float(v), D("1e-6"))
                     for o, v in zip(k, theirs) if o.is_finite() and o)
        check(f"Koopman, statsmodels, {kind}", t, agrees, theirs, [float(v) for v in k])
    if answers["katz"]:
        ci = contingency.relative_risk(x_r, n_r, x_m, n_m).confidence_interval(0.95)
        theirs = (ci.low, ci.high)
        check("Katz, scipy", t, all(near(o, v, D("1e-9")) for o, v in zip(answers["katz"], theirs)), theirs,
              [float(v) for v in answers["katz"]])
    for x, n in ((x_m, n_m), (x_r, n_r)):
        if not n: continue
        theirs = proportion.proportion_confint(x, n, method="wilson")
        check("Wilson, statsmodels", t,
              all(abs(float(o) - v) <= 1e-9 * max(float(o), 1e-6) for o, v in zip(wilson(x, n), theirs)), theirs,
              [float(v) for v in wilson(x, n)])
    if z is not None:
        theirs = proportion.proportions_ztest([x_m, x_r], [n_m, n_r])
        check("pooled z, statsmodels", t, abs(float(z) - theirs[0]) <= 1e-9 * max(1, abs(theirs[0])), theirs, z)
    if h:
        T = [[x_m, n_m - x_m], [x_r, n_r - x_r]]
        fisher = stats.fisher_exact(T)[1]
        check("Fisher two-sided, scipy", t, abs(float(h[3]) - fisher) <= 1e-10, fisher, float(h[3]))
        less = stats.fisher_exact(T, "less")[1]
        check("Fisher fewer, scipy", t, abs(float(h[0] + h[1]) - less) <= 1e-10, less, float(h[0] + h[1]))
        d = stats.hypergeom(n_m + n_r, x_m + x_r, n_m)
        midp = d.cdf(x_m) - d.pmf(x_m) / 2
        check("mid-p fewer, scipy", t, abs(float(h[0] + h[1] / 2) - midp) <= 1e-10, midp, float(h[0] + h[1] / 2))


def text(v):
    if v is None: return ""
    if isinstance(v, bool): return "1" if v else "0"
    if isinstance(v, int): return str(v)
    if isinstance(v, F): return f"{v.numerator}/{v.denominator}"
    v = float(v)
    return "inf" if math.isinf(v) else f"{v:.12g}"


def row(t):
    x_m, n_m, x_r, n_r = t
    answers = dict(koopman=koopman(*t), katz=katz(*t), hypergeometric=hypergeometric(*t), z=pooled_z(*t))
    compare_with_packages(t, answers)
    small = random.random() < 0.5
    n_u = random.randint(0, 12) if small else 0
    x_u = random.choice([0, n_u, random.randint(0, n_u)])
    h = answers["hypergeometric"]
    below, here, above, unlikely = h if h else (None,) * 4
    pair = lambda v: list(v) if v else [None, None]
    p = (lambda f: f() if h else D(1))
    return [x_m, n_m, x_r, n_r, x_u, n_u, *pair(answers["koopman"]), *pair(answers["katz"]), *pair(wilson(x_m, n_m)),
            p(lambda: unlikely), p(lambda: below + here), p(lambda: below + here / 2),
            p(lambda: min(D(1), 2 * min(below, above) + here)), answers["z"],
            four_fifths(*t), flips(*t), *pair(bounds(*t, x_u, n_u))]


HEADER = ("x_m n_m x_r n_r x_u n_u koopman_lower koopman_upper katz_lower katz_upper wilson_lower wilson_upper "
          "fisher_two_sided fisher_fewer midp_fewer midp_two_sided z four_fifths flips lowest highest").split()


def main():
    tables = CHOSEN + [draw() for _ in range(2400)]
    with open(Path(__file__).with_name("tables.csv"), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for t in tables: writer.writerow([text(v) for v in row(t)])
    print(len(tables), "tables; differing from the packages:")
    for name, (count, first) in sorted(disagree.items()): print(f"  {name}: {count}, such as {first}")


if __name__ == "__main__":
    main()
