// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// Draws expressions of CEL over a fixed set of variables: most are well typed, some are not.
struct ExpressionGenerator {
  enum Kind: CaseIterable {
    case bool, int, uint, double, string, bytes, ints, strings, map, timestamp, duration
  }

  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// What the variables stand for, as JSON.
  static let bindings = """
    {"b": true, "i": 7, "j": -3, "u": {"$uint": 9}, "d": 2.5, "e": -0.125, "s": "Band 8a", "t": "caf\\u00e9",
     "y": {"$bytes": "YWJj"}, "l": [3, 1, 2], "w": ["panel", "", "a b"], "m": {"a": 1, "b c": 2},
     "x": {"p": {"q": [1, "two", 3.5]}}, "n": null, "h": {"$timestamp": "2025-03-30T00:59:58.250Z"},
     "g": {"$duration": "5400.5s"}}
    """.split(separator: "\n").joined()

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func expression() -> String {
    let kind = pick(Kind.allCases)
    return expression(kind, Int.random(in: 1...4, using: &random))
  }

  /// Of the kind asked for; where it may slip, now and then of another.
  private mutating func expression(_ kind: Kind, _ depth: Int, slips: Bool = false) -> String {
    let kind = slips && chance(8) ? pick(Kind.allCases) : kind
    if depth <= 0 || chance(10) { return leaf(kind) }
    if chance(8) {
      return
        "(\(expression(.bool, depth - 1)) ? \(expression(kind, depth - 1)) : \(expression(kind, depth - 1)))"
    }
    if chance(3) { return "[\(expression(kind, depth - 1))][0]" }
    switch kind {
    case .bool: return bool(depth - 1)
    case .int: return int(depth - 1)
    case .uint: return uint(depth - 1)
    case .double: return double(depth - 1)
    case .string: return string(depth - 1)
    case .bytes: return pick(["bytes(\(expression(.string, depth - 1)))", sum(.bytes, depth - 1)])
    case .ints: return ints(depth - 1)
    case .strings: return strings(depth - 1)
    case .map: return map(depth - 1)
    case .timestamp: return timestamp(depth - 1)
    case .duration: return duration(depth - 1)
    }
  }

  private mutating func sum(_ kind: Kind, _ depth: Int) -> String {
    "(\(expression(kind, depth)) + \(expression(kind, depth)))"
  }

  private mutating func leaf(_ kind: Kind) -> String {
    switch kind {
    case .bool: pick(["true", "false", "b"])
    case .int:
      pick([
        "0", "1", "-1", "2", "7", "0x1F", "-0x10", "i", "j", "9223372036854775807", "-9223372036854775808",
        "m.a",
        "x.p.q[0]", "m['b c']",
      ])
    case .uint: pick(["0u", "1u", "7U", "0xFFu", "u", "18446744073709551615u"])
    case .double: pick(["0.0", "-0.0", "1.5", "2.5e3", ".25", "1e-7", "d", "e", "x.p.q[2]"])
    case .string:
      pick([
        "''", "'a'", "\"it's\"", "'caf\\u00e9'", "r'\\d'", "'''x'y'''", "\"\"\"a\"b\"\"\"", "'tab\\there'",
        "s", "t",
        "'\\U0001F600!'", "w[0]", "'-12'", "'3.5'", "'true'", "'a,b,,c'", "x.p.q[1]",
      ])
    case .bytes: pick(["b''", "b'abc'", "b'\\xff\\000'", "B\"caf\\303\\251\"", "bR'\\x'", "y"])
    case .ints: pick(["[]", "[1]", "[3, 1, 2]", "l", "[1, 1, 5]"])
    case .strings: pick(["[]", "['a', 'b']", "w", "['']"])
    case .map: pick(["{}", "{'a': 1}", "m", "{'a': 2, 'z': 0}"])
    case .timestamp:
      pick([
        "h", "timestamp('2024-02-29T23:59:59.5+01:30')", "timestamp(0)", "timestamp('9999-12-31T23:59:59Z')",
      ])
    case .duration:
      pick(["g", "duration('1h30m')", "duration('-1.5s')", "duration('0')", "duration('250ms')"])
    }
  }

