// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Expressions

/// Facts that a rule lacked, in words for somebody who has never seen a field name.
package struct LackingWords {
  private let facts: [LackingFact]

  package init(_ facts: [LackingFact]) { self.facts = facts }

  /// What is lacking of the one thing that was looked at: "The pay band is not recorded."
  package var sentence: String { "\(reasons.joined(separator: ", and ").capitalised)." }

  /// Why one subject cannot be judged: "Interview V-12: cannot be told, because the pay band is blank (asked,
  /// not answered)." or "Band 2 cannot be judged: 20 white applicants shortlisted, 30 needed."
  func single(_ subject: Subject) -> String {
    if subject.kind == .cohort {
      return "\(subject.ref.capitalised) cannot be judged: \(reasons.joined(separator: "; "))."
    }
    let name =
      subject.kind == .organisation
      ? "The organisation" : "\(subject.kind.rawValue.capitalised) \(subject.ref)"
    return "\(name): cannot be told, because \(reasons.joined(separator: ", and "))."
  }

  /// What nothing in the bundle records of many subjects.
  func blanket(_ kind: SubjectKind, _ number: Int, of all: Int) -> String {
    let name = kind == .cohort ? "cut of the data" : kind.rawValue
    let whom =
      number == all
      ? "every \(name) (\(number.grouped))" : "\(number.grouped) of \(all.grouped) \(kind.plural)"
    return "Of \(whom): \(inNoFile)."
  }

  /// What nothing in the bundle records.
  var inNoFile: String {
    let plain = facts.filter { $0.state == FactState.notRecorded.rawValue }
    let words = plain.map { FactWords.words(for: $0.fact) }.once
    var parts = facts.filter { $0.state != FactState.notRecorded.rawValue }.map(\.state).once
    if !words.isEmpty {
      parts.insert("\(words.listed) \(words.count == 1 ? "is" : "are") not recorded in any file", at: 0)
    }
    return parts.joined(separator: "; ")
  }

  /// Why any subject that lacks these facts cannot be judged.
  var reason: String { reasons.joined(separator: ", and ") }

  /// Facts that are not known for one reason are told of together.
  private var reasons: [String] {
    facts.map { fact in
      let words = facts.filter { $0.state == fact.state && $0.isUnknownForAReason }.map {
        FactWords.words(for: $0.fact)
      }.once
      guard fact.isUnknownForAReason, words.count > 1 else { return LackingWords.reason(fact) }
      return "\(words.listed) are not known: \(fact.state)"
    }.once
  }

  private static func reason(_ fact: LackingFact) -> String {
    let words = FactWords.words(for: fact.fact)
    if fact.isUnknownForAReason { return "\(words) is not known: \(fact.state)" }
    switch FactState(rawValue: fact.state) {
    case .withheld: return "\(words) was withheld"
    case .blank: return "\(words) is blank (not answered)"
    case .notAsked: return "\(words) was not asked"
    case .unreadable: return "\(words) cannot be read"
    case .unmapped: return "\(words) has a value that no map knows"
    case .notRecorded: return fact.isOfMeasure ? "no applications are recorded" : "\(words) is not recorded"
    case .known, .none?, nil:
      if fact.state == Value.cutOff { return "\(words) is cut off" }
      return fact.saysHowMany ? "\(words) is \(fact.state)" : fact.state
    }
  }
}

extension LackingFact {
  fileprivate var isOfMeasure: Bool { fact.hasPrefix("measure.") }

  /// Whether the state is a range.
  fileprivate var saysHowMany: Bool { state.hasPrefix("between ") || state.hasPrefix("at least ") }

  /// Whether the state says in words of its own why the fact is not known.
  fileprivate var isUnknownForAReason: Bool {
    FactState(rawValue: state).map { $0 == .known || $0 == .none } ?? true && !isOfMeasure && !saysHowMany
      && state != CountedMembers.state && state != Value.cutOff
  }
}

extension SubjectKind {
  fileprivate var plural: String {
    switch self {
    case .vacancy: "vacancies"
    case .cohort: "cuts of the data"
    default: "\(rawValue)s"
    }
  }
}

extension String {
  /// The same with a capital at the start.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension [String] {
  /// Each once, in order.
  fileprivate var once: [String] {
    var found: [String] = []
    for text in self where !found.contains(text) { found.append(text) }
    return found
  }

  /// "a, b and c".
  fileprivate var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
