// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Ingestion

/// Workbooks that are one XML file.
@Suite struct SpreadsheetML2003Tests {
  private static func workbook(_ sheets: String) -> String {
    "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\n"
      + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
      + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\(sheets)</Workbook>"
  }

  private static func sheet(_ rows: String) -> String {
    "<Worksheet ss:Name=\"Data\"><Table>\(rows)</Table></Worksheet>"
  }

  private static func cell(_ text: String, _ type: String = "String", _ attributes: String = "") -> String {
    "<Cell \(attributes)><Data ss:Type=\"\(type)\">\(text)</Data></Cell>"
  }

  private static func read(_ text: String) throws -> Workbook {
    let file = try TemporaryFile(text)
    return try Workbook(xml: InputFile(opening: file.path))
  }

  private static let tables: [(name: String, rows: String, table: String)] = [
    ("cells follow each other", "<Row>\(cell("a"))\(cell("b"))</Row>", "a,b\n"),
    (
      "cells left out", "<Row>\(cell("a"))\(cell("b", "String", "ss:Index=\"4\""))\(cell("c"))</Row>",
      "a,,,b,c\n"
    ),
    ("rows left out", "<Row>\(cell("a"))</Row><Row ss:Index=\"4\">\(cell("b"))</Row>", "a\n\n\nb\n"),
    (
      "a cell over two columns", "<Row>\(cell("a", "String", "ss:MergeAcross=\"1\""))\(cell("b"))</Row>",
      "a,,b\n"
    ),
    (
      "a cell over two rows",
      "<Row>\(cell("a", "String", "ss:MergeDown=\"1\""))\(cell("b"))</Row><Row>\(cell("c", "String", "ss:Index=\"2\""))</Row>",
      "a,b\na,c\n"
    ),
    ("a day", "<Row>\(cell("2013-02-26T00:00:00.000", "DateTime"))</Row>", "2013-02-26\n"),
    ("a moment", "<Row>\(cell("2013-02-26T09:30:00.000", "DateTime"))</Row>", "2013-02-26T09:30:00\n"),
    ("numbers", "<Row>\(cell("12", "Number"))\(cell("0.10000000000000001", "Number"))</Row>", "12,0.1\n"),
    ("truths", "<Row>\(cell("1", "Boolean"))\(cell("0", "Boolean"))</Row>", "TRUE,FALSE\n"),
    ("an error", "<Row>\(cell("#N/A", "Error"))</Row>", "#N/A\n"),
    ("marked-up text", "<Row>\(cell("one <B>two</B> three"))</Row>", "one two three\n"),
    ("a line break", "<Row>\(cell("one&#10;two"))</Row>", "one\u{2028}two\n"),
    (
      "a comment is no text of the cell",
      "<Row><Cell><Data ss:Type=\"String\">a</Data><Comment><Data>by nobody</Data></Comment></Cell></Row>",
      "a\n"
    ),
  ]

  @Test(arguments: tables) func `a table lies as it looks`(_ name: String, _ rows: String, _ table: String)
    throws
  {
    let book = try Self.read(Self.workbook(Self.sheet(rows)))
    let text = try #require(book.sheets.first).text
    #expect(String(decoding: text, as: UTF8.self) == table, "\(name)")
  }

  @Test func `hidden sheets and rows are told`() throws {
    let hidden =
      "<Worksheet ss:Name=\"Lookup\"><Table><Row>\(Self.cell("a"))</Row></Table>"
      + "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
    let row = "<Row>\(Self.cell("h"))</Row><Row ss:Hidden=\"1\">\(Self.cell("a"))</Row>"
    let book = try Self.read(Self.workbook(hidden + Self.sheet(row)))
    #expect(book.hidden == ["Lookup"] && book.sheets.map(\.name) == ["Data"])
    #expect(book.sheets.first?.remarks == [FormatRemark(kind: "hidden-row", count: 1, lines: [2])])
  }

  private static let faults: [(text: String, kind: String, line: Int?)] = [
    (workbook("\n" + sheet("<Row><Cell>")), "workbook-damaged", 3),
    (workbook(sheet("<Row ss:Index=\"3\"/><Row ss:Index=\"2\"/>")), "workbook-damaged", nil),
    (workbook(sheet("<Row><Cell ss:Formula=\"=1\"/></Row>")), "formula-uncomputed", nil),
    (
      workbook("").replacing("<Workbook", with: "<!DOCTYPE Workbook [<!ENTITY a \"b\">]><Workbook"),
      "workbook-damaged", 2
    ),
  ]

  @Test(arguments: faults) func `what is wrong is an error`(_ text: String, _ kind: String, _ line: Int?)
    throws
  {
    let error = #expect(throws: IngestionError.self) { try Self.read(text) }
    #expect(error?.kind == kind && (line == nil || error?.line == line), "\(String(describing: error))")
  }
}
