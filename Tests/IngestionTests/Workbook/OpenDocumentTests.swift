// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Ingestion

/// What is in the cells of an OpenDocument spreadsheet, and what is wrong with it.
@Suite struct OpenDocumentTests {
  private static func bytes(_ body: String, styles: String = "", kind: String = "spreadsheet") -> [UInt8] {
    let namespaces = ["office", "table", "text", "style", "calcext"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")
    let content =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \(namespaces)>"
      + "<office:automatic-styles>\(styles)</office:automatic-styles>"
      + "<office:body><office:\(kind)>\(body)</office:\(kind)></office:body></office:document-content>"
    return ZipText([
      ("mimetype", Array("application/vnd.oasis.opendocument.\(kind)".utf8)),
      ("content.xml", Array(content.utf8)),
    ]).finished
  }

  private static func read(_ bytes: [UInt8]) throws -> Workbook {
    let file = try TemporaryFile(bytes)
    return try Workbook(openDocument: ZipArchive(opening: file.path))
  }

  private static func sheet(_ rows: String, name: String = "Data") -> String {
    "<table:table table:name=\"\(name)\">\(rows)</table:table>"
  }

  private static func text(_ words: String) -> String {
    "<table:table-cell office:value-type=\"string\"><text:p>\(words)</text:p></table:table-cell>"
  }

  private static func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  private static let cells: [(name: String, rows: String, table: String)] = [
    ("texts follow each other", row(text("a") + text("b")) + row(text("c")), "a,b\nc,\n"),
    ("marked up text", row(text("Staff <text:span>Nurse</text:span> 5")), "Staff Nurse 5\n"),
    (
      "several paragraphs",
      row(
        "<table:table-cell office:value-type=\"string\"><text:p>a</text:p><text:p>b</text:p></table:table-cell>"
      ),
      "a\u{2028}b\n"
    ),
    (
      "a number as it was typed, whatever is shown",
      row(
        "<table:table-cell office:value-type=\"float\" office:value=\"1200\"><text:p>1,200</text:p></table:table-cell>"
      ),
      "1200\n"
    ),
    (
      "a percentage is the number behind it",
      row(
        "<table:table-cell office:value-type=\"percentage\" office:value=\"0.35\"><text:p>35%</text:p></table:table-cell>"
      ),
      "0.35\n"
    ),
    (
      "a day and a moment",
      row(
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2025-04-01\"><text:p>1 Apr</text:p></table:table-cell>"
          + "<table:table-cell office:value-type=\"date\" office:date-value=\"2025-04-01T09:30:00.000\"/>"
          + "<table:table-cell office:value-type=\"date\" office:date-value=\"2025-04-01T00:00:00\"/>"),
      "2025-04-01,2025-04-01T09:30:00,2025-04-01\n"
    ),
    (
      "a time and a length of time",
      row(
        "<table:table-cell office:value-type=\"time\" office:time-value=\"PT09H30M00S\"><text:p>9.30 am</text:p></table:table-cell>"
          + "<table:table-cell office:value-type=\"time\" office:time-value=\"PT36H5M7.25S\"/>"),
      "09:30:00,36:05:07\n"
    ),
    (
      "characters that are written as elements",
      row(text("a<text:line-break/>b<text:s/>c<text:s text:c=\"3\"/>d<text:tab/>e")), "a\u{2028}b c   d\te\n"
    ),
    (
      "a link",
      row(text("see <text:a xlink:href=\"https://example.org\" xmlns:xlink=\"x\">the page</text:a> there")),
      "see the page there\n"
    ),
    (
      "money is the number behind it",
      row(
        "<table:table-cell office:value-type=\"currency\" office:currency=\"GBP\" office:value=\"1200.5\"><text:p>£1,200.50</text:p></table:table-cell>"
      ), "1200.5\n"
    ),
    (
      "a truth",
      row(
        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>"
      ),
      "TRUE\n"
    ),
    (
      "a formula by its value",
      row("<table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"/>"),
      "2\n"
    ),
    (
      "cells that repeat, with and without content",
      row(
        "<table:table-cell table:number-columns-repeated=\"2\"/>"
          + "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>a</text:p>"
          + "</table:table-cell><table:table-cell table:number-columns-repeated=\"16380\"/>"), ",,a,a\n"
    ),
    (
      "rows that repeat, with and without content",
      row(text("a"), "table:number-rows-repeated=\"2\"")
        + row("<table:table-cell/>", "table:number-rows-repeated=\"2\"")
        + row(text("b")) + row("<table:table-cell/>", "table:number-rows-repeated=\"1048570\""),
      "a\na\n\n\nb\n"
    ),
    (
      "merged words stand beside every row",
      row(
        "<table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>V1</text:p></table:table-cell>"
          + text("a")) + row("<table:covered-table-cell/>" + text("b")), "V1,a\nV1,b\n"
    ),
    (
      "a comment is no text",
      row(
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>secret</text:p></office:annotation>"
          + "<text:p>a</text:p></table:table-cell>"), "a\n"
    ),
    (
      "a comment within the text is no text",
      row(
        text("before <office:annotation><text:p>secret<text:line-break/></text:p></office:annotation>after")
          + text("b")), "before after,b\n"
    ),
    (
      "a drawing at a cell is no text",
      row(
        "<table:table-cell><draw:custom-shape xmlns:draw=\"d\"><text:p>press here</text:p></draw:custom-shape>"
          + "</table:table-cell>" + text("b")), ",b\n"
    ),
  ]

  @Test(arguments: cells) func `a cell is read as people see it`(
    _ name: String, _ rows: String, _ table: String
  ) throws {
    let book = try Self.read(Self.bytes(Self.sheet(rows)))
    #expect(book.sheets.map { String(decoding: $0.text, as: UTF8.self) } == [table], "\(name)")
  }

  @Test func `hidden sheets and rows, and formulas that failed, are told`() throws {
    let hidden =
      "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>"
      + "<style:style style:name=\"ta1\"><style:table-properties table:display=\"true\"/></style:style>"
    let body =
      "<table:table table:name=\"Panels\" table:style-name=\"ta1\">" + Self.row(Self.text("a"))
      + Self.row(Self.text("b"), "table:visibility=\"filter\"")
      + Self.row(
        "<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\"><text:p>#N/A</text:p></table:table-cell>"
      )
      + "</table:table><table:table table:name=\"Lookup\" table:style-name=\"ta2\">"
      + Self.row(Self.text("x"))
      + "</table:table>" + Self.sheet("", name: "Empty")
    let book = try Self.read(Self.bytes(body, styles: hidden))
    #expect(book.sheets.map(\.name) == ["Panels"] && book.hidden == ["Lookup"])
    #expect(
      book.sheets.first?.remarks.map { "\($0.kind) \($0.lines)" } == ["hidden-row [2]", "error-cell [3]"])
  }

  @Test func `what is wrong is said`() throws {
    func error(_ bytes: [UInt8]) -> IngestionError? {
      #expect(throws: IngestionError.self) { try Self.read(bytes) }
    }
    let formula = Self.sheet(Self.row("<table:table-cell/><table:table-cell table:formula=\"of:=1\"/>"))
    #expect(error(Self.bytes(formula))?.problem.contains("the cell B1 holds a formula") ?? false)
    #expect(error(Self.bytes("<text:p>a</text:p>", kind: "text"))?.kind == "binary")
    #expect(error(Self.bytes("<table:table>"))?.kind == "workbook-damaged")
    let wide = Self.row(
      "<table:table-cell table:number-columns-repeated=\"99999\" office:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
    )
    #expect(error(Self.bytes(Self.sheet(wide)))?.problem.contains("outside of every sheet") ?? false)
  }

  @Test func `a sheet is found in a folder by the name of its file`() async throws {
    let rows =
      Self.row(Self.text("ref") + Self.text("title")) + Self.row(Self.text("V1") + Self.text("Nurse"))
    let folder = FileManager.default.temporaryDirectory.appending(path: "evenhand-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.bytes(Self.sheet(rows))).write(to: folder.appending(path: "vacancies.ods"))
    let listing = InputListing([folder.path()])
    #expect(listing.inputs.map(\.names) == [["Data.csv", "vacancies.csv"]] && listing.unread.isEmpty)
    #expect(listing.inputs.map { $0.packing.title("CSV") } == ["ODS"])
  }
}
