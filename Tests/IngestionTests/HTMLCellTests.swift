// SPDX-License-Identifier: Apache-2.0

import Ingestion
import Testing

/// The cells of HTML tables, where they are kept apart.
@Suite struct HTMLCellTests {
  static let tables: [(html: String, text: String)] = [
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "\ta\tb\n\tc\td"),
    ("<p>x</p><table><tr><td>a<td>b<tr><td>c</table><p>y z</p>", "x\n\ta\tb\n\tc\ny z"),
    ("<table><tr><td></td><td>b</td><td> </td><td>d</td></tr></table>", "\t\tb\t\td"),
    (
      "<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c<li>d</ul></td></tr></table>",
      "\ta\u{2028}b\tc\u{2028}d"
    ),
    ("<table><tr><td colspan='2'>a</td><td>b</td></tr></table>", "\ta\t\tb"),
    (
      "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>",
      "\ta\tb\n\t\tc\n\td"
    ),
    (
      "<table><tr><td>a</td><td rowspan=3>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>",
      "\ta\tb\n\tc\n\td\t\te"
    ),
    (
      "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>",
      "\ta\u{2028}b c\td"
    ),
    ("<table><tr><td colspan=999999999999999999999>a</td><td rowspan=-1>b</td></tr></table>", "\ta\tb"),
    ("<p>no table</p><p>at all</p>", "no table\nat all"),
    ("<td>a</td><td>b</td>", "a b"),
  ]

  @Test(arguments: tables.indices)
  func `a row is a line, and a cell has a tab before it`(_ index: Int) {
    let (html, text) = Self.tables[index]
    #expect(htmlToText(html, keepsCells: true).text == text)
  }

  @Test func `without that they stand beside each other`() {
    #expect(htmlToText(Self.tables[3].html).text == "a\nb\nc\nd")
    #expect(htmlToText(Self.tables[0].html).text == "a b\nc d")
  }

  @Test func `a span is no way to make a text long`() {
    let html = "<table><tr>" + String(repeating: "<td colspan=9999>a", count: 100) + "</table>"
    #expect(htmlToText(html, keepsCells: true).text.utf8.count < 10_000)
  }
}