  private mutating func bool(_ depth: Int) -> String {
    switch Int.random(in: 0..<16, using: &random) {
    case 0, 1: return "(\(expression(.bool, depth, slips: true)) && \(expression(.bool, depth, slips: true)))"
    case 2, 3: return "(\(expression(.bool, depth, slips: true)) || \(expression(.bool, depth, slips: true)))"
    case 4: return "!\(expression(.bool, depth, slips: true))"
    case 5, 6:
      let kind = pick(Kind.allCases)
      return
        "(\(expression(kind, depth, slips: true)) \(pick(["==", "!="])) \(expression(kind, depth, slips: true)))"
    case 7, 8:
      let kind = pick([Kind.int, .uint, .double, .string, .bytes, .timestamp, .duration, .bool])
      return
        "(\(expression(kind, depth, slips: true)) \(pick(["<", "<=", ">", ">="])) \(expression(kind, depth, slips: true)))"
    case 9:
      return
        "(\(expression(.int, depth, slips: true)) \(pick(["<", "==", ">="])) \(expression(.uint, depth, slips: true)))"
    case 10: return "(\(expression(.int, depth, slips: true)) in \(expression(.ints, depth, slips: true)))"
    case 11: return "(\(expression(.string, depth, slips: true)) in \(expression(.map, depth, slips: true)))"
    case 12:
      return
        "\(expression(.ints, depth)).\(pick(["exists", "all", "exists_one"]))(v, v \(pick(["<", "==", ">"])) 2)"
    case 13: return "has(\(pick(["m.a", "m.zz", "x.p", "x.p.zz", "x.zz"])))"
    case 14:
      let name = pick(["startsWith", "endsWith", "contains"])
      return "\(expression(.string, depth)).\(name)(\(expression(.string, depth)))"
    default:
      return "\(expression(.string, depth)).matches(\(pick(["'^[A-Z]'", "'a|b'", "'.*é'", "'(x'", "''"])))"
    }
  }

