// SPDX-License-Identifier: Apache-2.0

/// Gathers the answers over a list's elements for `exists` (a yes decides) or `all` (a no decides).
struct Quantifier {
  let deciding: Bool
  private var unknown: Unknown?
  private var error: Value?

  init(deciding: Bool) { self.deciding = deciding }

  /// The answer once it is decided.
  mutating func take(_ truth: Truth) -> Value? {
    switch truth {
    case .yes: if deciding { return .bool(true) }
    case .no: if !deciding { return .bool(false) }
    case .unknown(let causes): unknown.merge(causes)
    case .error(let found): error = error ?? found
    }
    return nil
  }

  /// The answer when no element decided: unknown if an element was, or if there may be more elements; else an
  /// error if there was one; else the other answer.
  mutating func finish(doubt: Unknown?) -> Value {
    if let doubt { unknown.merge(doubt) }
    return unknown.map { .unknown($0) } ?? error ?? .bool(!deciding)
  }
}
