// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A departure from the letter of a format, in words.
struct FormatWords: Sendable {
  let text: String
  let weight: DataQualityWeight

  init(_ kind: String) {
    let known = FormatWords.known[kind]
    text = known?.text ?? kind.split(separator: "-").joined(separator: " ")
    weight = known?.weight ?? .warning
  }

  private static let known: [String: (text: String, weight: DataQualityWeight)] = [
    "stray-quote": (
      "a quote stands inside a field that is not quoted; it is read as part of the text", .warning
    ),
    "text-after-quote": ("text follows a closing quote; it is read as part of the field", .warning),
    "wrong-field-count": ("records have not as many fields as the header; they are set aside", .warning),
    "trailing-empty-fields": ("records end in empty fields beyond the header; they are passed over", .note),
    "title-line": ("lines of titles stand before the header; they were passed over", .note),
    "broken-html": (
      "the tags of the page do not fit together; its tables were read as browsers read them", .warning
    ),
    "table-before": (
      "lines that look like another table stand before the header; nothing of them is read", .warning
    ),
    "backslash-quotes": ("quotes within text have a backslash before them; they were read so", .note),
    "total-row": ("a row is a total of the others; it is not counted as a record", .warning),
    "repeated-header": ("the header stands again among the records; it is not counted as one", .note),
    "line-of-text": ("a line is a title or a footer; it is not counted as a record", .warning),
    "end-of-records": ("the records end at a line, as the profile says; nothing behind it was read", .note),
    "unnamed-column": ("a column has no name", .note),
    "repeated-element": ("an element stands more than once in a record; the first is used", .warning),
    "mixed-content": ("an element that holds text holds other elements too", .warning),
    "duplicate-header": ("two columns have one name", .warning),
    "doctype": ("the file has a DOCTYPE; what it refers to was not loaded", .note),
    "doubtful-windows-1252": (
      "characters stand together that English text in Windows-1252 does not hold: the file may be in another"
        + " encoding, and names and labels in it misread",
      .warning
    ),
    "two-encodings": (
      "characters of UTF-8 stand in a file in another encoding, as when pieces of several files are put together or a"
        + " file says the wrong one of itself: names and labels in it are misread, and one label may be counted as two",
      .error
    ),
    "hidden-row": ("rows are hidden in the sheet; they were read like the others", .note),
    "merged-number": (
      "a number stands in a cell that is merged over several rows; it is read in the first of them only",
      .warning
    ),
    "error-cell": ("the formula of a cell came to an error, such as #N/A; it is read as that text", .warning),
    "blank-line": ("blank lines were passed over", .note),
  ]
}
