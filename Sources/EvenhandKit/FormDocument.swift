// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Ingestion

/// A text that a form brings: an advert, a person specification, a title.
struct FormDocument {
  /// As it was named.
  let name: String
  let text: String
  /// How the model's names of the text begin.
  let field: String
  /// The same with the cells of its tables apart, where it was HTML with tables.
  private var cells: String?
  /// What is to be said of how it was read; `nil` when it was read as it stands.
  let remark: String?

  init(name: String, text: String, field: String, remark: String? = nil) {
    self.name = name
    self.text = text
    self.field = field
    self.remark = remark
  }

  /// Reads a file, or standard input for `-`; HTML becomes the lines that a reader sees.
  ///
  /// - Throws: an unread input when it cannot be read or is too long.
  init(_ path: String, what: String, field: String) throws(EvenhandFault) {
    let name = path == "-" ? "standard input" : path
    let (read, encoding) = try FormDocument.read(path, called: name, what: what)
    let plain = read.hasPrefix("\u{FEFF}") ? String(read.dropFirst()) : read
    if !FormDocument.isHTML(plain), let kind = DataFileKind(plain) {
      throw EvenhandFault(
        status: .inputUnread,
        message:
          "\(name): error: this is \(kind.rawValue): data, and not the text of \(what). Use 'evenhand audit' for "
          + "exports, or give the text alone.")
    }
    guard read.utf8.count <= FormDocument.longest else {
      throw EvenhandFault(
        status: .inputUnread,
        message: "\(name): error: the text is longer than 1 MiB. Is it \(what)? Give its text alone.")
    }
    guard FormDocument.isHTML(plain) else {
      self.init(name: name, text: plain, field: field, remark: encoding)
      return
    }
    let html = htmlToText(plain)
    let lost = html.isCutOff ? ", and some of its words may be missing" : ""
    self.init(
      name: name, text: html.text, field: field,
      remark: [encoding, "\(name): read as HTML\(lost); lines are those of its text."].compactMap(\.self)
        .joined(separator: "\n"))
    if plain.lowercased().contains("<t") { cells = htmlToText(plain, keepsCells: true).text }
  }

  /// The text, and in which encoding it was read where that is not UTF-8.
  private static func read(
    _ path: String, called name: String, what: String
  ) throws(EvenhandFault) -> (text: String, remark: String?) {
    let content: TextContent
    do { content = try TextFile.content(path, what: what) } catch {
      throw EvenhandFault(status: .inputUnread, message: error.message)
    }
    switch content {
    case .text(let text): return (text, nil)
    case .encoded(let whole):
      let lines = whole.doubtfulLines.map { "line \($0)" }.joined(separator: ", ")
      let doubt =
        lines.isEmpty
        ? ""
        : " Its letters with marks are not those of English (\(lines)): save it as UTF-8 if it is in another."
      return (whole.text, "\(name): read as \(whole.encoding).\(doubt)")
    case .other(let problem, let advice):
      throw EvenhandFault(
        status: .inputUnread, message: TextFile.fault(name, problem, advice).message)
    }
  }

  /// The same as a person specification, with a table of criteria written out as lines, and what it holds.
  func asSpecification() -> (document: FormDocument, lines: SpecificationLines) {
    if let table = cells.flatMap({ SpecificationTable($0, hasWholeRows: true) }) ?? SpecificationTable(text) {
      var words = "read as a table; lines are those of its cells, one below the other."
      if table.others > 0 {
        words += table.others == 1 ? " One line" : " \(table.others) lines"
        words += " below it \(table.others == 1 ? "is" : "are") not looked at."
      }
      return (written(table.text, words), SpecificationLines(table))
    }
    if let cells, cells.contains("\t") {
      let lines = cells.split { "\t\n\u{2028}".contains($0) }.joined(separator: "\n")
      return (
        written(lines, "lines are those of the cells of its table, one below the other."),
        SpecificationLines(lines)
      )
    }
    if let unfolded = SpecificationUnfolding(text) {
      let document = written(unfolded.text, "read with a line for each criterion, one below the other.")
      return (document, SpecificationLines(unfolded.text))
    }
    return (self, SpecificationLines(text))
  }

  /// The same with a text that was written out anew.
  private func written(_ text: String, _ words: String) -> FormDocument {
    FormDocument(
      name: name, text: text, field: field,
      remark: [remark, "\(name): \(words)"].compactMap(\.self).joined(separator: "\n"))
  }

  /// Whether it holds nothing to read.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  private static let longest = 1 << 20

  /// Whether the text has an HTML tag that adverts are made of, rather than a "<" of its own.
  private static func isHTML(_ text: String) -> Bool {
    let small = text.lowercased()
    return [
      "<!doctype html", "<html", "<body", "</p>", "<p>", "<br>", "<br/", "<br ", "</li>", "</div>", "</h1>",
      "</h2>", "</h3>", "<table>", "<table ", "<tr>", "<td>", "<th>", "<ul>", "<ol>", "<span>",
    ]
    .contains { small.contains($0) }
  }
}

extension String {
  /// The lines as matches count them: LF, CR LF or CR alone ends one.
  var linesAsCounted: [Substring] {
    split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }
}
