// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// What a wording rule's lexicon finds in the texts of one subject.
struct WordingResult: Sendable {
  /// In the order of the rule's texts, and of each text.
  private(set) var matches: [WordingMatch] = []
  /// How many more there may be in what is known of the texts.
  private(set) var perhaps = 0
  /// Why there may be more, or none can be told.
  private(set) var doubts: [LackingFact] = []
  /// Whether parts of the texts are not known.
  private(set) var isOpen = false
  private(set) var hasText = false
  /// Why the texts were not looked through.
  private(set) var fault: String?
  private let terms: WordingTerms
  /// Where each match stands, in words for messages.
  private var labels: [String] = []
  /// Of each match whether its line is only desirable, among lines of which some are.
  private var areDesirable: [Bool] = []

  /// - Parameters:
  ///   - texts: those of the rule, in its order.
  ///   - entries: the numbers of the lexicon's entries in the set.
  init(
    _ terms: WordingTerms, _ texts: [[ScannedText]], entries: Range<Int>, scan: TextScan, post: Occupation
  ) {
    self.terms = terms
    var occupations = OccupationExceptions(scan, post)
    for (text, scanned) in zip(terms.texts, texts) {
      let areSeveral = scanned.count(where: \.isOfSubject) > 1
      for (number, part) in scanned.enumerated() {
        let name = text != .adverts ? text.words : areSeveral ? "advert \(number + 1)" : "advert"
        take(part, of: text, entries, scan, &occupations)
        label(from: labels.count, name)
      }
    }
    if !hasText, doubts.isEmpty {
      doubts = terms.texts.prefix(1).map { LackingFact(fact: $0.fact, state: WordingResult.noText) }
    }
  }

  /// How the paths of what was found begin.
  static let prefix = "wording."

  /// The same facts, what is not known of the texts in the place of the number of words found.
  func explaining(_ lacking: [LackingFact]) -> [LackingFact] {
    var facts = lacking.filter { !$0.fact.hasPrefix(WordingResult.prefix) }
    guard facts.count < lacking.count else { return facts }
    for doubt in doubts where !facts.contains(doubt) { facts.append(doubt) }
    return facts
  }

  private static let noText = "there is no text"

  private mutating func take(
    _ scanned: ScannedText, of text: WordingText, _ entries: Range<Int>, _ scan: TextScan,
    _ occupations: inout OccupationExceptions
  ) {
    fault = fault ?? scanned.fault
    hasText = hasText || scanned.hasText(of: text.weight)
    for doubt in scanned.doubts where text.isOpened(by: doubt) {
      isOpen = true
      add(doubt.lacking, of: text)
    }
    for found in scanned.found where entries.contains(found.entry) {
      if let weight = text.weight, !found.weight.mayBe(weight) { continue }
      let entry = scan.set.entries[found.entry]
      switch occupations.standing(of: found.entry, entry.unless) {
      case .holds: continue
      case .unknown(let lacking):
        perhaps += 1
        add(lacking)
        continue
      case .doesNotHold: break
      }
      if let doubt = found.doubt {
        perhaps += 1
        add(doubt, of: text)
      } else if text.weight != nil, case .unknown(let state) = found.weight {
        perhaps += 1
        add(LackingFact(fact: "specification.lines.essential", state: state))
      } else {
        matches.append(match(found, entry, of: text))
        areDesirable.append(text == .specification && found.weight == .desirable)
      }
    }
  }

  /// Says of the matches from a number on where they stand.
  private mutating func label(from first: Int, _ name: String) {
    for (match, isDesirable) in zip(matches[first...], areDesirable[first...]) {
      let isTitle = match.field == WordingText.title.rawValue
      let place = isTitle ? "the title" : "line \(match.line) of \(name.withArticle)"
      labels.append(isDesirable ? "\(place), desirable" : place)
    }
  }

  /// A doubt about a text that may have been looked through as another's: an advert as one of its vacancy's.
  private mutating func add(_ doubt: LackingFact, of text: WordingText) {
    let isOfOne = text == .adverts && doubt.fact == WordingText.advert.fact
    add(isOfOne ? LackingFact(fact: text.fact, state: doubt.state) : doubt)
  }

