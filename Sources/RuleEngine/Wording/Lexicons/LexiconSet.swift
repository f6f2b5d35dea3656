// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Lexicons of one pack, with their words as one automaton.
struct LexiconSet: Sendable {
  let automaton: WordAutomaton
  let entries: [LexiconEntry]
  /// By lexicon, the numbers of its entries.
  private let ranges: [String: Range<Int>]

  /// Entries of no lexicon.
  init(entries: [LexiconEntry]) { self.init(entries, groups: [], ranges: [:]) }

  init(_ lexicons: [Lexicon]) {
    var entries: [LexiconEntry] = []
    var ranges: [String: Range<Int>] = [:]
    for lexicon in lexicons {
      ranges[lexicon.name] = entries.count..<entries.count + lexicon.entries.count
      entries += lexicon.entries
    }
    self.init(entries, groups: lexicons.flatMap(\.groups), ranges: ranges)
  }

  private init(_ entries: [LexiconEntry], groups: [WordGroup], ranges: [String: Range<Int>]) {
    self.entries = entries
    self.ranges = ranges
    var patterns: [(pattern: WordPattern, use: PatternUse)] = []
    for (number, entry) in entries.enumerated() {
      patterns += entry.find.map { ($0, PatternUse(entry: number, role: .find)) }
      for role in PatternUse.Role.allCases {
        patterns += (entry.unless.patterns[role] ?? []).map { ($0, PatternUse(entry: number, role: role)) }
      }
    }
    automaton = WordAutomaton(patterns, groups: groups)
  }

  func entries(of lexicon: String) -> Range<Int> { ranges[lexicon] ?? 0..<0 }
}

/// The automata of one pack's lexicons, made when they are first asked for and kept for every evaluation of the pack and
/// of its copies. What it answers rests on the lexicons alone.
///
/// The lexicons themselves are read when they are first asked for where that cannot fail: of packs that are shipped,
/// whose lexicons the tests read.
final class CompiledLexicons: Sendable {
  private struct State: Sendable {
    var lexicons: [Lexicon]?
    var made: [Set<String>: LexiconSet] = [:]
  }

  private let read: @Sendable () -> [Lexicon]
  private let state = Mutex(State())

  /// - Parameter read: called once at most.
  init(_ read: @escaping @Sendable () -> [Lexicon]) { self.read = read }

  /// Ordered by name.
  var lexicons: [Lexicon] { state.withLock { lexicons(&$0) } }

  private func lexicons(_ state: inout State) -> [Lexicon] {
    if let lexicons = state.lexicons { return lexicons }
    let lexicons = read()
    state.lexicons = lexicons
    return lexicons
  }

  /// Those with these names.
  func lexicons(named names: Set<String>) -> LexiconSet {
    if names.isEmpty { return LexiconSet([]) }
    return state.withLock { state in
      if let set = state.made[names] { return set }
      let set = LexiconSet(lexicons(&state).filter { names.contains($0.name) })
      state.made[names] = set
      return set
    }
  }

  /// All of them.
  var all: LexiconSet { lexicons(named: Set(lexicons.map(\.name))) }
}
