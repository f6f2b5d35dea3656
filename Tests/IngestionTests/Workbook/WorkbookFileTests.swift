// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Ingestion

/// Workbooks that other programs wrote, all of one table.
@Suite struct WorkbookFileTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Fixtures")

  private static let table = """
    Vacancy,Applied,,,Closed,,,,,,,
    Vacancy,Asian,Black,White,on,Seen at,Hour,Share,Spent,Sum,Open,Note
    V-001,12,7,0.1,2025-04-01,2025-04-01T09:30:00,12:00:00,0.35,1.5,19,TRUE,"Two runs, one comma"
    V-001,3,,1e-07,1900-03-01,,,,,#N/A,FALSE,line one\u{2028}line two

    00123,123456789012345,,,,,,,,,,"He said ""<b>"" & left "

    """

  /// OpenDocument has lengths of time, and LibreOffice writes truths as numbers.
  @Test(
    arguments: [
      ("libreoffice", [("TRUE", "1"), ("FALSE", "0"), ("0.35,1.5", "0.35,36:00:00")]),
      ("gnumeric", [("0.35,1.5", "0.35,36:00:00")]),
    ] as [(String, [(String, String)])])
  func `an OpenDocument workbook is the same table`(_ name: String, _ differences: [(String, String)])
    throws
  {
    let path = Self.fixtures.appending(path: "\(name).ods").path()
    let book = try Workbook(openDocument: ZipArchive(opening: path))
    #expect(book.sheets.map(\.name) == ["Applications", "Notes"])
    #expect(book.hidden == ["Lookup"])
    let sheet = try #require(book.sheets.first)
    var wanted = Self.table
    for (written, read) in differences { wanted = wanted.replacing(written, with: read) }
    #expect(String(decoding: sheet.text, as: UTF8.self) == wanted)
    let remarks = Dictionary(uniqueKeysWithValues: sheet.remarks.map { ($0.kind, $0.lines) })
    #expect(remarks == ["hidden-row": [6], "merged-number": [3], "error-cell": [4]])
  }

  @Test func `what OpenDocument writes in its own way is read as people see it`() throws {
    let path = Self.fixtures.appending(path: "marked.ods").path()
    let book = try Workbook(openDocument: ZipArchive(opening: path))
    let sheet = try #require(book.sheets.first)
    let table = """
      Vacancy,Closed,Salary,Share,Hour,Note
      V-1,2025-04-13,35964.5,0.125,09:30:00,onetwo   threefour\u{2028}five
      V-1,same,same,Err:510,,
      V-2,x,,,,
      V-2,x,,,,
      V-3,hidden,,,,

      """
    #expect(String(decoding: sheet.text, as: UTF8.self) == table)
    #expect(book.sheets.count == 1 && book.hidden == ["Old"])
    #expect(
      sheet.remarks.map { "\($0.kind) \($0.lines)" }.sorted()
        == ["hidden-row [6]", "error-cell [3]"].sorted())
  }

  @Test(arguments: ["xlsxwriter", "libreoffice", "openpyxl"])
  func `every program's workbook is the same table`(_ name: String) throws {
    let path = Self.fixtures.appending(path: "\(name).xlsx").path()
    let book = try Workbook(ZipArchive(opening: path))
    #expect(book.sheets.map(\.name) == ["Applications", "Notes"])
    #expect(book.hidden == ["Lookup"])
    let sheet = try #require(book.sheets.first)
    #expect(String(decoding: sheet.text, as: UTF8.self) == Self.table)
    let remarks = Dictionary(uniqueKeysWithValues: sheet.remarks.map { ($0.kind, $0.lines) })
    #expect(remarks == ["hidden-row": [6], "merged-number": [3], "error-cell": [4]])
  }
}
