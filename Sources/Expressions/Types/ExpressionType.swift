// SPDX-License-Identifier: Apache-2.0

/// What kind of value an expression gives. A field of any type may also be none (`null`).
package indirect enum ExpressionType: Sendable, Hashable {
  case bool
  /// A whole number of 64 bits.
  case int
  /// A binary floating-point number.
  case double
  case string
  /// A day of the calendar.
  case date
  /// A number of months and days.
  case period
  /// A whole number, or a range within which it lies.
  case count
  /// An exact non-negative fraction, or a range of them.
  case ratio
  /// The type of the literal `null`, which goes with every type.
  case null
  /// A rank of the registered scale with this name.
  case scale(String)
  /// The empty list is a list of `null`.
  case list(ExpressionType)
  /// The registered record type with this name.
  case record(String)
}

extension ExpressionType: CustomStringConvertible {
  /// The type's name in messages and reference pages.
  package var description: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .double: "double"
    case .string: "string"
    case .date: "date"
    case .period: "period"
    case .count: "count"
    case .ratio: "ratio"
    case .null: "null"
    case .scale(let name), .record(let name): name
    case .list(let element): "list of \(element)"
    }
  }
}

extension ExpressionType {
  /// Whether a value of this type may stand where the other is wanted: the same, `null`, a whole number for a
  /// count, a list of such for a list.
  func fits(_ wanted: ExpressionType) -> Bool {
    switch (self, wanted) {
    case (.null, _), (.int, .count): true
    case (.list(let element), .list(let wantedElement)): element.fits(wantedElement)
    default: self == wanted
    }
  }

  /// The one type that both fit.
  static func common(_ a: ExpressionType, _ b: ExpressionType) -> ExpressionType? {
    a.fits(b) ? b : b.fits(a) ? a : nil
  }

  var element: ExpressionType? {
    if case .list(let element) = self { return element }
    return nil
  }
}
