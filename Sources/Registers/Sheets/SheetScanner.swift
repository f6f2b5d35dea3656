// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// One cell of a small table, with its place in the file.
struct SheetCell {
  let text: String
  /// 1-based, as is the column, in characters.
  let line: Int
  let column: Int
}

/// Splits a small hand-kept table into rows: RFC 4180 with the delimiter that the file uses.
///
/// It is strict: a quote inside an unquoted cell, text after a closing quote and a quote that never closes
/// are faults. It reads a text as a whole, for files of people; exports have a reader of their own.
struct SheetScanner {
  private let file: String
  private let scalars: [Unicode.Scalar]
  private let delimiter: Unicode.Scalar
  private var index = 0
  private var line = 1
  private var column = 1

  /// A byte-order mark at the start is passed over.
  init(file: String, text: String, delimiter: Unicode.Scalar) {
    self.file = file
    self.delimiter = delimiter
    let all = Array(text.unicodeScalars)
    scalars = all.first == "\u{FEFF}" ? Array(all.dropFirst()) : all
  }

  /// The next row, or `nil` at the end. A line without anything is passed over.
  mutating func row() throws(AuthoredIssues) -> [SheetCell]? {
    while lineEnd() > 0 { newLine() }
    guard index < scalars.count else { return nil }
    var cells = [try cell()]
    while index < scalars.count, scalars[index] == delimiter {
      step()
      cells.append(try cell())
    }
    if index < scalars.count { newLine() }
    return cells
  }

  private mutating func cell() throws(AuthoredIssues) -> SheetCell {
    let start = (line: line, column: column)
    let text = index < scalars.count && scalars[index] == "\"" ? try quoted() : try plain()
    return SheetCell(text: text, line: start.line, column: start.column)
  }

  private mutating func plain() throws(AuthoredIssues) -> String {
    var text = String.UnicodeScalarView()
    while index < scalars.count, scalars[index] != delimiter, lineEnd() == 0 {
      if scalars[index] == "\"" {
        throw fault(
          line, column, "a quote inside a cell that does not begin with one",
          "put the whole cell in quotes, and double each quote inside it")
      }
      text.append(scalars[index])
      step()
    }
    return String(text)
  }

  private mutating func quoted() throws(AuthoredIssues) -> String {
    let start = (line: line, column: column)
    var text = String.UnicodeScalarView()
    step()
    while index < scalars.count {
      guard scalars[index] == "\"" else {
        take(into: &text)
        continue
      }
      step()
      guard index < scalars.count, scalars[index] == "\"" else {
        try expectEndOfCell()
        return String(text)
      }
      text.append("\"")
      step()
    }
    throw fault(start.line, start.column, "the quote that begins here is never closed", "close it")
  }

  /// Line ends inside a cell become `\n`, whichever way the spreadsheet writes them.
  private mutating func take(into text: inout String.UnicodeScalarView) {
    if lineEnd() > 0 {
      text.append("\n")
      newLine()
    } else {
      text.append(scalars[index])
      step()
    }
  }

  private func expectEndOfCell() throws(AuthoredIssues) {
    guard index < scalars.count, scalars[index] != delimiter, lineEnd() == 0 else { return }
    throw fault(line, column, "text after the quote that closes the cell", "double each quote inside a cell")
  }

  /// How many characters the line end here has; 0 when there is none.
  private func lineEnd() -> Int {
    guard index < scalars.count else { return 0 }
    if scalars[index] == "\n" { return 1 }
    guard scalars[index] == "\r" else { return 0 }
    return index + 1 < scalars.count && scalars[index + 1] == "\n" ? 2 : 1
  }

  private mutating func step() {
    index += 1
    column += 1
  }

  private mutating func newLine() {
    index += lineEnd()
    line += 1
    column = 1
  }

  private func fault(_ line: Int, _ column: Int, _ problem: String, _ advice: String) -> AuthoredIssues {
    AuthoredIssues([AuthoredIssue(file: file, line: line, column: column, problem: problem, advice: advice)])
  }
}

extension SheetScanner {
  /// The delimiter under which the first row names most columns: comma, semicolon or tab.
  ///
  /// - Parameter isColumn: whether a name, in lower case, is that of a column.
  static func delimiter(
    file: String, text: String, _ isColumn: (String) -> Bool
  ) throws(AuthoredIssues) -> Unicode.Scalar {
    var best: (delimiter: Unicode.Scalar, named: Int) = (",", -1)
    var fault: AuthoredIssues?
    for delimiter in [",", ";", "\t"] as [Unicode.Scalar] {
      var scanner = SheetScanner(file: file, text: text, delimiter: delimiter)
      do throws(AuthoredIssues) {
        let names = try scanner.row()?.map { $0.text.trimmed.lowercased() } ?? []
        let named = names.filter(isColumn).count
        if named > best.named { best = (delimiter, named) }
      } catch {
        fault = fault ?? error
      }
    }
    if best.named < 0, let fault { throw fault }
    return best.delimiter
  }
}
