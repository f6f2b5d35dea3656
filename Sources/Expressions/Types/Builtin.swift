// SPDX-License-Identifier: Apache-2.0

/// The functions that do not depend on the schema.
enum Builtin: String, Sendable, CaseIterable {
  case size, startsWith, endsWith, contains, matches
  case lowerAscii, upperAscii, trim, reverse, charAt, substring, indexOf, lastIndexOf
  case split, join, replace, format
  case quote = "strings.quote"
  case min, max, abs
  case greatest = "math.greatest"
  case least = "math.least"
  case ceil = "math.ceil"
  case floor = "math.floor"
  case round = "math.round"
  case trunc = "math.trunc"
  case absolute = "math.abs"
  case sign = "math.sign"
  case sqrt = "math.sqrt"
  case isNaN = "math.isNaN"
  case isInf = "math.isInf"
  case isFinite = "math.isFinite"
  case bitAnd = "math.bitAnd"
  case bitOr = "math.bitOr"
  case bitXor = "math.bitXor"
  case bitNot = "math.bitNot"
  case bitShiftLeft = "math.bitShiftLeft"
  case bitShiftRight = "math.bitShiftRight"
  case date, months, days, timestamp, duration
  case getFullYear, getMonth, getDate, getDayOfMonth, getDayOfWeek, getDayOfYear
  case getHours, getMinutes, getSeconds, getMilliseconds
  case int, uint, double, string, bool, bytes, type
  /// Only where nobody declared the values (`Schema.isOpen`).
  case dyn

  /// The names before a dot that are no values.
  static let spaces: Set<String> = ["math", "strings"]

  var declaration: FunctionDeclaration {
    FunctionDeclaration(
      name: rawValue, style: style, overloads: overloads, documentation: documentation, examples: examples)
  }

  var style: FunctionDeclaration.Style {
    switch self {
    case .size, .matches: .either
    case .startsWith, .endsWith, .contains, .lowerAscii, .upperAscii, .trim, .reverse, .charAt, .substring,
      .indexOf, .lastIndexOf, .split, .join, .replace, .format:
      .member
    case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours,
      .getMinutes, .getSeconds, .getMilliseconds:
      .member
    default: .global
    }
  }
}
