// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

@Suite struct HTMLTextTests {
  static let readings: [(html: String, text: String)] = [
    ("<p>One</p><p>Two</p>", "One\nTwo"),
    ("<p><strong>A sister</strong> <em>on</em>\n  ward  7</p>", "A sister on ward 7"),
    ("<ul><li>cares</li><li>listens<li>learns</ul>", "cares\nlistens\nlearns"),
    ("first<br>second<br/>third", "first\nsecond\nthird"),
    ("A &amp; B, &pound;38,682 &ndash; &#8364;1 &lt;b&gt; caf&eacute;", "A & B, £38,682 – €1 <b> café"),
    ("Zo\u{eb} — naïve 🩺", "Zoë — naïve 🩺"),
    (
      "<style>p { color: red }</style><p>seen<script>if (1 < 2) { x('<p>no</p>') }</script> too</p>",
      "seen too"
    ),
    ("<p>said<!-- <p>not said</p> --> twice</p>", "said twice"),
    (
      "<table><tr><th>Band</th><td>7</td></tr><tr><th>Site</th><td>Leeds</td></tr></table>",
      "Band 7\nSite Leeds"
    ),
    ("<h2>About  you</h2>\n\n<div><div>Kind</div></div>", "About you\nKind"),
    ("<pre>one\n  two</pre>", "one\ntwo"),
    ("a&nbsp;b gentle&shy;man zero\u{200B}width", "a b gentleman zerowidth"),
    ("no tags at all\n but  two\r\n\nlines &amp; 1 < 2", "no tags at all\nbut two\nlines & 1 < 2"),
    ("one tag<br>at all\nbut two lines", "one tag\nat all but two lines"),
    ("R & D, 5 < 6 and 7 > 6", "R & D, 5 < 6 and 7 > 6"),
    ("<P>UPPER</P><DIV CLASS=x>case</DIV>", "UPPER\ncase"),
    (
      "<html><head><title>Staff nurse</title></head><body><main>Join us</main></body></html>",
      "Staff nurse\nJoin us"
    ),
    ("<p>known &nosuchthing; kept</p>", "known &nosuchthing; kept"),
    ("", ""), ("   \n ", ""), ("<p></p>", ""), ("\u{0}a\u{0}b", "ab"),
    ("<meta charset='iso-8859-1'><p>é</p>", "é"),
    ("The text goes on ...", "The text goes on ..."),
  ]

  @Test(arguments: readings.indices)
  func `HTML becomes the lines that a reader sees`(_ index: Int) {
    let (html, text) = Self.readings[index]
    let read = htmlToText(html)
    #expect(read == HTMLText(text: text, isBroken: false, isCutOff: false))
  }

  static let damages: [(html: String, text: String, isCutOff: Bool)] = [
    ("<p>one</b> two</p>", "one two", false),
    ("<div>one</span></div>two</div>", "one\ntwo", false),
    ("<p>before<!-- and no end <p>after</p>", "before ...", true),
    ("<p>before<script>x = 1;<p>after</p>", "before ...", true),
  ]

  @Test(arguments: damages.indices)
  func `broken HTML is read and said to be broken, and what it swallows is said to be missing`(_ index: Int) {
    let (html, text, isCutOff) = Self.damages[index]
    let read = htmlToText(html)
    #expect(read.text == text)
    #expect(read.isCutOff == isCutOff)
    #expect(read.isBroken || read.isCutOff)
  }

  @Test func `characters survive wherever the portions are cut`() {
    let words = (0..<400).map { "é\($0)🩺" }
    for shift in 0..<8 {
      let read = htmlToText(
        String(repeating: "x", count: shift) + "<p>" + words.joined(separator: " ") + "</p>")
      #expect(read.text.hasSuffix(words.joined(separator: " ")))
      #expect(!read.isBroken && !read.isCutOff)
    }
  }

  @Test func `a text that is too long is cut at a character and says so`() {
    let read = htmlToText(String(repeating: "é", count: HTMLLimits.length))
    #expect(read.isCutOff)
    #expect(read.text.hasSuffix("é ..."))
    #expect(read.text.utf8.count <= HTMLLimits.length + 4)
  }

  /// Texts with which a parser could be kept busy. Those that a limit must cut off are shorter than the longest text that is
  /// read, so that nothing but that limit can.
  static let limited: [(name: String, html: String)] = [
    ("open elements", String(repeating: "<div>", count: 200_000)),
    (
      "open and wrongly closed",
      String(repeating: "<div>", count: 100_000) + String(repeating: "</b>", count: 120_000)
    ),
    ("attributes", "<a " + (0..<120_000).map { "a\($0)" }.joined(separator: " ") + ">x</a>"),
    (
      "attributes with quoted ends",
      "<a " + (0..<80_000).map { "a\($0)='>'" }.joined(separator: " ") + ">x</a>"
    ),
  ]

  @Test(arguments: limited.indices)
  func `what a parser needs the square of its length for is cut off by a limit`(_ index: Int) {
    let (name, html) = Self.limited[index]
    #expect(html.utf8.count < HTMLLimits.length, "\(name)")
    #expect(htmlToText(html).isCutOff, "\(name)")
  }

  static let bombs: [(name: String, html: String)] =
    limited + [
      ("comments without end", String(repeating: "<!-- ", count: 200_000)),
      ("tags without end", String(repeating: "<a ", count: 300_000)),
      ("ampersands", String(repeating: "&", count: 1_000_000)),
      ("entities without end", String(repeating: "&#x", count: 300_000)),
      ("mismatched ends", String(repeating: "</p>", count: 250_000)),
      ("lists never closed", String(repeating: "<li><p><b><i>", count: 70_000)),
      ("quotes", "<a b=\"" + String(repeating: "x", count: 900_000)),
    ]

  @Test(.timeLimit(.minutes(1)), arguments: bombs.indices)
  func `hostile HTML comes to an end, and to no more text than there was`(_ index: Int) {
    let bomb = Self.bombs[index]
    #expect(htmlToText(bomb.html).text.utf8.count <= bomb.html.utf8.count + 4, "\(bomb.name)")
  }

  @Test func `too deep a nesting and too many attributes cut the text off`() {
    let deep = htmlToText("<p>first</p>" + String(repeating: "<div>", count: 3_000) + "last")
    #expect(deep.isCutOff && deep.text == "first ...")
    #expect(
      htmlToText("<p>first</p>" + String(repeating: "<div>", count: 200) + "last").text == "first\nlast")
    let crowded = htmlToText(
      "<p>first</p><p " + (0..<5_000).map { "a\($0)=1" }.joined(separator: " ") + ">last")
    #expect(crowded.isCutOff && crowded.text == "first ...")
    let picture = "<img src=\"data:image/png;base64," + String(repeating: "A/b+ ", count: 40_000) + "\">"
    #expect(htmlToText("<p>first \(picture) last</p>").text == "first last")
  }
}
