// SPDX-License-Identifier: Apache-2.0

/// Words to look for in texts, with why they matter and what could stand there instead.
package struct Lexicon: Sendable {
  /// By which rules refer to it: the name of its file, and before it that of the pack where it is another's.
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
  /// Words that its patterns name together.
  let groups: [WordGroup]
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
  /// By the place at which they must stand: in the same sentence, directly before or behind the words, in a sentence
  /// that has none of the words of `but`, anywhere in the text, in the title of the post, in its staff group.
  let patterns: [PatternUse.Role: [WordPattern]]

  static let none = LexiconExceptions(patterns: [:])

  func adding(_ others: LexiconExceptions) -> LexiconExceptions {
    LexiconExceptions(patterns: patterns.merging(others.patterns) { $0 + $1 })
  }

  func has(_ role: PatternUse.Role) -> Bool { !(patterns[role] ?? []).isEmpty }
}