  private mutating func add(_ doubt: LackingFact) {
    if !doubts.contains(doubt) { doubts.append(doubt) }
  }

  private func match(_ found: FoundWords, _ entry: LexiconEntry, of text: WordingText) -> WordingMatch {
    WordingMatch(
      field: text.field, place: found.place, line: found.line, column: found.column, words: found.words,
      entry: "\(terms.lexicon).\(entry.id)", why: entry.why, alternative: entry.instead)
  }

  /// How many words were found: exact, a range while parts of the texts are not known, unknown without any text.
  var count: Value {
    if let fault, let text = terms.texts.first {
      return .unknown(Unknown(Cause(path: text.fact, state: fault)))
    }
    guard hasText else {
      return .unknown(Unknown(doubts.map { Cause(path: $0.fact, state: $0.state) }))
    }
    return .count(matches.count...(isOpen ? Int.max : matches.count + perhaps))
  }

  private static let mostWords = 3

  /// The first words with their lines, for messages.
  var words: Value {
    guard !matches.isEmpty else { return hasText ? .null : count }
    var parts = zip(matches, labels).prefix(WordingResult.mostWords).map { "\"\($0.words)\" (\($1))" }
    let more = matches.count - parts.count
    if more > 0 { parts.append("\(more.grouped) more") }
    guard let last = parts.last, parts.count > 1 else { return .string(parts[0]) }
    return .string(parts.dropLast().joined(separator: ", ") + " and " + last)
  }
}

extension String {
  /// With "the" before it, unless it ends in a number.
  fileprivate var withArticle: String { last?.isNumber ?? false ? self : "the \(self)" }
}

/// What is known of a post that exceptions by occupation look at.
struct Occupation: Sendable {
  let title: Value
  let staffGroup: Value
}

/// Tells of entries whether an exception by occupation holds, each role looked up once.
private struct OccupationExceptions {
  enum Standing {
    case holds, doesNotHold
    case unknown(LackingFact)
  }

  private let scan: TextScan
  private let values: [(role: PatternUse.Role, fact: String, value: Value)]
  private var hits: [PatternUse.Role: [WordHit]] = [:]

  init(_ scan: TextScan, _ post: Occupation) {
    self.scan = scan
    values = [
      (.title, "vacancy.title", post.title), (.staffGroup, "vacancy.staff_group", post.staffGroup),
    ]
  }

  mutating func standing(of entry: Int, _ unless: LexiconExceptions) -> Standing {
    var lacking: LackingFact?
    for (role, fact, value) in values where unless.has(role) {
      switch value {
      case .string(let text), .excerpt(let text, _):
        if hits(role, text).contains(where: { scan.set.automaton.isException($0, role, of: entry) }) {
          return .holds
        }
        if case .excerpt = value { lacking = lacking ?? LackingFact(fact: fact, state: Value.cutOff) }
      case .unknown(let unknown):
        lacking = lacking ?? LackingFact(fact: fact, state: unknown.causes.first?.state ?? "unknown")
      default: break
      }
    }
    return lacking.map { .unknown($0) } ?? .doesNotHold
  }

  private mutating func hits(_ role: PatternUse.Role, _ text: String) -> [WordHit] {
    if let known = hits[role] { return known }
    let found = scan.hits(in: text)
    hits[role] = found
    return found
  }
}

/// What was found, as rules see it.
struct WordingFacts: FactRecord {
  let result: WordingResult

  static let fields: [FactField<WordingFacts>] = [
    FactField(
      "matches", .count,
      """
      How many words of the rule's lexicon stand in its texts, exceptions left out; at least so many while a part \
      of them is not known, unknown without any text.
      """, called: "the number of words found"
    ) { Reading($0.result.count) },
    FactField(
      "words", .string, "The first of them with their lines; for messages.", called: "the words found"
    ) { Reading($0.result.words) },
  ]
}