  private mutating func int(_ depth: Int) -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3:
      return
        "(\(expression(.int, depth, slips: true)) \(pick(["+", "-", "*", "/", "%"])) \(expression(.int, depth, slips: true)))"
    case 4: return "-(\(expression(.int, depth, slips: true)))"
    case 5: return "size(\(expression(pick([Kind.string, .bytes, .ints, .strings, .map]), depth)))"
    case 6: return "int(\(expression(pick([Kind.double, .uint, .string, .timestamp]), depth)))"
    case 7: return "\(expression(.ints, depth, slips: true))[\(expression(.int, depth, slips: true))]"
    case 8: return "\(expression(.map, depth, slips: true))[\(expression(.string, depth, slips: true))]"
    case 9: return "\(expression(.timestamp, depth)).\(pick(Self.parts))(\(pick(Self.zones)))"
    case 10:
      return
        "\(expression(.string, depth)).\(pick(["indexOf", "lastIndexOf"]))(\(expression(.string, depth)))"
    default:
      let name = pick(["greatest", "least", "bitAnd", "bitOr", "bitXor", "bitShiftLeft", "bitShiftRight"])
      return "math.\(name)(\(expression(.int, depth)), \(expression(.int, depth)))"
    }
  }

  private static let parts = [
    "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours",
    "getMinutes",
    "getSeconds", "getMilliseconds",
  ]
  private static let zones = [
    "", "'UTC'", "'Europe/London'", "'+05:30'", "'-02:00'", "'America/New_York'", "'Nowhere'",
  ]

  private mutating func uint(_ depth: Int) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0, 1:
      "(\(expression(.uint, depth, slips: true)) \(pick(["+", "-", "*", "/", "%"])) \(expression(.uint, depth, slips: true)))"
    case 2: "uint(\(expression(pick([Kind.int, .double, .string]), depth)))"
    default: "math.greatest(\(expression(.uint, depth)), \(expression(.uint, depth)))"
    }
  }

  private mutating func double(_ depth: Int) -> String {
    switch Int.random(in: 0..<7, using: &random) {
    case 0...2:
      "(\(expression(.double, depth, slips: true)) \(pick(["+", "-", "*", "/"])) \(expression(.double, depth, slips: true)))"
    case 3: "-(\(expression(.double, depth, slips: true)))"
    case 4: "double(\(expression(pick([Kind.int, .uint, .string]), depth)))"
    case 5:
      "math.\(pick(["ceil", "floor", "round", "trunc", "abs", "sign", "sqrt"]))(\(expression(.double, depth)))"
    default: "math.least(\(expression(.double, depth)), \(expression(.double, depth)))"
    }
  }

  private mutating func string(_ depth: Int) -> String {
    switch Int.random(in: 0..<11, using: &random) {
    case 0, 1: return sum(.string, depth)
    case 2:
      return
        "string(\(expression(pick([Kind.int, .uint, .double, .bool, .bytes, .timestamp, .duration]), depth)))"
    case 3: return "\(expression(.string, depth)).\(pick(["lowerAscii", "upperAscii", "trim", "reverse"]))()"
    case 4: return "\(expression(.string, depth)).charAt(\(pick(["0", "1", "3", "9", "-1"])))"
    case 5:
      // An end that is the text's own is refused by the engine, though not by the specification.
      return
        "(\(expression(.string, depth)) + '...').substring(\(pick(["0", "1", "0, 1", "1, 2", "2, 1", "9"])))"
    case 6:
      let count = pick(["", ", 1", ", 0", ", -1", ", 2"])
      return
        "\(expression(.string, depth)).replace(\(expression(.string, depth)), \(expression(.string, depth))\(count))"
    case 7: return "\(expression(.strings, depth)).join(\(pick(["", "', '", "'-'"])))"
    case 8: return "\(expression(.strings, depth, slips: true))[\(expression(.int, depth, slips: true))]"
    case 9: return "strings.quote(\(expression(.string, depth)))"
    default:
      return
        "'%s|%d|%s'.format([\(expression(.string, depth)), \(expression(.int, depth)), \(expression(.bool, depth))])"
    }
  }

  private mutating func ints(_ depth: Int) -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: sum(.ints, depth)
    case 1: "[\(expression(.int, depth)), \(expression(.int, depth))]"
    case 2: "\(expression(.ints, depth)).map(v, v \(pick(["+", "*", "-"])) \(expression(.int, depth - 1)))"
    case 3:
      "\(expression(.ints, depth)).filter(v, v \(pick(["<", ">", "!="])) \(expression(.int, depth - 1)))"
    default: "\(expression(.strings, depth)).map(v, size(v))"
    }
  }

  private mutating func strings(_ depth: Int) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      "(\(expression(.string, depth)) + ',').split(\(pick(["','", "''", "' '", "'a', 2", "',', 1", "',', -1"])))"
    case 1: "[\(expression(.string, depth)), \(expression(.string, depth))]"
    case 2: "\(expression(.ints, depth)).map(v, v > 1, string(v))"
    default: sum(.strings, depth)
    }
  }

  private mutating func map(_ depth: Int) -> String {
    let (first, second) = (expression(.string, depth), expression(.string, depth))
    return "{\(first): \(expression(.int, depth)), \(second): \(expression(.int, depth))}"
  }

  private mutating func timestamp(_ depth: Int) -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: "(\(expression(.timestamp, depth)) \(pick(["+", "-"])) \(expression(.duration, depth)))"
    case 1: "timestamp(string(\(expression(.timestamp, depth))))"
    default: "(\(expression(.duration, depth)) + \(expression(.timestamp, depth)))"
    }
  }

  private mutating func duration(_ depth: Int) -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: "(\(expression(.duration, depth)) \(pick(["+", "-"])) \(expression(.duration, depth)))"
    case 1: "duration(string(\(expression(.duration, depth))))"
    default: "(h - \(expression(.timestamp, depth)))"
    }
  }
}
