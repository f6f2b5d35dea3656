// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What kind of data a text is, where it is none that people read: an export, a register, a setting.
enum DataFileKind: String {
  case json = "JSON", xml = "XML", csv = "CSV", yaml = "YAML"

  /// `nil` for a text that may be an advert.
  init?(_ text: String) {
    let start = text.drop { $0.isWhitespace }
    if DataFileKind.isJSON(text, start) {
      self = .json
    } else if start.hasPrefix("<?xml") || DataFileKind.isElement(text, start) {
      self = .xml
    } else if DataFileKind.isCSV(text) {
      self = .csv
    } else if DataFileKind.isYAML(text) {
      self = .yaml
    } else {
      return nil
    }
  }

  private static func isJSON(_ text: String, _ start: Substring) -> Bool {
    guard let first = start.first, first == "{" || first == "[" else { return false }
    return (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
  }

  /// Whether the text is one element, from its first character to its last.
  private static func isElement(_ text: String, _ start: Substring) -> Bool {
    guard start.first == "<" else { return false }
    let name = start.dropFirst().prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
    return !name.isEmpty
      && text.reversed().drop { $0.isWhitespace }.reversed().suffix(name.count + 3).elementsEqual(
        "</\(name)>")
  }

  /// Whether the first line names columns without spaces in small letters or capitals, and the next have as many cells.
  private static func isCSV(_ text: String) -> Bool {
    let lines = text.linesAsCounted.filter { $0.contains { !$0.isWhitespace } }.prefix(20)
    guard let header = lines.first, lines.count > 1 else { return false }
    return [",", ";"].contains { (mark: Character) in
      let names = header.split(separator: mark, omittingEmptySubsequences: false)
      guard names.count >= 3, names.allSatisfy({ isColumnName($0) }) else { return false }
      // A cell in quotes may hold the mark itself, and ends of lines too.
      let row = lines[lines.index(after: lines.startIndex)]
      let marks = row.count { $0 == mark }
      return marks == names.count - 1 || row.contains("\"")
    }
  }

  private static func isColumnName(_ name: Substring) -> Bool {
    let plain = name.filter { !"\"'".contains($0) }.split(separator: " ")
    return (1...4).contains(plain.count) && !name.contains { ".!?£".contains($0) }
  }

  /// Whether every line is a key in small letters with its value, an element of a list or a remark.
  private static func isYAML(_ text: String) -> Bool {
    let lines = text.linesAsCounted.filter { $0.contains { !$0.isWhitespace } && !$0.hasPrefix("#") }
    let keys = lines.count { line in
      let words = line.drop { $0 == " " || $0 == "-" }.prefix {
        $0.isLowercase || $0.isNumber || "_-.".contains($0)
      }
      return !words.isEmpty && line[words.endIndex...].hasPrefix(":")
        && (line[words.endIndex...].dropFirst().first ?? " ").isWhitespace
    }
    return keys >= 2
      && lines.allSatisfy { line in line.first.map { $0 == " " || $0 == "-" || $0.isLowercase } ?? false }
      && keys * 2 >= lines.count
  }
}
