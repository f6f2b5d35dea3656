// SPDX-License-Identifier: Apache-2.0

/// Words to look for in texts, with why they matter and what could stand there instead.
package struct Lexicon: Sendable {
  /// The name of its file, by which rules refer to it.
  package let name: String
  package let title: String
  /// What it is, and how sure it is.
  package let says: String
  /// Where its words come from.
  package let source: GuidanceSource
  /// Under what licence they were taken over; `nil` for words of the pack's own.
  package let licence: String?
  /// The pack's path of its file.
  package let file: String
  let entries: [LexiconEntry]
}

/// Words that narrow the field, or that a text should have, for one reason.
struct LexiconEntry: Sendable {
  let id: String
  let find: [WordPattern]
  /// Why the words matter.
  let why: String
  /// What could stand there instead; empty where nothing has to.
  let instead: String
  let unless: LexiconExceptions
}

/// Where an entry's words are none of its matter.
struct LexiconExceptions: Sendable {
  /// By the place at which they must stand: in the same sentence, directly before or behind the words, anywhere in
  /// the text, in the title of the post, in its staff group.
  let patterns: [PatternUse.Role: [WordPattern]]

  static let none = LexiconExceptions(patterns: [:])

  func adding(_ others: LexiconExceptions) -> LexiconExceptions {
    LexiconExceptions(patterns: patterns.merging(others.patterns) { $0 + $1 })
  }

  func has(_ role: PatternUse.Role) -> Bool { !(patterns[role] ?? []).isEmpty }
}

/// The lexicons of one or several packs, with their words as one automaton.
struct LexiconSet: Sendable {
  let automaton: WordAutomaton
  let entries: [LexiconEntry]
  /// By pack and lexicon, the numbers of its entries.
  private let ranges: [String: Range<Int>]

  /// Entries of no pack.
  init(entries: [LexiconEntry]) { self.init(entries, ranges: [:]) }

  init(_ lexicons: [(pack: String, lexicon: Lexicon)]) {
    var entries: [LexiconEntry] = []
    var ranges: [String: Range<Int>] = [:]
    for (pack, lexicon) in lexicons {
      ranges["\(pack)/\(lexicon.name)"] = entries.count..<entries.count + lexicon.entries.count
      entries += lexicon.entries
    }
    self.init(entries, ranges: ranges)
  }

  private init(_ entries: [LexiconEntry], ranges: [String: Range<Int>]) {
    self.entries = entries
    self.ranges = ranges
    var patterns: [(pattern: WordPattern, use: PatternUse)] = []
    for (number, entry) in entries.enumerated() {
      patterns += entry.find.map { ($0, PatternUse(entry: number, role: .find)) }
      for role in PatternUse.Role.allCases {
        patterns += (entry.unless.patterns[role] ?? []).map { ($0, PatternUse(entry: number, role: role)) }
      }
    }
    automaton = WordAutomaton(patterns)
  }

  func entries(of lexicon: String, in pack: String) -> Range<Int> { ranges["\(pack)/\(lexicon)"] ?? 0..<0 }
}
