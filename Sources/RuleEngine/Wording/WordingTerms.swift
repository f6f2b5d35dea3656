// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Which texts a rule looks at, and with which lexicon.
package struct WordingTerms: Sendable, Hashable {
  /// In the order of the rule.
  package let texts: [WordingText]
  /// Its name, or `PACK/NAME` of one of a pack that ships.
  package let lexicon: String
}

/// A text that a wording rule can look at.
package enum WordingText: String, Sendable, Hashable, CaseIterable {
  case advert = "advert.text"
  /// Those of all adverts of the vacancy.
  case adverts = "adverts.text"
  /// All lines of the person specification, as one text.
  case specification = "specification.lines.text"
  /// The same without the lines that are not essential.
  case essentials = "specification.essential_text"
  /// The same without the lines that are not desirable.
  case desirables = "specification.desirable_text"
  case brief = "search.brief"
  case title = "vacancy.title"
  /// The title where there is one: a post without a title is judged by the other texts alone.
  case titleIfAny = "vacancy.title?"

  /// The texts that rules about this kind of subject can look at; none for most kinds.
  static func texts(for kind: SubjectKind) -> [WordingText] {
    switch kind {
    case .advert: [.advert] + ofVacancy
    case .vacancy, .interview: [.adverts] + ofVacancy
    default: []
    }
  }

  private static let ofVacancy: [WordingText] = [
    .specification, .essentials, .desirables, .brief, .title, .titleIfAny,
  ]

  /// The fact that holds the text, for evidence and for what is lacking.
  var fact: String {
    switch self {
    case .specification, .essentials, .desirables: WordingText.specification.rawValue
    case .titleIfAny: WordingText.title.rawValue
    case .advert, .adverts, .brief, .title: rawValue
    }
  }

  /// What a match calls the text in which it stands.
  var field: String { self == .titleIfAny ? fact : rawValue }

  /// The fact that is read to get at the text: the text itself, or the list whose elements have it.
  var source: String {
    switch self {
    case .advert, .brief, .title: rawValue
    case .titleIfAny: fact
    case .adverts: "adverts"
    case .specification, .essentials, .desirables: "specification.lines"
    }
  }

  /// The lines of a person specification that it has; `nil` when it has all lines, or none.
  var weight: CriterionWeight? {
    switch self {
    case .essentials: .essential
    case .desirables: .desirable
    case .advert, .adverts, .specification, .brief, .title, .titleIfAny: nil
    }
  }

  /// Whether something that is not known of the text leaves open what would be found in it.
  func isOpened(by doubt: TextDoubt) -> Bool {
    if self == .titleIfAny, doubt.isAbsence { return false }
    guard let weight, let doubtful = doubt.weight else { return true }
    return doubtful.mayBe(weight)
  }

  /// Whether a fact is a text that may name a person, such as whom to ask.
  static func isWhole(_ fact: String) -> Bool {
    fact != title.rawValue && allCases.contains { $0.fact == fact }
  }

  /// What a message calls it, behind "of the".
  var words: String {
    switch self {
    case .advert: "advert"
    case .adverts: "adverts"
    case .specification, .essentials, .desirables: "person specification"
    case .brief: "search brief"
    case .title, .titleIfAny: "title"
    }
  }
}
