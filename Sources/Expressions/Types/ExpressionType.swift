// SPDX-License-Identifier: Apache-2.0

/// What kind of value an expression gives. A field of any type may also be none (`null`).
package indirect enum ExpressionType: Sendable, Hashable {
  case bool
  /// A whole number of 64 bits.
  case int
  /// A whole number of 64 bits without a sign.
  case uint
  /// A binary floating-point number.
  case double
  case string
  case bytes
  /// A moment in time, to the nanosecond.
  case timestamp
  /// A length of time in seconds and nanoseconds.
  case duration
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
  /// Keys of bool, int, uint or string, each with one value. The empty map is a map of `null` to `null`.
  case map(ExpressionType, ExpressionType)
  /// The registered record type with this name.
  case record(String)
  /// The type of what `type()` gives.
  case type
  /// A value whose type only the evaluation tells. No pack can have one: it is there for expressions over
  /// values that nobody declared (`Schema.isOpen`).
  case dyn
}

extension ExpressionType: CustomStringConvertible {
  /// The type's name in messages and reference pages.
  package var description: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .date: "date"
    case .period: "period"
    case .count: "count"
    case .ratio: "ratio"
    case .null: "null"
    case .scale(let name), .record(let name): name
    case .list(let element): "list of \(element)"
    case .map(let key, let value): "map of \(key) to \(value)"
    case .type: "type"
    case .dyn: "dyn"
    }
  }
}

extension ExpressionType {
  /// Whether a value of this type may stand where the other is wanted: the same, `null`, a whole number for a
  /// count, a list of such for a list.
  func fits(_ wanted: ExpressionType) -> Bool {
    switch (self, wanted) {
    case (.null, _), (.int, .count), (.dyn, _), (_, .dyn): true
    case (.map(let key, let value), .map(let wantedKey, let wantedValue)):
      key.fits(wantedKey) && value.fits(wantedValue)
    case (.list(let element), .list(let wantedElement)): element.fits(wantedElement)
    default: self == wanted
    }
  }

  /// The one type that both fit.
  static func common(_ a: ExpressionType, _ b: ExpressionType) -> ExpressionType? {
    if a == .dyn || b == .dyn { return .dyn }
    return a.fits(b) ? b : b.fits(a) ? a : nil
  }

  /// Whether only the evaluation tells what it is, or what some part of it is.
  var isOpen: Bool {
    switch self {
    case .dyn: true
    case .list(let element): element.isOpen
    case .map(let key, let value): key.isOpen || value.isOpen
    default: false
    }
  }

  var element: ExpressionType? {
    if case .list(let element) = self { return element }
    return nil
  }

  /// What a macro or `in` goes over, by position and by element: the keys of a map with their values.
  var items: (first: ExpressionType, second: ExpressionType)? {
    switch self {
    case .list(let element): (.int, element)
    case .map(let key, let value): (key, value)
    case .dyn: (.dyn, .dyn)
    default: nil
    }
  }
}

extension ExpressionType {
  /// Whether a map may have keys of this type.
  var isKey: Bool {
    switch self {
    case .bool, .int, .uint, .string, .count, .dyn: true
    default: false
    }
  }

  /// What a map holds whose keys are texts; `nil` for what is no such map.
  var valueOfTextKey: ExpressionType? {
    switch self {
    case .map(let key, let value): ExpressionType.string.fits(key) || key.fits(.string) ? value : nil
    case .dyn: .dyn
    default: nil
    }
  }
}

/// The types that can be named in an expression, to compare what `type()` gives.
enum TypeName: String, Sendable, CaseIterable {
  case bool, int, uint, double, string, bytes, list, map, type, date, period, ratio
  case nullType = "null_type"
  case timestamp = "google.protobuf.Timestamp"
  case duration = "google.protobuf.Duration"
}
