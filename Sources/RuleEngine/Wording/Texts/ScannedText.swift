// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What lexicons found in one text.
struct ScannedText: Sendable {
  /// In the order of the text.
  var found: [FoundWords] = []
  /// Why there may be more.
  var doubts: [TextDoubt] = []
  /// Whether there is a text, and which of its lines are essential, where it has such.
  var hasText = false
  var weights: Set<CriterionWeight> = []
  /// Whether it stands for a text that was read, rather than for those that may be missing.
  var isOfSubject = true
  /// Why the text was not looked through, in words.
  var fault: String?

  /// Whether there is a text with lines of this weight.
  func hasText(of weight: CriterionWeight?) -> Bool {
    weight.map { wanted in weights.contains { $0.mayBe(wanted) } } ?? hasText
  }
}

/// Words of a text that an entry of a lexicon knows, and that no exception of text takes out.
struct FoundWords: Sendable {
  /// Number of the entry in the set of lexicons.
  let entry: Int
  let place: SourcePlace?
  let weight: CriterionWeight
  /// 1-based.
  let line: Int
  /// 1-based, in characters.
  let column: Int
  /// As the text spells them, without what stands in a gap.
  let words: String
  /// Why it is not certain that the words count: what would take them out may stand in what is not known.
  let doubt: LackingFact?
}

/// Looks for the words of lexicons in texts.
struct TextScan: Sendable {
  let set: LexiconSet

  /// The longest text that is looked through, in bytes.
  static let longest = 1 << 20

  func scan(_ raw: RawText, called name: String) -> ScannedText {
    var result = ScannedText(doubts: raw.doubts)
    result.isOfSubject = raw.isOfSubject
    result.hasText = !raw.pieces.isEmpty
    result.weights = Set(raw.pieces.map(\.weight))
    if raw.pieces.contains(where: { $0.text.utf8.count > TextScan.longest }) {
      result.fault =
        "a text of the \(name) is longer than \(TextScan.longest.grouped) bytes, the most that is looked through"
      return result
    }
    let pieces = raw.pieces.map { PieceScan($0, set) }
    // An exception by a text elsewhere holds for all pieces; each is looked at once, however often it stands there.
    let context = Dictionary(pieces.flatMap(\.exceptions).map { ($0.node, $0) }) { first, _ in first }.values
    for piece in pieces {
      result.found += piece.found(context: Array(context), doubt: raw.doubts.first?.lacking)
    }
    return result
  }

  /// What patterns find in a title or a staff group.
  func hits(in text: String) -> [WordHit] {
    set.automaton.hits(in: SignedWords.of(Array(text.utf8), set.automaton.trie))
  }
}
