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
    let read: String
    do {
      read = try path == "-" ? TextFile.readStandardInput() : TextFile.read(path, what: what)
    } catch {
      throw EvenhandFault(status: .inputUnread, message: error.message)
    }
    guard read.utf8.count <= FormDocument.longest else {
      throw EvenhandFault(
        status: .inputUnread,
        message: "\(name): error: the text is longer than 1 MiB. Is it \(what)? Give its text alone.")
    }
    let plain = read.hasPrefix("\u{FEFF}") ? String(read.dropFirst()) : read
    guard FormDocument.isHTML(plain) else {
      self.init(name: name, text: plain, field: field)
      return
    }
    let html = htmlToText(plain)
    let lost = html.isCutOff ? ", and some of its words may be missing" : ""
    self.init(
      name: name, text: html.text, field: field,
      remark: "\(name): read as HTML\(lost); lines are those of its text.")
  }

  private static let longest = 1 << 20

  /// Whether the text has an HTML tag that adverts are made of, rather than a "<" of its own.
  private static func isHTML(_ text: String) -> Bool {
    let small = text.lowercased()
    return [
      "<!doctype html", "<html", "<body", "</p>", "<p>", "<br", "</li>", "</div>", "</h1>", "</h2>", "</h3>",
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
