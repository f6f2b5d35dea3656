// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Ingestion

/// What is in the cells of a workbook, and what is wrong with it.
@Suite struct WorkbookTests {
  private typealias Sheet = WorkbookText.Sheet

  private static func read(_ text: WorkbookText, limits: SheetLimits = SheetLimits()) throws -> Workbook {
    let file = try TemporaryFile(text.bytes)
    return try Workbook(ZipArchive(opening: file.path), limits: limits)
  }

  private static func table(_ text: WorkbookText) throws -> String {
    String(decoding: try #require(try read(text).sheets.first).text, as: UTF8.self)
  }

  /// Cells of row 1, by what stands in them, and the line of the table.
  private static let cells: [(name: String, xml: String, line: String)] = [
    ("a shared text", "<c r=\"A1\" t=\"s\"><v>0</v></c>", "Nurse"),
    ("a shared text in runs, without how it is spoken", "<c r=\"A1\" t=\"s\"><v>1</v></c>", "Staff Nurse"),
    ("white space at the ends is kept", "<c r=\"A1\" t=\"s\"><v>2</v></c>", "\" a \""),
    ("an escaped character", "<c r=\"A1\" t=\"str\"><v>a_x000A_b_x005F_x0041_</v></c>", "a\u{2028}b_x0041_"),
    ("a text that a formula gave", "<c r=\"A1\" t=\"str\"><f>1</f><v>x</v></c>", "x"),
    (
      "an empty text that a formula gave",
      "<c r=\"A1\" t=\"str\"><f>1</f><v></v></c><c r=\"B1\"><v>1</v></c>", ",1"
    ),
    ("an inline text", "<c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>", "a"),
    (
      "an inline text in runs", "<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>",
      "ab"
    ),
    ("truths", "<c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c>", "TRUE,FALSE"),
    ("an error", "<c r=\"A1\" t=\"e\"><v>#REF!</v></c>", "#REF!"),
    ("an ISO date", "<c r=\"A1\" t=\"d\"><v>2025-04-01</v></c>", "2025-04-01"),
    ("a number with the digits that a double adds", "<c r=\"A1\"><v>0.10000000000000001</v></c>", "0.1"),
    ("a whole number written as another", "<c r=\"A1\"><v>1.2E3</v></c>", "1200"),
    ("a day", "<c r=\"A1\" s=\"1\"><v>45748</v></c>", "2025-04-01"),
    ("a moment", "<c r=\"A1\" s=\"2\"><v>45748.395833333336</v></c>", "2025-04-01T09:30:00"),
    ("a moment that rounds to midnight", "<c r=\"A1\" s=\"2\"><v>45747.999999999</v></c>", "2025-04-01"),
    ("an hour", "<c r=\"A1\" s=\"3\"><v>0.25</v></c>", "06:00:00"),
    ("a day by a format of its own", "<c r=\"A1\" s=\"4\"><v>45748</v></c>", "2025-04-01"),
    ("a number whose format has letters in quotes", "<c r=\"A1\" s=\"5\"><v>45748</v></c>", "45748"),
    ("a length of time", "<c r=\"A1\" s=\"6\"><v>1.5</v></c>", "1.5"),
    (
      "the first days of 1900", "<c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" s=\"1\"><v>60</v></c>",
      "1900-01-01,1900-02-29"
    ),
    ("a number that is no day", "<c r=\"A1\" s=\"1\"><v>-3</v></c>", "-3"),
    ("cells left out", "<c r=\"C1\"><v>1</v></c><c r=\"E1\"><v>2</v></c>", ",,1,,2"),
    (
      "cells without a place", "<c><v>1</v></c><c><v>2</v></c><c r=\"D1\"><v>3</v></c><c><v>4</v></c>",
      "1,2,,3,4"
    ),
    ("cells of another prefix", "<x:c xmlns:x=\"urn:x\" r=\"A1\"><x:v>7</x:v></x:c>", "7"),
    ("a formatted cell with nothing in it", "<c r=\"A1\"><v>1</v></c><c r=\"Z1\" s=\"1\"/>", "1"),
    ("what looks like the start of another format", "<c r=\"A1\" t=\"str\"><v>sep=;</v></c>", "\"sep=;\""),
    (
      "a comma, a quote and CRLF", "<c r=\"A1\" t=\"str\"><v>a, \"b\"&#13;&#10;c</v></c>",
      "\"a, \"\"b\"\"\u{2028}c\""
    ),
  ]

  private static func formatted(_ rows: String) -> WorkbookText {
    var text = WorkbookText([Sheet("Data", rows)])
    text.shared = [
      "<t>Nurse</t>",
      "<r><t xml:space=\"preserve\">Staff </t></r><rPh sb=\"0\" eb=\"1\"><t>stuff</t></rPh><r><t>Nurse</t></r>",
      "<t xml:space=\"preserve\"> a </t>",
    ]
    text.formats =
      "<numFmt numFmtId=\"164\" formatCode=\"[$-809]d\\ mmmm\\ yyyy;@\"/>"
      + "<numFmt numFmtId=\"165\" formatCode=\"0&quot; days&quot;\"/>"
      + "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/>"
    text.styles = [0, 14, 22, 20, 164, 165, 166]
    return text
  }

  @Test(arguments: cells) func `a cell is read as people see it`(
    _ name: String, _ xml: String, _ line: String
  )
    throws
  {
    let table = try Self.table(Self.formatted("<row r=\"1\">\(xml)</row>"))
    #expect(table == line + "\n", "\(name)")
  }

  @Test func `days of a workbook that counts from 1904 are the same days`() throws {
    var text = Self.formatted("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44286</v></c></row>")
    text.from1904 = true
    #expect(try Self.table(text) == "2025-04-01\n")
  }

  @Test func `a line of the table is a row of the sheet, and rows without a number follow each other`() throws
  {
    let numbered = "<row r=\"2\"><c r=\"B2\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"><v>2</v></c></row>"
    #expect(try Self.table(Self.formatted(numbered)) == "\n,1\n\n\n2,\n")
    let bare = "<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>"
    #expect(try Self.table(Self.formatted(bare)) == "1\n\n2\n")
  }

  @Test func `merged words stand beside every row, numbers and rows without anything do not`() throws {
    let rows = WorkbookText.rows([
      ["ref", "n", "x"], ["V-1", "", "a"], ["", "", "b"], ["", "", ""], ["", "", "c"],
    ])
    .replacing("<row r=\"2\">", with: "<row r=\"2\">")
    .replacing("</c><c r=\"C2\"", with: "</c><c r=\"B2\"><v>5</v></c><c r=\"C2\"")
    let merges =
      "<mergeCells><mergeCell ref=\"A2:A5\"/><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"A1:C1\"/></mergeCells>"
    let book = try Self.read(WorkbookText([Sheet("Data", rows, rest: merges)]))
    let sheet = try #require(book.sheets.first)
    #expect(
      String(decoding: sheet.text, as: UTF8.self) == "ref,n,x\nV-1,5,a\nV-1,,b\n\nV-1,,c\n")
    #expect(sheet.remarks == [FormatRemark(kind: "merged-number", count: 1, lines: [2])])
  }

