// SPDX-License-Identifier: Apache-2.0

/// A value, or why there is none.
package enum Value: Sendable {
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  /// A text of which only the start is known, and why: what is found in it counts, what is not found is
  /// unknown.
  case excerpt(String, Unknown)
  case bytes([UInt8])
  /// Days since 1970-01-01, which is 0.
  case date(Int32)
  case period(months: Int32, days: Int32)
  case timestamp(Moment)
  case duration(TimeLength)
  /// A whole number known to lie within the range. `Int.max` as the upper end means no upper end is known.
  case count(ClosedRange<Int>)
  /// An exact fraction known to lie from `low` to `high`, both included.
  indirect case ratio(low: Fraction, high: Fraction)
  /// The scale's name and the ranks within which the value lies.
  case scale(String, ClosedRange<Int>)
  /// None: the source shows that there is no value.
  case null
  case list(ValueList)
  indirect case map(ValueMap)
  /// The name of a type.
  indirect case type(String)
  case record(any Record)
  case unknown(Unknown)
  indirect case error(EvaluationError)
}

/// Something with fields, given by the host.
package protocol Record: Sendable {
  /// The field's value; `field` is its position in the `RecordType`. A cause in an unknown may leave its path
  /// empty: the expression fills it in.
  func value(at field: Int) -> Value
}

/// A list, and whether it is all of it.
package struct ValueList: Sendable {
  package enum Completeness: Sendable {
    case complete
    /// There may be any number of further elements, for these reasons.
    case openEnded(Unknown)
    /// There may be up to this many further elements, for these reasons.
    case missing(atMost: Int, Unknown)
  }

  package var elements: [Value]
  package var completeness: Completeness

  package init(_ elements: [Value], _ completeness: Completeness = .complete) {
    self.elements = elements
    self.completeness = completeness
  }

  /// Why the list may have more elements; `nil` when it is complete.
  var doubt: Unknown? {
    switch completeness {
    case .complete: nil
    case .openEnded(let unknown), .missing(_, let unknown): unknown
    }
  }

  /// How many elements there are at least and at most.
  var size: ClosedRange<Int> {
    switch completeness {
    case .complete: elements.count...elements.count
    case .openEnded: elements.count...Int.max
    case .missing(let atMost, _): elements.count...(elements.count + max(0, min(atMost, 1 << 40)))
    }
  }
}

/// The values of a schema's variables, by position.
package struct Bindings: Sendable {
  package var values: [Value]

  package init(_ values: [Value]) { self.values = values }
}
