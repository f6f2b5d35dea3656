// SPDX-License-Identifier: Apache-2.0

/// An `.xlsx` workbook written by hand, so that each of its parts may be wrong.
package struct WorkbookText {
  /// A sheet: its name, what stands in its `sheetData`, and what follows that.
  package struct Sheet {
    let name: String
    let rows: String
    let rest: String
    let state: String

    package init(_ name: String, _ rows: String, rest: String = "", state: String = "") {
      self.name = name
      self.rows = rows
      self.rest = rest
      self.state = state
    }
  }
  package var sheets: [Sheet]
  /// The text of each `si` of the shared strings, as XML.
  package var shared: [String] = []
  /// The `numFmts` and the format number of each cell style.
  package var formats = ""
  package var styles: [Int] = [0]
  package var from1904 = false
  private static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  package init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// A sheet of texts, each in a cell of its own.
  package static func rows(_ table: [[String]]) -> String {
    table.enumerated().map { number, fields in
      let cells = fields.enumerated().filter { !$0.element.isEmpty }.map { column, text in
        "<c r=\"\(letters(column))\(number + 1)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
      }
      return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
    }.joined()
  }

  package static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  package static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  package var bytes: [UInt8] {
    var files: [(String, String)] = [
      ("[Content_Types].xml", "<Types/>"),
      ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
      ("xl/workbook.xml", workbook),
      (
        "xl/_rels/workbook.xml.rels",
        relations(
          sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
            + [("sharedStrings", "/xl/sharedStrings.xml"), ("styles", "styles.xml")])
      ),
      (
        "xl/sharedStrings.xml",
        "<sst \(Self.main)>" + shared.map { "<si>\($0)</si>" }.joined() + "</sst>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet \(Self.main)><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs>" + styles.map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs></styleSheet>"
      ),
    ]
    for (index, sheet) in sheets.enumerated() {
      files.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet \(Self.main)><sheetData>\(sheet.rows)</sheetData>\(sheet.rest)</worksheet>"
        ))
    }
    return ZipText(files.map { ($0.0, Array("<?xml version=\"1.0\"?>\($0.1)".utf8)) }).finished
  }

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      let state = sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\""
      return
        "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(index + 1)\"\(state) r:id=\"r\(index + 1)\"/>"
    }
    return "<workbook \(Self.main) xmlns:r=\"\(Self.office)\"><workbookPr date1904=\"\(from1904)\"/>"
      + "<sheets>\(list.joined())</sheets></workbook>"
  }

  private func relations(_ targets: [(String, String)]) -> String {
    "<Relationships>"
      + targets.enumerated().map {
        "<Relationship Id=\"r\($0 + 1)\" Type=\"\(Self.office)/\($1.0)\" Target=\"\($1.1)\"/>"
      }.joined() + "</Relationships>"
  }
}