  @Test(arguments: ["A1", "A1:A1", "$A$2:$A$2"])
  func `a cell that is merged with no other is a cell`(_ range: String) throws {
    let rest = "<mergeCells><mergeCell ref=\"\(range)\"/></mergeCells>"
    let book = try Self.read(WorkbookText([Sheet("Data", WorkbookText.rows([["a"], ["b"]]), rest: rest)]))
    #expect(book.sheets.map { String(decoding: $0.text, as: UTF8.self) } == ["a\nb\n"])
  }

  @Test func `sheets that are hidden, empty or of charts are no tables`() throws {
    let one = WorkbookText.rows([["a"]])
    let book = try Self.read(
      WorkbookText([
        Sheet("Lookup", one, state: "hidden"), Sheet("Deep", one, state: "veryHidden"), Sheet("Empty", ""),
        Sheet("May & June", one),
      ]))
    #expect(book.sheets.map(\.name) == ["May & June"])
    #expect(book.hidden == ["Lookup", "Deep"])
  }

  private static let faults: [(rows: String, rest: String, kind: String, says: String)] = [
    ("<row r=\"1\"><c r=\"A1\"><f>B1</f></c></row>", "", "formula-uncomputed", "the cell A1 holds a formula"),
    (
      "<row r=\"1\"><c r=\"A1\"><f>B1</f><v/></c></row>", "", "formula-uncomputed",
      "the cell A1 holds a formula"
    ),
    (
      "<row r=\"1\"><c r=\"B1\" t=\"s\"><v>7</v></c></row>", "", "workbook-damaged",
      "the cell B1 refers to a text"
    ),
    (
      "<row r=\"1\"><c r=\"A2\"><v>7</v></c></row>", "", "workbook-damaged",
      "a cell of row 1 has no place in it"
    ),
    (
      "<row r=\"1\"><c r=\"?\"><v>7</v></c></row>", "", "workbook-damaged",
      "a cell of row 1 has no place in it"
    ),
    (
      "<row r=\"1\"><c r=\"B1\"><v>7</v></c><c r=\"A1\"><v>7</v></c></row>", "", "workbook-damaged",
      "the cells of row 1 are not in the order"
    ),
    (
      "<row r=\"2000000\"><c r=\"A2000000\"><v>7</v></c></row>", "", "workbook-damaged",
      "outside of every sheet"
    ),
    ("<row r=\"1\"><c r=\"ZZZZ1\"><v>7</v></c></row>", "", "workbook-damaged", "outside of every sheet"),
    (
      "<row r=\"1\">", "", "workbook-damaged",
      "the part 'xl/worksheets/sheet1.xml' of the workbook is damaged"
    ),
    ("<row r=\"1\"><c r=\"A1\"><v>&secret;</v></c></row>", "", "workbook-damaged", "sheet1.xml"),
    (
      "", "<mergeCells><mergeCell ref=\"A2:\"/></mergeCells>", "workbook-damaged", "is not written as 'A1:B2'"
    ),
    ("", "<mergeCells><mergeCell ref=\"\"/></mergeCells>", "workbook-damaged", "is not written as 'A1:B2'"),
    (
      "", "<mergeCells><mergeCell ref=\"A2:A1\"/></mergeCells>", "workbook-damaged",
      "is not written as 'A1:B2'"
    ),
  ]

