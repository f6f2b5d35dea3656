// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What lexicons found in one text.
struct ScannedText: Sendable {
  /// In the order of the text.
  var found: [FoundWords] = []
  /// Why there may be more.
  var doubts: [TextDoubt] = []
  /// Whether there is a text, and whether any of it is, or may be, essential.
  var hasText = false
  var hasEssentials = false
  /// Whether it stands for a text that was read, rather than for those that may be missing.
  var isOfSubject = true
  /// Why the text was not looked through, in words.
  var fault: String?
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
    result.hasEssentials = raw.pieces.contains { $0.weight != .desirable }
    if raw.pieces.contains(where: { $0.text.utf8.count > TextScan.longest }) {
      result.fault =
        "a text of the \(name) is longer than \(TextScan.longest.grouped) bytes, the most that is looked through"
      return result
    }
    let pieces = raw.pieces.map { PieceScan($0, set) }
    var context: Set<Int> = []
    for piece in pieces { context.formUnion(piece.context) }
    for piece in pieces {
      result.found += piece.found(context: context, doubt: raw.doubts.first?.lacking)
    }
    return result
  }

  /// The entries of which an exception by occupation holds for a post with this title or staff group.
  func entries(_ role: PatternUse.Role, in text: String) -> Set<Int> {
    let words = SignedWords.of(Array(text.utf8), set.automaton.trie)
    return Set(set.automaton.hits(in: words).filter { $0.use.role == role }.map(\.use.entry))
  }
}

/// The occurrences in one piece of a text.
private struct PieceScan {
  private let piece: RawText.Piece
  private let set: LexiconSet
  private let bytes: [UInt8]
  private let words: SignedWords
  private let finds: [WordHit]
  private let beside: [Int: BesideWords]
  /// The entries of which an exception by a text elsewhere holds.
  let context: Set<Int>

  init(_ piece: RawText.Piece, _ set: LexiconSet) {
    self.piece = piece
    self.set = set
    bytes = Array(piece.text.utf8)
    words = SignedWords.of(bytes, set.automaton.trie)
    let hits = set.automaton.hits(in: words)
    finds = PieceScan.longest(hits.filter { $0.use.role == .find })
    beside = BesideWords.byEntry(hits, words)
    context = Set(hits.filter { $0.use.role == .text }.map(\.use.entry))
  }

  /// Of the occurrences of one entry that overlap, the first, and of those that begin there the longest.
  private static func longest(_ hits: [WordHit]) -> [WordHit] {
    var kept: [WordHit] = []
    var ends: [Int: Int] = [:]
    let sorted = hits.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (a.words.lowerBound, a.use.entry, -a.words.upperBound, left.offset)
        < (b.words.lowerBound, b.use.entry, -b.words.upperBound, right.offset)
    }
    for (_, hit) in sorted where hit.words.lowerBound >= ends[hit.use.entry] ?? 0 {
      kept.append(hit)
      ends[hit.use.entry] = hit.words.upperBound
    }
    return kept
  }

  /// - Parameters:
  ///   - context: the entries that the whole text takes out.
  ///   - doubt: why not all of the text is known, if so.
  func found(context: Set<Int>, doubt: LackingFact?) -> [FoundWords] {
    guard !finds.isEmpty else { return [] }
    var places = LinePlaces(bytes, firstLine: piece.firstLine)
    return finds.compactMap { hit in
      let unless = set.entries[hit.use.entry].unless
      if context.contains(hit.use.entry) || isTakenOut(hit) { return nil }
      let isUncertain = unless.has(.text) || (piece.isCutOff && mayGoOn(hit, unless))
      let place = places.place(of: Int(words.starts[hit.words.lowerBound]))
      return FoundWords(
        entry: hit.use.entry, place: piece.place, weight: piece.weight, line: place.line,
        column: place.column, words: spelling(of: hit), doubt: isUncertain ? doubt : nil)
    }
  }

  /// Whether an exception beside the words or in their sentence holds.
  private func isTakenOut(_ hit: WordHit) -> Bool {
    guard let beside = beside[hit.use.entry] else { return false }
    let (start, end) = (hit.words.lowerBound, hit.words.upperBound)
    let sentence = words.sentences[start]
    if beside.sentences.contains(sentence) { return true }
    if start > 0, words.sentences[start - 1] == sentence, beside.ends.contains(start) { return true }
    return end < words.count && words.sentences[end] == sentence && beside.starts.contains(end)
  }

  /// Whether what was cut off might make other words of these, or an exception of theirs.
  private func mayGoOn(_ hit: WordHit, _ unless: LexiconExceptions) -> Bool {
    let isLast = hit.words.upperBound == words.count
    // A feed that cuts within a word puts its "…" directly behind the letters.
    if isLast, String(decoding: bytes[Int(words.ends[words.count - 1])...], as: UTF8.self).first == "…" {
      return true
    }
    guard unless.has(.near) || unless.has(.after) else { return false }
    return words.sentences[hit.words.lowerBound] == words.sentences[words.count - 1]
  }

  /// The words as the text spells them, each gap as "…".
  private func spelling(of hit: WordHit) -> String {
    var parts: [String] = []
    var next = hit.words.lowerBound
    for gap in hit.skipped where !gap.isEmpty {
      parts += [text(next..<Int(gap.lowerBound)), "…"]
      next = Int(gap.upperBound)
    }
    return (parts + [text(next..<hit.words.upperBound)]).joined(separator: " ")
  }

  private func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    let part = String(decoding: bytes[Int(words.starts[first])..<Int(words.ends[last])], as: UTF8.self)
    // What a terminal or a page would take as an order is no part of the words.
    return part.split { $0.isWhitespace || $0.unicodeScalars.contains(where: \.isOrder) }
      .joined(separator: " ")
  }
}

/// Where the exceptions of one entry stand that look at what is beside its words.
private struct BesideWords {
  /// The sentences with words of `near`.
  var sentences: Set<Int32> = []
  /// Where words of `before` end, and where those of `after` begin.
  var ends: Set<Int> = []
  var starts: Set<Int> = []

  static func byEntry(_ hits: [WordHit], _ words: SignedWords) -> [Int: BesideWords] {
    var found: [Int: BesideWords] = [:]
    for hit in hits {
      switch hit.use.role {
      case .near:
        found[hit.use.entry, default: BesideWords()].sentences.insert(words.sentences[hit.words.lowerBound])
      case .before: found[hit.use.entry, default: BesideWords()].ends.insert(hit.words.upperBound)
      case .after: found[hit.use.entry, default: BesideWords()].starts.insert(hit.words.lowerBound)
      case .find, .text, .title, .staffGroup: break
      }
    }
    return found
  }
}

extension Unicode.Scalar {
  /// Whether the character is no letter or sign but tells a device what to do, such as to turn the text round.
  fileprivate var isOrder: Bool {
    properties.generalCategory == .control || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value)
  }
}

extension SignedWords {
  static func of(_ bytes: [UInt8], _ trie: WordTrie) -> SignedWords {
    WordReader<SignedWords>.read(bytes, into: SignedWords(trie, length: bytes.count))
  }
}
