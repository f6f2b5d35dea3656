// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

extension PanelFacts {
  static let representationFields: [FactField<PanelFacts>] = [
    FactField(
      "minority_members", .count,
      """
      How many deciding members are of an ethnic minority, from the counts of the panel as a whole. With m \
      of c counted among d who decide it lies from m to m + (d - c).
      """, called: "the number of deciding members of an ethnic minority"
    ) { $0.minorityMembers },
    FactField(
      "representative", .bool,
      "What is declared: whether an ethnic minority representative is on the panel.",
      called: "the declaration of an ethnic minority representative"
    ) { $0.representative },
    FactField(
      "representative_decides", .bool,
      "What is declared: whether that representative decides with the others.",
      called: "whether the ethnic minority representative decides"
    ) {
      $0.hasDeclaration
        ? .flag($0.index.vacancies[$0.number].declaration.representativeDecides)
        : Reading(.lacking(.notRecorded))
    },
    FactField(
      "representation_recorded", .bool,
      """
      Whether the files that were read say anything about representation on this panel: a declaration, or \
      counts of the members who agreed to be counted. That somebody was asked and declined is a record; that \
      nobody was asked is none. Unknown when no file has panels, nor room for a declaration of the vacancy.
      """, called: "representation on the panel", whenAbsent: .no
    ) { facts in
      let record = facts.record
      let declared = facts.hasDeclaration ? facts.declaredRepresentative.place : nil
      return Reading(facts.representationRecorded(record), at: declared ?? facts.place)
    },
  ]

  /// The declaration, unless the panel's own counts show that nobody who decides is of an ethnic minority, while
  /// a representative who decides is declared: two statements of which one is wrong are no answer.
  private var representative: Reading {
    guard hasDeclaration else { return Reading(.lacking(.notRecorded)) }
    let decides = index.vacancies[number].declaration.representativeDecides
    guard declaredRepresentative.value == true, decides.value == true,
      case .count(let counted) = minorityMembers.value,
      counted.upperBound == 0
    else { return .flag(declaredRepresentative) }
    return Reading(.lacking("contradicted by the counts of the panel"), at: declaredRepresentative.place)
  }

  private var declaredRepresentative: Fact<Bool> { index.vacancies[number].declaration.representative }

  private var minorityMembers: Reading {
    // Without the line: the number may stand on any seat's row, and a row would seem to say whose it is.
    reading { Reading(minorityValue($0), at: index.panels[$0].minorityCounted.place?.withoutLine) }
  }

  private func minorityValue(_ position: Int) -> Value {
    let asked = index.panels[position].decidingAsked
    let minorityCounted = index.panels[position].minorityCounted
    let counted = index.panels[position].decidingCounted.number
    let minority = minorityCounted.number ?? (counted == 0 ? 0 : nil)
    guard let minority else { return .lacking(minorityCounted.state) }
    let deciding = decidingRange(at: position) ?? max(counted ?? 0, minority)...Int.max
    let least = max(counted ?? 0, minority)
    let askedNumber = asked.number ?? least
    guard minority >= 0, minority <= (counted ?? minority), (counted ?? 0) <= max(askedNumber, 0),
      max(least, askedNumber) <= deciding.upperBound
    else { return .lacking("its counts contradict one another") }
    if deciding.upperBound == Int.max { return .count(minority...Int.max) }
    return .count(minority...(minority + deciding.upperBound - (counted ?? minority)))
  }

  /// Not a fact about the panel but about what is recorded, so that most states are an answer to it.
  private func representationRecorded(_ record: PanelRecord) -> Value {
    let declared = hasDeclaration ? recordedState(declaredRepresentative) : .no
    let counts = countsRecorded(record)
    if declared == .yes || counts == .yes { return .bool(true) }
    if let doubt = declared.doubt ?? counts.doubt { return .lacking(doubt) }
    // Nobody left out what no file has room for.
    if case .noFile = record, !hasRoomForDeclaration { return .lacking(.notRecorded) }
    return .bool(false)
  }

  /// Whether a file has the declaration's field for this vacancy, be it empty.
  private var hasRoomForDeclaration: Bool {
    hasDeclaration && (declaredRepresentative.state != .notRecorded || declaredRepresentative.place != nil)
  }

  private enum RecordedState: Equatable {
    case yes, no
    case perhaps(String)

    var doubt: String? {
      if case .perhaps(let state) = self { state } else { nil }
    }
  }

  private func recordedState<Content>(_ fact: Fact<Content>) -> RecordedState {
    switch fact.state {
    case .known, .withheld: .yes
    case .none, .blank, .notAsked, .notRecorded: .no
    case .unreadable, .unmapped: .perhaps(fact.state.rawValue)
    }
  }

  private func countsRecorded(_ record: PanelRecord) -> RecordedState {
    switch record {
    case .noFile, .none: return .no
    case .perhapsLost, .several: return .perhaps(record.lackInWords)
    case .one(let position, _, _):
      // Everybody who was asked declined: that is recorded.
      if index.panels[position].decidingCounted.number == 0,
        (index.panels[position].decidingAsked.number ?? 0) > 0
      {
        return .yes
      }
      if index.panels[position].decidingAsked.number == 0 { return .no }
      return recordedState(index.panels[position].minorityCounted)
    }
  }
}

extension Reading {
  fileprivate static func flag(_ fact: Fact<Bool>) -> Reading { Reading(fact) { .bool($0) } }
}

extension Fact where Value == Int {
  /// The number, where *none* is 0; `nil` when it is unknown.
  var number: Int? {
    switch answer {
    case .known(let number): number
    case .none: 0
    default: nil
    }
  }
}
