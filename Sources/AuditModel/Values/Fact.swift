// SPDX-License-Identifier: Apache-2.0

/// What the source says about one thing: an answer, or the reason why there is none.
///
/// *Known* and *none* are answers; the others are unknown to a rule, and stay apart all the way to the report.
public enum Answer<Value: Sendable>: Sendable {
  /// The source gives a value.
  case known(Value)
  /// The source shows that there is none, or that it has not happened.
  case none
  /// The person declined to say.
  case withheld
  /// It was asked and not answered.
  case blank
  /// The source says that it was not asked.
  case notAsked
  /// There is something, but it is no date, number or band.
  case unreadable
  /// A value that no map knows.
  case unmapped
  /// The source has no such field, or says itself that it does not know.
  case notRecorded

  /// The state without the value.
  @inlinable public var state: FactState {
    switch self {
    case .known: .known
    case .none: .none
    case .withheld: .withheld
    case .blank: .blank
    case .notAsked: .notAsked
    case .unreadable: .unreadable
    case .unmapped: .unmapped
    case .notRecorded: .notRecorded
    }
  }

  /// The same answer about something derived from the value.
  @inlinable public func map<Other>(_ transform: (Value) -> Other) -> Answer<Other> {
    switch self {
    case .known(let value): .known(transform(value))
    case .none: .none
    case .withheld: .withheld
    case .blank: .blank
    case .notAsked: .notAsked
    case .unreadable: .unreadable
    case .unmapped: .unmapped
    case .notRecorded: .notRecorded
    }
  }
}

extension Answer: Equatable where Value: Equatable {}
extension Answer: Hashable where Value: Hashable {}

/// The states of a fact.
public enum FactState: String, Sendable, Hashable, CaseIterable {
  case known, none, withheld, blank
  case notAsked = "not asked"
  case unreadable, unmapped
  case notRecorded = "not recorded"

  /// Whether a rule may use it: *known* and *none* are answers.
  package var isAnswer: Bool { self == .known || self == .none }
}

/// A value, or its absence, with its provenance.
public struct Fact<Value: Sendable>: Sendable {
  /// The value, or why there is none.
  public let answer: Answer<Value>
  /// Where it was read; `nil` when nothing was read (*not recorded*, or given by a form).
  package let place: SourcePlace?

  package init(_ answer: Answer<Value>, at place: SourcePlace? = nil) {
    self.answer = answer
    self.place = place
  }

  /// A fact that the source has no field for.
  package static var notRecorded: Fact { Fact(.notRecorded) }

  /// The value, when it is known.
  @inlinable public var value: Value? {
    if case .known(let value) = answer { value } else { nil }
  }

  /// The state of the answer.
  @inlinable public var state: FactState { answer.state }
}

extension Fact: Equatable where Value: Equatable {}
extension Fact: Hashable where Value: Hashable {}

/// A collection whose source may be missing from the bundle, or may have broken off.
package enum Recorded<Element: Sendable>: Sendable {
  /// Everything that the source holds.
  case complete([Element])
  /// The source broke off, or is known to hold more: there may be others.
  case openEnded([Element])
  /// No source in the bundle records it: unknown, not empty.
  case notRecorded

  /// The elements that were read; empty when nothing records them.
  package var elements: [Element] {
    switch self {
    case .complete(let elements), .openEnded(let elements): elements
    case .notRecorded: []
    }
  }
}
