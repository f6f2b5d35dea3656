// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Mustache

/// What a template can ask for. Every text goes through `MarkupText.clean` on its way in; a drawing has escaped its own.
struct TemplateFields: MustacheParent, ExpressibleByDictionaryLiteral {
  enum Value {
    /// `nil` renders nothing, and its section is left out.
    case text(String?)
    case flag(Bool)
    case list([TemplateFields])
    case texts([String])
    /// Goes into the page as it is.
    case drawing(DrawnPicture)
  }

  private var values: [String: Value]

  init(dictionaryLiteral elements: (String, Value)...) {
    values = Dictionary(elements, uniquingKeysWith: { $1 })
  }

  subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Both together; of two values with one name, the right one.
  static func + (left: TemplateFields, right: TemplateFields) -> TemplateFields {
    var sum = left
    sum.values.merge(right.values) { $1 }
    return sum
  }

  /// An absent text is `false`, so that a template never finds one of the same name further out.
  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text?): MarkupText.clean(text)
    case .text(nil): false
    case .flag(let flag): flag
    case .list(let fields): fields
    case .texts(let texts): texts.map(MarkupText.clean)
    case .drawing(let picture): picture.svg
    case nil: nil
    }
  }
}

/// Text as the template library escapes it in full.
///
/// The library escapes whole characters: a quote that is one character with a combining mark or a joiner
/// beside it would go through as it is and could close an attribute. Such pairs are parted by a space of no
/// width.
enum MarkupText {
  static func clean(_ text: String) -> String {
    let shown = ShownText.clean(text)
    guard shown.contains(where: needsParting) else { return shown }
    var parted = String.UnicodeScalarView()
    for character in shown {
      guard needsParting(character) else {
        parted.append(contentsOf: character.unicodeScalars)
        continue
      }
      for scalar in character.unicodeScalars {
        let isMarkup = isMarkup(scalar)
        if isMarkup { parted.append("\u{200B}") }
        parted.append(scalar)
        if isMarkup { parted.append("\u{200B}") }
      }
    }
    return String(parted)
  }

  private static func needsParting(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    return scalars.count > 1 && scalars.contains(where: isMarkup)
  }

  private static func isMarkup(_ scalar: Unicode.Scalar) -> Bool { "<>&\"'".unicodeScalars.contains(scalar) }
}
