// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// One fact that expressions may name: its type, its line of documentation and how it is read, in one place.
struct FactField<Source: Sendable>: Sendable {
  let name: String
  let type: ExpressionType
  let documentation: String
  /// What findings call the fact, so that "is not recorded" can follow.
  let words: String
  let possibleValues: [String]
  let absence: Absence
  let read: @Sendable (Source) -> Reading

  init(
    _ name: String, _ type: ExpressionType, _ documentation: String, called words: String? = nil,
    possibleValues: [String] = [], whenAbsent absence: Absence = .unknown,
    read: @escaping @Sendable (Source) -> Reading
  ) {
    self.name = name
    self.type = type
    self.documentation = documentation
    self.words = words ?? name.split(separator: "_").joined(separator: " ")
    self.possibleValues = possibleValues
    self.absence = absence
    self.read = read
  }

  var field: Field {
    Field(name, type, documentation: documentation, possibleValues: possibleValues)
  }
}

/// What a fact comes to when nothing that was read holds it. Most are unknown then; that something is
/// recorded is a fact too, and no such record makes it false or none.
enum Absence: Sendable {
  case unknown, no, none

  /// Whether this value says that nothing is recorded.
  func matches(_ value: Value) -> Bool {
    switch (self, value) {
    case (.no, .bool(false)), (.none, .null): true
    default: value.isNotRecorded
    }
  }
}

/// A fact's value with the place that it was read at.
struct Reading: Sendable {
  let value: Value
  let place: SourcePlace?

  init(_ value: Value, at place: SourcePlace? = nil) {
    self.value = value
    self.place = place
  }

  /// A fact of the model; the causes of an unknown are its state in words.
  init<Content>(_ fact: Fact<Content>, _ wrap: (Content) -> Value) {
    place = fact.place
    switch fact.answer {
    case .known(let content): value = wrap(content)
    case .none: value = .null
    default: value = .lacking(fact.state)
    }
  }
}

/// A value of the model that is a record of facts to rules.
protocol FactRecord: PlacedRecord {
  static var fields: [FactField<Self>] { get }
}

extension FactRecord {
  func value(at field: Int) -> Value { reading(at: field).value }

  func reading(at field: Int) -> Reading {
    let fields = Self.fields
    return field >= 0 && field < fields.count ? fields[field].read(self) : Reading(.lacking(.notRecorded))
  }
}

/// A record that knows where its facts were read.
protocol PlacedRecord: Record {
  func reading(at field: Int) -> Reading
}

extension String {
  /// Whether these words for a state say that the source has no such field: "not recorded", or what is not.
  var saysNotRecorded: Bool { hasSuffix(FactState.notRecorded.rawValue) }
}

extension Value {
  /// An unknown with the reason in words; the expression adds the path.
  static func lacking(_ state: String) -> Value { .unknown(Unknown(Cause(state: state))) }

  /// An unknown in one of the states of a fact. Made once, for tens of thousands of facts are in them.
  static func lacking(_ state: FactState) -> Value {
    switch state {
    case .withheld: withheld
    case .blank: blank
    case .notAsked: notAsked
    case .unreadable: unreadable
    case .unmapped: unmapped
    case .notRecorded: notRecorded
    case .known, .none: lacking(state.rawValue)
    }
  }

  private static let withheld = lacking(FactState.withheld.rawValue)
  private static let blank = lacking(FactState.blank.rawValue)
  private static let notAsked = lacking(FactState.notAsked.rawValue)
  private static let unreadable = lacking(FactState.unreadable.rawValue)
  private static let unmapped = lacking(FactState.unmapped.rawValue)
  private static let notRecorded = lacking(FactState.notRecorded.rawValue)

  /// Whether the source has no such field, as far as this value can tell.
  var isNotRecorded: Bool {
    guard case .unknown(let unknown) = self else { return false }
    return unknown.causes.allSatisfy { $0.state.saysNotRecorded }
  }

  static func day(_ date: CivilDate) -> Value { .date(date.days) }

  static func flag(_ answer: Bool?) -> Value { answer.map { .bool($0) } ?? .lacking(.notRecorded) }
}
