// SPDX-License-Identifier: Apache-2.0

internal import Expressions
internal import Foundation

/// Plain JSON as values of the rule language, with the types that they show.
enum OpenValues {
  /// What cannot be a value, and why.
  struct Unreadable: Error {
    let problem: String
  }

  /// A schema that declares nothing but these names, and their values.
  static func bindings(
    _ object: [String: JSONText]
  ) throws(Unreadable) -> (schema: Schema, bindings: Bindings) {
    var (variables, values): ([Variable], [Value]) = ([], [])
    for (name, json) in object.sorted(by: { $0.key < $1.key }) {
      let value = try value(json, at: name)
      variables.append(Variable(name, value.openType))
      values.append(value)
    }
    return (Schema(variables: variables, isOpen: true), Bindings(values))
  }

  private static func value(_ json: JSONText, at path: String) throws(Unreadable) -> Value {
    switch json {
    case .null: return .null
    case .bool(let isTrue): return .bool(isTrue)
    case .text(let text): return .string(text)
    case .number(let digits): return number(digits)
    case .list(let list):
      var elements: [Value] = []
      for element in list { elements.append(try value(element, at: path)) }
      return .list(ValueList(elements))
    case .object(let object): return try self.object(object, at: path)
    }
  }

  /// `1` is an int, `1.0` and `1e3` are doubles; a whole number beyond an int is a uint, and beyond that a double.
  private static func number(_ digits: String) -> Value {
    Int64(digits).map { .int($0) } ?? UInt64(digits).map { .uint($0) } ?? .double(Double(digits) ?? .nan)
  }

  private static func object(_ object: [String: JSONText], at path: String) throws(Unreadable) -> Value {
    if object.count == 1, let (mark, content) = object.first, mark.hasPrefix("$") {
      guard let value = marked(mark, content, at: path) else {
        throw Unreadable(
          problem: "'\(path)': '\(mark)' is no mark that is known, or its value is none "
            + "(expected $unknown, $uint, $double, $bytes, $timestamp or $duration)")
      }
      return value
    }
    var entries: [(key: String, value: Value)] = []
    for (key, json) in object.sorted(by: { $0.key < $1.key }) {
      entries.append((key, try value(json, at: "\(path).\(key)")))
    }
    return .map(ValueMap(entries))
  }

  /// What JSON has no spelling for.
  private static func marked(_ mark: String, _ content: JSONText, at path: String) -> Value? {
    switch (mark, content) {
    case ("$unknown", .text(let reason)): .unknown(Unknown(Cause(path: path, state: reason)))
    case ("$uint", .number(let digits)): UInt64(digits).map { .uint($0) }
    case ("$double", .number(let text)), ("$double", .text(let text)): Double(text).map { .double($0) }
    case ("$bytes", .text(let text)): Data(base64Encoded: text).map { .bytes(Array($0)) }
    case ("$timestamp", .text(let text)): Moment(text).map { .timestamp($0) }
    case ("$duration", .text(let text)): TimeLength(text).map { .duration($0) }
    default: nil
    }
  }
}

extension Value {
  /// The type that the value shows; what is none or unknown, and what is mixed, shows none.
  fileprivate var openType: ExpressionType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .timestamp: .timestamp
    case .duration: .duration
    case .list(let list): .list(Self.openType(of: list.elements))
    case .map(let map): .map(.string, Self.openType(of: map.values))
    default: .dyn
    }
  }

  private static func openType(of values: [Value]) -> ExpressionType {
    let types = Set(values.map(\.openType))
    return types.count == 1 ? types.first ?? .dyn : .dyn
  }
}
