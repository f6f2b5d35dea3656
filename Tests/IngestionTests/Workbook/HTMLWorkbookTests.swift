// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Ingestion

/// Web pages that systems write as Excel exports are read by their tables.
@Suite struct HTMLWorkbookTests {
  private static func read(_ page: String, limits: SheetLimits = SheetLimits()) throws -> Workbook {
    try read(Array(page.utf8), limits: limits)
  }

  private static func read(_ page: [UInt8], limits: SheetLimits = SheetLimits()) throws -> Workbook {
    let file = try TemporaryFile(page)
    return try Workbook(html: InputFile(opening: file.path), limits: limits)
  }

  private static let pages: [(name: String, page: String, table: String)] = [
    (
      "a page as browsers have it",
      "<!DOCTYPE html><html><head><style>td {x: y}</style><title>Export</title></head><body><h1>Posts</h1>"
        + "<table><thead><tr><th>Ref</th><th>Title</th></tr></thead><tbody><tr><td>V1</td><td>Nurse</td></tr>"
        + "</tbody></table><p>Printed today</p></body></html>", "Ref,Title\nV1,Nurse\n"
    ),
    ("a table alone", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a,b\nc,d\n"),
    (
      "what Excel puts around it",
      "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table border=1><col width=64><tr>"
        + "<td x:num=\"1\" class=xl24>1,200</td><td>35%</td></tr></table></body></html>", "\"1,200\",35%\n"
    ),
    (
      "white space, breaks and entities",
      "<table><tr><td>\n  Staff\n nurse &amp;&nbsp; </td><td>a<br>b<p>c</p></td><td><b>x</b>y</td></tr></table>",
      "Staff nurse &,a\u{2028}b\u{2028}c,xy\n"
    ),
    (
      "cells over columns",
      "<table><tr><th colspan=2>Applied</th><th>x</th></tr><tr><td>1<td>2<td>3</tr></table>",
      "Applied,,x\n1,2,3\n"
    ),
    (
      "cells over rows",
      "<table><tr><td rowspan=3>V1<td>a</tr><tr><td>b</tr><tr><td>c</tr><tr><td>V2<td>d</tr></table>",
      "V1,a\nV1,b\nV1,c\nV2,d\n"
    ),
    (
      "numbers over rows are not repeated", "<table><tr><td rowspan=2>7<td>a</tr><tr><td>b</tr></table>",
      "7,a\n,b\n"
    ),
    ("an empty row is a blank line", "<table><tr><td>a</tr><tr><td></tr><tr><td>b</tr></table>", "a\n\nb\n"),
    (
      "scripts are no text", "<table><tr><td>a<script>document.write('<td>')</script></td></tr></table>",
      "a\n"
    ),
    (
      "a table within one that lays the page out",
      "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>", "a,b\n"
    ),
    ("a comment before it", "<!-- export --><meta charset=utf-8><table><tr><td>é</td></tr></table>", "é\n"),
  ]

  @Test(arguments: pages) func `a table lies as it looks`(_ name: String, _ page: String, _ table: String)
    throws
  {
    let file = try TemporaryFile(page)
    guard case .page = try InputContents(of: file.path) else {
      Issue.record("\(name) is not told as a page")
      return
    }
    let book = try Self.read(page)
    #expect(book.sheets.map { String(decoding: $0.text, as: UTF8.self) } == [table], "\(name)")
  }

  @Test func `each table is a sheet, by its caption or its number`() throws {
    let book = try Self.read(
      "<table><tr><td></td></tr></table><table><caption>Panels <i>2025</i></caption><tr><td>a</td></tr></table>"
        + "<table><tr><td>b<table><tr><td>c</td></tr></table></td></tr></table>")
    #expect(book.sheets.map(\.name) == ["Panels 2025", "Table 3", "Table 4"])
    #expect(book.sheets.map { String(decoding: $0.text, as: UTF8.self) } == ["a\n", "b\n", "c\n"])
  }

  @Test func `bytes of Windows-1252 and UTF-16 are told`() throws {
    let page = "<table><tr><td>Café £5</td></tr></table>"
    let windows = page.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let wide: [UInt8] =
      [0xFF, 0xFE] + page.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    for bytes in [windows, wide, Array(page.utf8)] {
      #expect(try Self.read(bytes).sheets.map { String(decoding: $0.text, as: UTF8.self) } == ["Café £5\n"])
      let file = try TemporaryFile(bytes)
      guard case .page = try InputContents(of: file.path) else {
        Issue.record("no page")
        return
      }
    }
  }

  @Test(arguments: [
    ("<table><tr><td>a</td></tr><tr><td>b", "workbook-damaged", "the page ends within a table"),
    ("<table><tr><td>a</td></tr></table><!-- b", "workbook-damaged", "has no end"),
    (
      "<html><meta http-equiv=Content-Type content=\"text/html; charset=big5\"><table><tr><td>a</table>",
      "workbook-damaged", "another encoding"
    ),
    ("<html><body><form>Please log in</form></body></html>", "page-without-table", "no table holds anything"),
    ("<table><tr><td> &nbsp; </td></tr></table>", "page-without-table", "no table holds anything"),
    (String(repeating: "<div>", count: 400) + "<table><tr><td>a</table>", "workbook-damaged", "too deep"),
  ])
  func `what is wrong is said`(_ page: String, _ kind: String, _ problem: String) throws {
    let error = #expect(throws: IngestionError.self) { try Self.read(page) }
    #expect(error?.kind == kind && error?.problem.contains(problem) ?? false, "\(String(describing: error))")
  }

  @Test func `tags that do not fit are remarked on`() throws {
    let book = try Self.read("<table><tr><td><b><i>a</b></i></td></tr></table>")
    #expect(book.sheets.map(\.remarks) == [[FormatRemark(kind: "broken-html", count: 1, lines: [])]])
  }

  @Test func `a page that would fill the machine is refused`() throws {
    let page = "<table><tr><td rowspan=9>a<td>b</tr><tr><td>c</tr></table>"
    for change in [
      { (limits: inout SheetLimits) in limits.text = 20 }, { $0.cells = 2 }, { $0.columns = 1 },
      { $0.rows = 1 },
    ] {
      var limits = SheetLimits()
      change(&limits)
      #expect(throws: IngestionError.self) { try Self.read(page, limits: limits) }
    }
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?><rss><channel/></rss>", "<export><table/></export>", "ref,title\nV1,<table>\n",
    "<tables><tr/></tables>", "<?xml version=\"1.0\"?><table><row/></table>",
    "<?xml version=\"1.0\"?><!DOCTYPE export SYSTEM \"x.dtd\"><export/>",
  ])
  func `other XML and CSV are no pages`(_ text: String) throws {
    let file = try TemporaryFile(text)
    guard case .plain = try InputContents(of: file.path) else {
      Issue.record("\(text) is taken for a page")
      return
    }
  }

  /// What a page is refused for; `nil` where it has tables.
  private static func fault(of path: String) -> String? {
    do throws(IngestionError) {
      let book = try Workbook(html: InputFile(opening: path))
      return book.sheets.isEmpty ? "no sheet" : nil
    } catch {
      return error.kind
    }
  }

  /// Whatever the tags, reading ends, and with tables or an error.
  @Test func `any tags end in tables or an error`() throws {
    let parts = [
      "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=3>", "<th colspan=4>", "a", "1",
      " ", "<b>",
      "</i>", "<br>", "<caption>", "</caption>", "<script>", "</script>", "<!-- ", " -->", "&nbsp;", "<table",
      "\"",
    ]
    for seed in 1...400 {
      var random = SplitMix64(seed: UInt64(seed))
      let page =
        "<table>" + (0..<40).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
      let file = try TemporaryFile(page)
      let kind = Self.fault(of: file.path)
      #expect([nil, "workbook-damaged", "page-without-table"].contains(kind), "seed \(seed): \(kind ?? "")")
    }
  }
}
