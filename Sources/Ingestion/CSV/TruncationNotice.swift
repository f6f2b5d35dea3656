// SPDX-License-Identifier: Apache-2.0

/// Tells a line by which a system says that its export is not whole, such as `Only the first 1500 rows are shown`.
///
/// Either it says so in a word (truncated, or a limit that was reached), or it names a number of records together with a
/// word for some of them, or less records than there are: `1 to 1500 of 2067 rows`.
enum TruncationNotice {
  private static let records: Set<String> = [
    "row", "rows", "record", "records", "result", "results", "line", "lines", "entry", "entries", "item",
    "items",
    "application", "applications", "applicant", "applicants", "candidate", "candidates", "vacancy",
    "vacancies",
  ]
  private static let part: Set<String> = [
    "only", "first", "limit", "limited", "maximum", "max", "remaining", "omitted", "hidden",
  ]
  private static let bounds: Set<String> = ["limit", "maximum", "max", "cap"]
  private static let reached: Set<String> = ["reached", "exceeded", "exceeds", "hit"]

  static func isOne(_ line: String) -> Bool {
    let words = words(of: line)
    guard words.count >= 2 else { return false }
    if words.contains(where: { $0.hasPrefix("truncat") }) { return true }
    if !bounds.isDisjoint(with: words), !reached.isDisjoint(with: words) { return true }
    return words.indices.contains { isMore(words, $0) || isFewerOf(words, $0) }
      || countsRecords(words) && !part.isDisjoint(with: words)
  }

  /// Whether a number of records stands in it: `1500 rows`, `1500 matching rows`. A year counts nothing.
  private static func countsRecords(_ words: [String]) -> Bool {
    words.indices.contains { index in
      guard let number = Int(words[index]) else { return false }
      let next = words.dropFirst(index + 1)
      if let word = next.first, records.contains(word) { return true }
      return !(1_900...2_100).contains(number) && next.prefix(2).contains(where: records.contains)
    }
  }

  /// `500 more rows`, `and 500 more`.
  private static func isMore(_ words: [String], _ index: Int) -> Bool {
    guard Int(words[index]) != nil, index + 1 < words.count, words[index + 1] == "more" else { return false }
    return index + 2 == words.count || records.contains(words[index + 2])
  }

  /// `1500 of 2067 rows`.
  private static func isFewerOf(_ words: [String], _ index: Int) -> Bool {
    guard let shown = Int(words[index]), index + 2 < words.count else { return false }
    let between = words[(index + 1)...].prefix { $0 == "of" || $0 == "out" || records.contains($0) }
    let next = index + 1 + between.count
    guard between.contains("of"), next < words.count, let all = Int(words[next]), shown < all else {
      return false
    }
    return between.contains(where: records.contains)
      || words.dropFirst(next + 1).prefix(2).contains(where: records.contains)
  }

  /// In lower case, numbers without their thousands separators.
  private static func words(of line: String) -> [String] {
    let lowered = line.lowercased()
    var words: [String] = []
    var word = ""
    for character in lowered {
      if character.isLetter || character.isNumber || character == "," && word.last?.isNumber ?? false {
        word.append(character)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.map { $0.filter { $0 != "," } }
  }
}
