// SPDX-License-Identifier: Apache-2.0

/// Words that a lexicon lists once under a name, for its patterns to stand for any of them: `{people}`.
struct WordGroup: Sendable, Hashable {
  /// As patterns write it between braces.
  let name: String
  /// Its name among the groups of all lexicons of a pack.
  let id: String
  /// The members of one word, folded. A pattern holds them as one step, however many they are.
  let words: Set<String>
  /// The members of several words, or with a stem.
  let phrases: [[PatternStep]]

  /// - Parameter others: groups that its members may name, by their ids.
  init(_ name: String, of lexicon: String, members: [WordPattern], others: [String: WordGroup] = [:]) {
    self.name = name
    id = "\(lexicon).\(name)"
    var words: Set<String> = []
    var phrases: [[PatternStep]] = []
    for form in members.flatMap(\.forms) {
      switch (form.first, form.count) {
      case (.word(let word)?, 1): words.insert(word)
      case (.group(let other)?, 1): words.formUnion(others[other]?.words ?? [])
      default: phrases.append(form)
      }
    }
    (self.words, self.phrases) = (words, phrases)
  }

  /// What it stands for in a pattern.
  var forms: [[PatternStep]] { (words.isEmpty ? [] : [[.group(id)]]) + phrases }
}
