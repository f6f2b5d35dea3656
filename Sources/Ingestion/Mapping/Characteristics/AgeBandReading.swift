// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Reads the label of an age band. A single age is reduced to a band at once; a date of birth is none.
enum AgeBandReading {
  /// Words that say nothing about where a band ends.
  private static let fillers: Set<String> = [
    "age", "aged", "ages", "band", "group", "year", "years", "yrs", "yr", "old", "of", "between", "from",
  ]

  /// The band, or `nil` when the text is none that can be told for certain.
  static func band(_ text: String) -> AgeBand? {
    guard let tokens = tokens(text) else { return nil }
    let numbers = tokens.compactMap(Int.init)
    let words = tokens.filter { Int($0) == nil && !fillers.contains($0) }
    switch (numbers.count, words) {
    case (1, []): return numbers.first.flatMap(reduced)
    case (1, _): return open(numbers[0], words.joined(separator: " "), isFirst: tokens.first == words.first)
    case (2, []), (2, ["-"]), (2, ["to"]), (2, ["and"]):
      return numbers[0] < numbers[1] ? AgeBand(from: numbers[0], to: numbers[1]) : nil
    default: return nil
    }
  }

  private static func open(_ age: Int, _ words: String, isFirst: Bool) -> AgeBand? {
    switch words {
    case "under", "below", "less than", "younger than", "<": AgeBand(from: 0, to: age - 1)
    case "up to", "<=", "and under", "or under", "and below", "or below", "or less", "and younger",
      "or younger":
      AgeBand(from: 0, to: age)
    case "over", "above", "older than", "more than", ">": AgeBand(from: age + 1, to: nil)
    case "+": isFirst ? nil : AgeBand(from: age, to: nil)
    case ">=", "plus", "and over", "or over", "and above", "or above", "or more", "and older", "or older",
      "at least":
      AgeBand(from: age, to: nil)
    default: nil
    }
  }

  /// Five years, as the Electronic Staff Record cuts them: 20 and under, 21 to 25, and so on to 71 and over.
  private static func reduced(_ age: Int) -> AgeBand? {
    guard (14...AgeBand.oldest).contains(age) else { return nil }
    if age <= 20 { return AgeBand(from: 0, to: 20) }
    if age >= 71 { return AgeBand(from: 71, to: nil) }
    let start = (age - 1) / 5 * 5 + 1
    return AgeBand(from: start, to: start + 4)
  }

  /// Numbers, words and signs; `nil` when there is a sign that no age band has, such as the stroke of a date.
  private static func tokens(_ text: String) -> [String]? {
    var tokens: [String] = []
    var token = ""
    func kind(_ character: Character?) -> Int {
      guard let character else { return 0 }
      return character.isNumber ? 1 : character.isLetter ? 2 : "<>=".contains(character) ? 3 : 0
    }
    func close() {
      if !token.isEmpty { tokens.append(token) }
      token = ""
    }
    for character in text.lowercased() {
      switch character {
      case "0"..."9", "a"..."z", "<", ">", "=":
        if kind(token.last) != kind(character) { close() }
        token.append(character)
      case "≤", "≥":
        close()
        tokens.append(character == "≤" ? "<=" : ">=")
      case "-", "‐", "‑", "–", "—", "−":
        close()
        tokens.append("-")
      case "+":
        close()
        tokens.append("+")
      case " ", "\u{A0}", "_", ",", ".", "(", ")", ":": close()
      default: return nil
      }
    }
    close()
    return tokens.contains { $0.count > 3 && Int($0) != nil } ? nil : tokens
  }
}
