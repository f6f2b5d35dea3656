// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Which texts a rule looks at, and with which lexicon of its pack.
package struct WordingTerms: Sendable, Hashable {
  /// In the order of the rule.
  package let texts: [WordingText]
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
  case brief = "search.brief"
  case title = "vacancy.title"

  /// The texts that rules about this kind of subject can look at; none for most kinds.
  static func texts(for kind: SubjectKind) -> [WordingText] {
    switch kind {
    case .advert: [.advert, .specification, .essentials, .brief, .title]
    case .vacancy, .interview: [.adverts, .specification, .essentials, .brief, .title]
    default: []
    }
  }

  /// The fact that holds the text, for evidence and for what is lacking.
  var fact: String { self == .essentials ? WordingText.specification.rawValue : rawValue }

  /// The fact that is read to get at the text: the text itself, or the list whose elements have it.
  var source: String {
    switch self {
    case .advert, .brief, .title: rawValue
    case .adverts: "adverts"
    case .specification, .essentials: "specification.lines"
    }
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
    case .specification, .essentials: "person specification"
    case .brief: "search brief"
    case .title: "title"
    }
  }
}
