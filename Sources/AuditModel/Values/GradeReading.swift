// SPDX-License-Identifier: Apache-2.0

/// Reads a pay band as people and their systems write it.
package enum GradeReading {
  /// Agenda for Change bands ("7", "Band 8a", "AfC 8a", "Band 8 - Range A", "Band 5/6") or VSM; any other
  /// grade as its label. `nil` for what looks like a band and is none, such as "Band 13".
  package static func grade(_ text: String) -> PayGrade? {
    let tokens = GradeToken.tokens(of: text)
    if isVerySenior(tokens) { return .bands(.verySeniorManager ... .verySeniorManager) }
    var rest = tokens[...]
    var isNamedBand = false
    while let first = rest.first, case .word(let word) = first, leadingWords.contains(word) {
      if word == "band" || word == "afc" { isNamedBand = true }
      rest.removeFirst()
    }
    guard case .number? = rest.first else { return isNamedBand ? nil : .other(text) }
    return bands(rest, isNamedBand: isNamedBand, text: text)
  }

  private static let leadingWords: Set<String> = [
    "nhs", "afc", "agenda", "for", "change", "review", "body", "pay", "band", "bands",
  ]

  private static func isVerySenior(_ tokens: [GradeToken]) -> Bool {
    let words = tokens.compactMap(\.word)
    guard words.count == tokens.count else { return false }
    return words == ["vsm"] || words == ["very", "senior", "manager"]
      || words == ["very", "senior", "managers"]
      || words == ["very", "senior", "manager", "vsm"]
  }

  private static func bands(
    _ tokens: ArraySlice<GradeToken>, isNamedBand: Bool, text: String
  ) -> PayGrade? {
    var rest = tokens
    guard let first = BandText(&rest) else { return nil }
    // Band 1 was a band until 2018 and is none of the model's.
    if first.number == 1, first.letter == nil, rest.isEmpty { return .other(text) }
    guard let lower = first.range else { return nil }
    if rest.isEmpty { return .bands(lower) }
    guard case .separator? = rest.popFirst(), let second = BandText(&rest, after: first), rest.isEmpty,
      let upper = second.range
    else { return nil }
    let low = min(lower.lowerBound, upper.lowerBound)
    return .bands(low...max(lower.upperBound, upper.upperBound))
  }
}

/// One band within a grade: a number with or without a letter.
private struct BandText {
  let number: Int
  let letter: String?

  /// Reads from the front; after another band a letter alone takes its number ("8a/b").
  init?(_ tokens: inout ArraySlice<GradeToken>, after first: BandText? = nil) {
    if first != nil, tokens.first?.word == "band" { tokens.removeFirst() }
    if let first, let letter = tokens.first?.word, letter.count == 1 {
      tokens.removeFirst()
      number = first.number
      self.letter = letter
      return
    }
    guard case .number(let number)? = tokens.popFirst() else { return nil }
    self.number = number
    letter = BandText.letter(&tokens)
  }

  /// "a", or "- Range A" as ESR writes it.
  private static func letter(_ tokens: inout ArraySlice<GradeToken>) -> String? {
    if let word = tokens.first?.word, word.count == 1 {
      tokens.removeFirst()
      return word
    }
    let afterMark = tokens.first == .separator ? tokens.dropFirst() : tokens
    guard afterMark.first?.word == "range", let word = afterMark.dropFirst().first?.word, word.count == 1
    else {
      return nil
    }
    tokens = afterMark.dropFirst(2)
    return word
  }

  var range: ClosedRange<PayBand>? {
    if number == 8, letter == nil { return .band8a ... .band8d }
    return PayBand(rawValue: "\(number)\(letter ?? "")").map { $0...$0 }
  }
}
