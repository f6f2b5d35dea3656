// SPDX-License-Identifier: Apache-2.0

/// Words of an advert, a person specification or a search brief that a lexicon knows.
///
/// The words are the lexicon's own, as the text spells them: nothing around them is kept, since the rest of a line
/// may name a person to contact.
package struct WordingMatch: Sendable, Hashable {
  /// The model's name of the text, such as `advert.text` or `specification.essential`.
  package let field: String
  /// Where the text stands in the files; `nil` when it was given by a form.
  package let place: SourcePlace?
  /// Line within the text, 1-based.
  package let line: Int
  /// Column of the first character within that line, 1-based, counted in characters as a reader sees them.
  package let column: Int
  /// The words as the text spells them.
  package let words: String
  /// The lexicon and the entry that matched, such as `gendered.masculine`.
  package let entry: String
  /// Why the words narrow the field.
  package let why: String
  /// What could stand there instead; empty where nothing has to.
  package let alternative: String

  package init(
    field: String, place: SourcePlace?, line: Int, column: Int, words: String, entry: String, why: String,
    alternative: String
  ) {
    self.field = field
    self.place = place
    self.line = line
    self.column = column
    self.words = words
    self.entry = entry
    self.why = why
    self.alternative = alternative
  }
}
