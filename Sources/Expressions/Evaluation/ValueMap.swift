// SPDX-License-Identifier: Apache-2.0

/// Keys with their values, in the order in which they were given.
package struct ValueMap: Sendable {
  package let keys: [Value]
  package let values: [Value]
  private let positions: [MapKey: Int]

  /// - Throws: `notAKey` or `duplicateKey`.
  init(keys: [Value], values: [Value]) throws(EvaluationError.Kind) {
    var positions: [MapKey: Int] = [:]
    positions.reserveCapacity(keys.count)
    for (position, value) in keys.enumerated() {
      guard let key = MapKey(key: value) else { throw .notAKey }
      guard positions.updateValue(position, forKey: key) == nil else { throw .duplicateKey }
    }
    self.keys = keys
    self.values = values
    self.positions = positions
  }

  /// A map whose keys are texts; of two that are the same the first stands.
  package init(_ entries: [(key: String, value: Value)]) {
    var positions: [MapKey: Int] = [:]
    var (keys, values): ([Value], [Value]) = ([], [])
    for (text, value) in entries where positions[.text(Array(text.utf8))] == nil {
      positions[.text(Array(text.utf8))] = keys.count
      keys.append(.string(text))
      values.append(value)
    }
    self.keys = keys
    self.values = values
    self.positions = positions
  }

  /// Numbers find a key by what they are worth, whatever their type.
  subscript(_ key: Value) -> Value? {
    MapKey(sought: key).flatMap { positions[$0] }.map { values[$0] }
  }

  subscript(_ text: String) -> Value? { positions[.text(Array(text.utf8))].map { values[$0] } }
}

extension Value {
  /// Whether a map can be asked for it as a key.
  var canBeSought: Bool {
    switch self {
    case .bool, .int, .uint, .double, .count, .string: true
    default: false
    }
  }
}

/// What a key is told from others by. Texts by their bytes, so that they are equal as elsewhere.
private enum MapKey: Hashable {
  case bool(Bool)
  case int(Int64)
  /// Only beyond what an `int` holds.
  case uint(UInt64)
  case text([UInt8])

  /// `nil` for what cannot be a key.
  init?(key: Value) {
    switch key {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = Int64(exactly: value).map { .int($0) } ?? .uint(value)
    case .count(let range) where range.lowerBound == range.upperBound: self = .int(Int64(range.lowerBound))
    case .string(let text): self = .text(Array(text.utf8))
    default: return nil
    }
  }

  /// A decimal number that is whole finds a key too, though it cannot be one.
  init?(sought: Value) {
    guard case .double(let number) = sought else {
      self.init(key: sought)
      return
    }
    if let whole = Int64(exactly: number) {
      self = .int(whole)
    } else if let whole = UInt64(exactly: number) {
      self = .uint(whole)
    } else {
      return nil
    }
  }
}
