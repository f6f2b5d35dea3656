// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Words that an entry looks for, where they stand.
private struct Find {
  let entry: Int
  /// Numbers of the words of the text.
  let words: Range<Int>
  /// The words that its gaps stand for.
  let skipped: [Range<Int32>]
}

/// The occurrences in one piece of a text.
struct PieceScan {
  private let piece: RawText.Piece
  private let set: LexiconSet
  private let bytes: [UInt8]
  private let words: SignedWords
  private let finds: [Find]
  /// What may be an exception of some entry, in the order of the text.
  let exceptions: [WordHit]
  /// By sentence, the numbers of the exceptions that stand in it.
  private let bySentence: [Int32: Range<Int>]

  init(_ piece: RawText.Piece, _ set: LexiconSet) {
    self.piece = piece
    self.set = set
    bytes = Array(piece.text.utf8)
    let words = SignedWords.of(bytes, set.automaton.trie)
    let hits = set.automaton.hits(in: words)
    let automaton = set.automaton
    finds = PieceScan.longest(
      hits.flatMap { hit in
        automaton.entries(hit).map { Find(entry: $0, words: hit.words, skipped: hit.skipped) }
      })
    exceptions = hits.filter { automaton.isException($0) }
    var bySentence: [Int32: Range<Int>] = [:]
    for (number, hit) in exceptions.enumerated() {
      let sentence = words.sentences[hit.words.lowerBound]
      bySentence[sentence] = (bySentence[sentence]?.lowerBound ?? number)..<number + 1
    }
    self.bySentence = bySentence
    self.words = words
  }

  /// Of the occurrences of one entry that overlap, the first, and of those that begin there the longest.
  private static func longest(_ finds: [Find]) -> [Find] {
    var kept: [Find] = []
    var ends: [Int: Int] = [:]
    let sorted = finds.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (a.words.lowerBound, a.entry, -a.words.upperBound, left.offset)
        < (b.words.lowerBound, b.entry, -b.words.upperBound, right.offset)
    }
    for (_, find) in sorted where find.words.lowerBound >= ends[find.entry] ?? 0 {
      kept.append(find)
      ends[find.entry] = find.words.upperBound
    }
    return kept
  }

  /// - Parameters:
  ///   - context: what may be an exception anywhere in the whole text.
  ///   - doubt: why not all of the text is known, if so.
  func found(context: [WordHit], doubt: LackingFact?) -> [FoundWords] {
    guard !finds.isEmpty else { return [] }
    var places = LinePlaces(bytes, firstLine: piece.firstLine)
    var isTakenOutByText: [Int: Bool] = [:]
    return finds.compactMap { find in
      let unless = set.entries[find.entry].unless
      if unless.has(.text) {
        let known = isTakenOutByText[find.entry]
        let isOut = known ?? context.contains { set.automaton.isException($0, .text, of: find.entry) }
        isTakenOutByText[find.entry] = isOut
        if isOut { return nil }
      }
      if isTakenOut(find) { return nil }
      let isUncertain = unless.has(.text) || (piece.isCutOff && mayGoOn(find, unless))
      let place = places.place(of: Int(words.starts[find.words.lowerBound]))
      return FoundWords(
        entry: find.entry, place: piece.place, weight: piece.weight, line: place.line,
        column: place.column, words: spelling(of: find), doubt: isUncertain ? doubt : nil)
    }
  }

  /// Whether an exception beside the words or in their sentence holds.
  private func isTakenOut(_ find: Find) -> Bool {
    let sentence = words.sentences[find.words.lowerBound]
    guard let numbers = bySentence[sentence] else { return false }
    func holds(_ role: PatternUse.Role) -> Bool {
      exceptions[numbers].contains { set.automaton.isException($0, role, of: find.entry) }
    }
    if holds(.near) || (holds(.context) && !holds(.but)) { return true }
    return exceptions[numbers].contains { hit in
      (hit.words.upperBound == find.words.lowerBound
        && set.automaton.isException(hit, .before, of: find.entry))
        || (hit.words.lowerBound == find.words.upperBound
          && set.automaton.isException(hit, .after, of: find.entry))
    }
  }

  /// Whether what was cut off might make other words of these, or an exception of theirs.
  private func mayGoOn(_ hit: Find, _ unless: LexiconExceptions) -> Bool {
    let isLast = hit.words.upperBound == words.count
    // A feed that cuts within a word puts its "…" directly behind the letters.
    if isLast, String(decoding: bytes[Int(words.ends[words.count - 1])...], as: UTF8.self).first == "…" {
      return true
    }
    guard unless.has(.near) || unless.has(.after) || unless.has(.context) else { return false }
    return words.sentences[hit.words.lowerBound] == words.sentences[words.count - 1]
  }

  /// The words as the text spells them, each gap as "…".
  private func spelling(of hit: Find) -> String {
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

extension Unicode.Scalar {
  /// Whether the character is no letter or sign but tells a device what to do, such as to turn the text round.
  fileprivate var isOrder: Bool {
    properties.generalCategory == .control || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value)
  }
}

extension SignedWords {
  static func of(_ bytes: [UInt8], _ trie: WordTrie) -> SignedWords {
    let words = WordReader<SignedWords>.read(bytes, into: SignedWords(trie, length: bytes.count))
    return NamedWords.hidden(in: words, of: bytes)
  }
}
