// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import TestSupport
import Testing

/// Holds the automaton against a matcher that tries every pattern at every word.
@Suite struct WordMatchingPropertyTests {
  private static let words = ["a", "ab", "abc", "b", "ba", "c", "two", "five", "7", "to", "or"]

  @Test func theAutomatonFindsWhatTheSlowMatcherFinds() throws {
    var random = SplitMix64(seed: 1_789)
    var found = 0
    for _ in 0..<150 {
      var patterns: [[String]] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let pattern = Self.pattern(&random)
        if !patterns.contains(pattern) { patterns.append(pattern) }
      }
      let entries = patterns.enumerated().map { "{id: e\($0), find: [\"\($1.joined(separator: " "))\"]}" }
      let text = Self.text(&random)
      let matches = try WordingFixtures.matches(entries, in: text)
      let expected = patterns.enumerated().flatMap { number, pattern in
        SlowMatcher(pattern).matches(in: text).map {
          "e\(number) \($0.place) \(Self.plain($0.words, pattern))"
        }
      }
      let actual = try matches.map { match in
        let entry = String(match.entry.dropFirst("words.".count))
        let number = try #require(Int(entry.dropFirst()))
        return "\(entry) \(match.line):\(match.column) \(Self.plain(match.words, patterns[number]))"
      }
      #expect(actual.sorted() == expected.sorted(), "\(patterns) in \(text)")
      found += expected.count
    }
    #expect(found > 400)
  }

  /// The words alone; of a pattern with a gap, which may fall in several ways, the first and the last.
  private static func plain(_ words: String, _ pattern: [String]) -> String {
    let parts = words.lowercased().split { !$0.isLetter && !$0.isNumber }
    let ends = [parts.first, parts.last].compactMap(\.self)
    return (pattern.contains("...") ? ends : parts).joined(separator: " ")
  }

  private static func pattern(_ random: inout SplitMix64) -> [String] {
    var steps: [String] = []
    for place in 0..<Int.random(in: 1...4, using: &random) {
      let word = words[Int.random(in: 0..<7, using: &random)]
      switch Int.random(in: 0..<8, using: &random) {
      case 0 where place > 0 && steps.last != "..." && steps.count(where: { $0 == "..." }) < 2:
        steps += ["...", word]
      case 1: steps.append("ab*")
      case 2 where place > 0: steps.append("{number}")
      default: steps.append(word)
      }
    }
    if !steps.contains(where: { $0 != "{number}" && $0 != "..." }) { steps.append("a") }
    return steps
  }

  private static func text(_ random: inout SplitMix64) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 5...60, using: &random) {
      let word = words[Int.random(in: 0..<words.count, using: &random)]
      text += Bool.random(using: &random) ? word : word.uppercased()
      switch Int.random(in: 0..<14, using: &random) {
      case 0: text += ".  "
      case 1: text += "! "
      case 2: text += "\n\n"
      case 3: text += "\r\n"
      case 4: text += ", "
      case 5: text += "-"
      default: text += " "
      }
    }
    return text
  }
}

/// Tries a pattern at every word and in every way, with no regard for time.
struct SlowMatcher {
  private struct Word {
    let text: String
    /// What stands between the word before and this one.
    let gap: String
    let sentence: Int
    let line: Int
    let column: Int
    /// Whether it or the word before is in digits.
    let isBesideDigits: Bool
  }

  private let pattern: [String]

  init(_ pattern: [String]) { self.pattern = pattern }

  /// Line, column and words of each match, the first of those that overlap, the longest of those that begin alike.
  func matches(in text: String) -> [(place: String, words: String)] {
    let words = Self.words(of: text)
    var matches: [(place: String, words: String)] = []
    var next = 0
    for start in words.indices where start >= next {
      let sentence = words[start...].prefix { $0.sentence == words[start].sentence }
      guard let end = ends(pattern[...], sentence).max() else { continue }
      let written = words[start..<end].map(\.text).joined(separator: " ")
      matches.append(("\(words[start].line):\(words[start].column)", written))
      next = end
    }
    return matches
  }

  private func ends(_ steps: ArraySlice<String>, _ words: ArraySlice<Word>) -> [Int] {
    guard let step = steps.first else { return [words.startIndex] }
    let rest = steps.dropFirst()
    if step == "..." {
      return (0...4).filter { $0 <= words.count }.flatMap { ends(rest, words.dropFirst($0)) }
    }
    let forms = step == "{number}" ? Self.numbers : [[step]]
    return forms.flatMap { form -> [Int] in
      let taken = words.prefix(form.count)
      guard taken.count == form.count, zip(taken, form).allSatisfy({ Self.fits($0.0, $0.1) }) else {
        return []
      }
      return ends(rest, words.dropFirst(form.count))
    }
  }

  private static let numbers = [
    ["#"], ["#", "-#"], ["#", "to", "#"], ["#", "or", "#"], ["#", "plus"],
  ]

  private static func fits(_ word: Word, _ step: String) -> Bool {
    let isNumber = ["two", "five", "7"].contains(word.text)
    if step == "#" { return isNumber }
    // Joined by a dash, or by space alone and no digits.
    if step == "-#" {
      return isNumber && (word.gap.trimmed == "-" || (word.gap.trimmed.isEmpty && !word.isBesideDigits))
    }
    return step.hasSuffix("*") ? word.text.hasPrefix(step.dropLast()) : word.text == step
  }

  /// The words of a text that holds nothing but what the test draws.
  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var (sentence, line, column) = (0, 1, 0)
    var (word, gap) = ("", "")
    func close() {
      guard !word.isEmpty else { return }
      words.append(
        Word(
          text: word.lowercased(), gap: gap, sentence: sentence, line: line, column: column - word.count,
          isBesideDigits: word == "7" || words.last?.text == "7"))
      (word, gap) = ("", "")
    }
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      column += 1
      if character.isLetter || character.isNumber {
        word.append(character)
        continue
      }
      close()
      gap.append(character)
      if character == "!" { sentence += 1 }
      if character == "." {
        let after = characters[(index + 1)...].first { !$0.isWhitespace }
        if !(after?.isLowercase ?? false) { sentence += 1 }
      }
      if character.isNewline {
        let after = index + 1 < characters.count ? characters[index + 1] : "\n"
        if after.isNewline || after.isUppercase || after.isNumber { sentence += 1 }
        line += 1
        column = 0
      }
    }
    column += 1
    close()
    return words
  }
}

extension String {
  fileprivate var trimmed: String { filter { !$0.isWhitespace } }
}
