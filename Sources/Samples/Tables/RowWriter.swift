// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Puts records together as bytes, in CSV or in XML.
struct RowWriter {
  enum Form: Sendable { case csv, xml }

  private(set) var bytes: [UInt8] = []
  private let table: SampleTable
  private let form: Form
  private var column = 0
  private(set) var records = 0
  /// Sums over all vacancies, for a table that is written when they are known.
  var sums: [String: Int] = [:]
  /// Who made the applications that have been written.
  var candidates = CandidateDraw()

  init(_ table: SampleTable, _ form: Form) {
    self.table = table
    self.form = form
  }

  /// The names of the columns, or the element that the records stand in.
  mutating func begin(indent: Int = 0) {
    switch form {
    case .csv:
      guard !table.columns.isEmpty else { return }
      for name in table.columns { add(name) }
      end()
      records = 0
    case .xml:
      if let name = table.name { append("\(String(repeating: " ", count: indent))<\(name)>\n") }
    }
  }

  mutating func finish(indent: Int = 0) {
    table.end(&self)
    guard form == .xml, let name = table.name else { return }
    append("\(String(repeating: " ", count: indent))</\(name)>\n")
  }

  /// Records that the table has put together itself.
  mutating func count(records number: Int = 1) { records += number }

  /// Markup as it stands.
  mutating func markup(_ text: String) { append(text) }

  /// An element with a text.
  ///
  /// - Parameter attributes: markup as it stands, with a space before it.
  mutating func element(_ name: String, _ text: String, attributes: String = "") {
    append("<\(name)\(attributes)>")
    appendEscaped(text)
    append("</\(name)>")
  }

  /// An element without content whose only attribute has the text.
  mutating func emptyElement(_ name: String, _ attribute: String, _ text: String) {
    append("<\(name) \(attribute)=\"")
    appendEscaped(text)
    append("\"/>")
  }

  /// A line of a CSV file that is no record.
  mutating func line(_ values: [String]) {
    for value in values { add(value) }
    append("\r\n")
    column = 0
  }

  /// The next value of the record.
  mutating func add(_ text: String) {
    switch form {
    case .csv:
      if column > 0 { bytes.append(UInt8(ascii: ",")) }
      appendQuoted(text)
    case .xml: addElement(text)
    }
    column += 1
  }

  mutating func add(_ day: CivilDate?) { add(day?.description ?? "") }

  /// The record has all its values.
  mutating func end() {
    switch form {
    case .csv: append("\r\n")
    case .xml: append("</\(table.record)>\n")
    }
    column = 0
    records += 1
  }

  /// What has been written since the last time.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func addElement(_ text: String) {
    if column == 0 { append("    <\(table.record)") }
    let name = table.elements[column]
    if column < table.attributes {
      // A key that is empty is left out, as a system without one would do.
      if !text.isEmpty {
        append(" \(name)=\"")
        appendEscaped(text)
        bytes.append(UInt8(ascii: "\""))
      }
    } else {
      if column == table.attributes { bytes.append(UInt8(ascii: ">")) }
      append("<\(name)>")
      appendEscaped(text)
      append("</\(name)>")
    }
  }

  private mutating func appendQuoted(_ text: String) {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return append(text) }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&quot;")
      default: bytes.append(byte)
      }
    }
  }
}