  @Test(arguments: faults) func `what is wrong is said with its place`(
    _ rows: String, _ rest: String, _ kind: String, _ says: String
  ) throws {
    let error = #expect(throws: IngestionError.self) {
      try Self.read(WorkbookText([Sheet("Data", rows, rest: rest)]))
    }
    #expect(error?.kind == kind && error?.problem.contains(says) ?? false, "\(String(describing: error))")
    #expect(error.map { !$0.problem.contains("secret") } ?? false)
  }

  @Test func `a workbook that would fill the machine is refused`() throws {
    let rows = WorkbookText.rows([["a", "b"], ["c", "d"]])
    func error(_ change: (inout SheetLimits) -> Void, _ rest: String = "") throws -> IngestionError? {
      var limits = SheetLimits()
      change(&limits)
      return #expect(throws: IngestionError.self) {
        try Self.read(WorkbookText([Sheet("Data", rows, rest: rest)]), limits: limits)
      }
    }
    #expect(try error { $0.cells = 3 }?.problem.contains("holds more than 3 cells") ?? false)
    #expect(try error { $0.text = 3 }?.kind == "sheet-too-large")
    #expect(try error { $0.table = 3 }?.problem.contains("its last column has the cell, B1,") ?? false)
    let merges = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/></mergeCells>"
    #expect(try error({ $0.filled = 1 }, merges)?.kind == "sheet-too-large")
  }

  @Test func `an archive that lacks a part of a workbook says which`() throws {
    let file = try TemporaryFile(ZipText([("xl/workbook.xml", Array("<workbook/>".utf8))]).finished)
    let error = #expect(throws: IngestionError.self) { try Workbook(ZipArchive(opening: file.path)) }
    #expect(error?.problem == "the part '_rels/.rels' of the workbook is damaged: it is not there")
  }
}
