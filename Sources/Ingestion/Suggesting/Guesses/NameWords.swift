// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// The names of columns and elements as words, and how well these say what a field is called.
enum NameWords {
  /// `JobTitle`, `job_title` and `Job Title:` alike.
  static func words(_ name: String) -> [String] {
    var text = ""
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : nil
      let after = index + 1 < characters.count ? characters[index + 1] : nil
      let opens = character.isUppercase && (before?.isLowercase ?? false || before?.isNumber ?? false)
      let endsCapitals =
        character.isUppercase && (before?.isUppercase ?? false) && (after?.isLowercase ?? false)
      if opens || endsCapitals { text += " " }
      text.append(character == "_" ? " " : character)
    }
    return ValueName.normalised(text).split(separator: " ").map { shortened[String($0)] ?? String($0) }
  }

  /// What is usually cut short.
  private static let shortened = [
    "dt": "date", "appl": "application", "vacs": "vacancies", "depts": "departments",
  ]

  /// Words of an element or attribute: a name that says little by itself has the name around it before it.
  static func words(ofPath names: [String]) -> [String] {
    guard let last = names.last else { return [] }
    let own = words(last)
    if own == ["id", "value"], names.count > 1 { return words(ofPath: Array(names.dropLast())) }
    guard names.count > 1, own.count == 1, let word = own.first else { return own }
    let around = words(ofPath: Array(names.dropLast()))
    if silent.contains(word) { return around }
    return plain.contains(word) ? Array(around.suffix(2)) + own : own
  }

  /// Names that say nothing but that here is a value.
  private static let silent: Set<String> = ["descriptor", "value", "text", "label", "displayname", "content"]
  private static let plain: Set<String> = [
    "id", "ref", "reference", "title", "name", "code", "number", "no", "date", "type", "status", "key",
  ]

  private static let fillers: Set<String> = [
    "of", "the", "a", "an", "applicant", "candidate", "s", "on", "is",
  ]

  /// How surely a column has one of the names; a little less so where what stands around it says otherwise.
  static func score(_ column: ColumnSurvey, _ phrases: [[String]]) -> Int {
    max(score(column.words, phrases), score(column.ownWords, phrases) - 12)
  }

  /// From 0 to 100: how surely a column with these words has one of the names.
  static func score(_ words: [String], _ phrases: [[String]]) -> Int {
    guard !words.isEmpty else { return 0 }
    let plainWords = Set(words).subtracting(fillers)
    let joined = words.joined()
    var best = 0
    for phrase in phrases where !phrase.isEmpty {
      if phrase == words { return 100 }
      if phrase.joined() == joined {
        best = max(best, 96)
      } else if !plainWords.isEmpty, plainWords == Set(phrase).subtracting(fillers) {
        best = max(best, 92)
      } else if phrase.joined().count > 2, contains(words, phrase) {
        // One word among others says less: "got job" is no title of a job.
        best = max(best, (phrase.count == 1 ? 40 : 50) + 38 * phrase.count / words.count)
      }
    }
    if best == 0,
      misspelling(of: words.joined(separator: " "), among: phrases.map { $0.joined(separator: " ") }) != nil
    {
      best = 74
    }
    return best
  }

  /// Whether the phrase stands in the words, one after the other.
  static func contains(_ words: [String], _ phrase: [String]) -> Bool {
    guard !phrase.isEmpty, phrase.count <= words.count else { return false }
    return (0...(words.count - phrase.count)).contains { Array(words[$0..<($0 + phrase.count)]) == phrase }
  }
}

extension Vocabulary {
  /// Whether a column's name says that it points to people, or holds what they wrote.
  func isPersonal(_ words: [String]) -> Bool {
    if personal.contains(where: { NameWords.contains(words, $0) }) { return true }
    guard let index = words.firstIndex(where: { $0 == "name" || $0 == "names" }) else { return false }
    return index == 0 ? words.count == 1 : !notBeforeName.contains(words[index - 1])
  }
}
