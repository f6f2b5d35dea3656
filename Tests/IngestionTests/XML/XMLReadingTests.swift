// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

/// A document, what is wanted of it, and what must come of it.
struct XMLCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let record: String
  let columns: [String]
  let rows: [[String?]]
  var lines: [Int]?
  var remarks: [String] = []
  var unused: [String] = []
  var singles: [String: String] = [:]
  var namespaces: [String: String] = [:]

  var testDescription: String { name }
}

@Suite("Reading XML records")
struct XMLReadingTests {
  static let cases: [XMLCase] = [
    XMLCase(
      name: "elements and attributes become columns",
      text: "<r>\n<a id='1'><b>x</b></a>\n<a id='2'><b>y</b></a></r>", record: "/r/a",
      columns: ["@id", "b"], rows: [["1", "x"], ["2", "y"]], lines: [2, 3]),
    XMLCase(
      name: "an absent element is absent and an empty one is empty",
      text: "<r><a><b/></a><a><b></b></a><a><b> \n</b></a><a/></r>", record: "/r/a", columns: ["b"],
      rows: [[""], [""], [""], [nil]]),
    XMLCase(
      name: "white space at the ends goes and inside stays",
      text: "<r><a n='  v  w '> <b>\n\t x  y\r\n</b></a></r>", record: "/r/a", columns: ["b", "@n"],
      rows: [["x  y", "v  w"]]),
    XMLCase(
      name: "a record's line is where its start tag begins",
      text: "<r>\n\n<a\n x='1'\n y='2'>\n</a>\n<a x='3'/></r>",
      record: "/r/a", columns: ["@x"], rows: [["1"], ["3"]], lines: [3, 7], unused: ["/r/a/@y x1"]),
    XMLCase(
      name: "CDATA and references are text",
      text: "<r><a><b>1 <![CDATA[<i>&amp;]]>&amp;&#233;&lt;</b></a></r>",
      record: "/r/a", columns: ["b"], rows: [["1 <i>&amp;&é<"]]),
    XMLCase(
      name: "white space between two references stays", text: "<r><a><b>&amp; &amp;</b></a></r>",
      record: "/r/a", columns: ["b"], rows: [["& &"]]),
    XMLCase(
      name: "references in attributes are expanded",
      text: "<r><a n=' a&amp;b&#x26;&quot;&amp;#38;&#60;'/></r>",
      record: "/r/a", columns: ["@n"], rows: [["a&b&\"&#38;<"]]),
    XMLCase(
      name: "a test compares the value as it is meant",
      text: "<r><a><b t='x&amp;y'>1</b><b t='x&amp;#38;y'>2</b><b t='x'>3</b></a></r>",
      record: "/r/a", columns: ["b[@t='x&y']", "b[@t='x&#38;y']"], rows: [["1", "2"]],
      unused: ["/r/a/b x1", "/r/a/b/@t x3"]),
    XMLCase(
      name: "comments and instructions do not cut text", text: "<r><a><b>x<!-- no -->y<?no no?>z</b></a></r>",
      record: "/r/a", columns: ["b"], rows: [["xyz"]]),
    XMLCase(
      name: "the first match wins and a different one is remarked on",
      text: "<r><a><b>x</b><b>x</b></a>\n<a><b>x</b>\n<b>y</b><b>z</b></a></r>", record: "/r/a",
      columns: ["b"], rows: [["x"], ["x"]], remarks: ["repeated-element x2 @3,3"]),
    XMLCase(
      name: "only an element's own text is its value",
      text: "<r><a><b>one <i>two</i> three</b></a>\n<a><b> <i>two</i></b></a><a><b><i/></b></a></r>",
      record: "/r/a", columns: ["b"], rows: [["one  three"], [nil], [""]],
      remarks: ["mixed-content x2 @1,2"], unused: ["/r/a/b/i x2"]),
    XMLCase(
      name: "an element and one inside it can both be wanted", text: "<r><a><b>x<c>y</c>z</b></a></r>",
      record: "/r/a", columns: ["b", "b/c", ".//c"], rows: [["xz", "y", "y"]],
      remarks: ["mixed-content x1 @1"]),
    XMLCase(
      name: "any depth, any name and absolute paths",
      text: "<r><a><b><c>1</c></b></a><a><c>2</c></a></r>", record: "/r/a",
      columns: [".//c", "*/c", "/r/a/b/c", "//c"], rows: [["1", "1", "1", "1"], ["2", nil, nil, "2"]]),
    XMLCase(
      name: "a path that looks anywhere stays in the record",
      text: "<r><t>whole</t><a><t>one</t></a><a/></r>", record: "/r/a", columns: ["//t"],
      rows: [["one"], [nil]], unused: ["/r/t x1"]),
    XMLCase(
      name: "records at any depth", text: "<r><g><a><b>1</b></a></g><a><b>2</b></a></r>", record: "//a",
      columns: ["b"], rows: [["1"], ["2"]]),
    XMLCase(
      name: "the root can be the record", text: "<r x='1'><b>2</b></r>", record: "/r", columns: ["@x", "b"],
      rows: [["1", "2"]]),
    XMLCase(
      name: "totals can stand after the records", text: "<r><a><b>1</b></a><n> 54 </n><m at='7'/></r>",
      record: "/r/a", columns: ["b"], rows: [["1"]], singles: ["/r/n": "54", "/r/m/@at": "7"]),
    XMLCase(
      name: "what is not used is listed with how often it held something",
      text: "<r v='1'><a k='' m='2'><b>1</b><c>x</c><d/></a><a m='3'><c>y</c>text</a></r>", record: "/r/a",
      columns: ["b"], rows: [["1"], [nil]],
      unused: ["/r/@v x1", "/r/a x1", "/r/a/@m x2", "/r/a/c x2"]),
    XMLCase(
      name: "a test on the start tag chooses among elements of one name",
      text: "<r><a><i t='x'>1</i><i t='y'>2</i><i>3</i></a><a><i t=' y'>4</i></a></r>", record: "/r/a",
      columns: ["i[@t='y']"], rows: [["2"], [nil]], unused: ["/r/a/i x3", "/r/a/i/@t x3"]),
    XMLCase(
      name: "a test chooses among records", text: "<r><a t='x'><b>1</b></a><a t='y'><b>2</b></a></r>",
      record: "/r/a[@t='y']", columns: ["b"], rows: [["2"]], unused: ["/r/a/@t x2", "/r/a/b x1"]),
    XMLCase(
      name: "a record takes from the element around it, never from an earlier one",
      text: "<r><v id='V1'><a/></v><v><t>T2</t><a/></v><v id='V3'><a/><t>T3</t></v></r>", record: "/r/v/a",
      columns: ["/r/v/@id", "/r/v/t"], rows: [["V1", nil], [nil, "T2"], ["V3", nil]]),
    XMLCase(
      name: "a DOCTYPE that names a file is accepted, not loaded and remarked on",
      text: "<!DOCTYPE r SYSTEM 'absent.dtd'>\n<r><a><b>1</b></a></r>", record: "/r/a", columns: ["b"],
      rows: [["1"]], remarks: ["doctype x1 @1"]),
    XMLCase(
      name: "namespaces count and prefixes do not",
      text:
        "<p:r xmlns:p='urn:x'><p:a><q:b xmlns:q='urn:x'>1</q:b><b>2</b></p:a>"
        + "<a xmlns='urn:x'><b n='0'>3</b></a></p:r>",
      record: "/x:r/x:a", columns: ["x:b", "b", "x:*"], rows: [["1", "2", "1"], ["3", nil, "3"]],
      unused: ["/p:r/p:a/q:b/@n x1"], namespaces: ["x": "urn:x"]),
    XMLCase(
      name: "an attribute without a prefix has no namespace",
      text: "<r xmlns='urn:x' xmlns:x='urn:x'><a n='1'/><a x:n='2'/></r>", record: "/x:r/x:a",
      columns: ["@n", "@x:n"], rows: [["1", nil], [nil, "2"]], namespaces: ["x": "urn:x"]),
    XMLCase(
      name: "a namespace that is no well-formed URI still is a name",
      text: "<r xmlns='a b'><a><b>1</b></a></r>", record: "/x:r/x:a", columns: ["x:b"], rows: [["1"]],
      namespaces: ["x": "a b"]),
    XMLCase(
      name: "text in many bytes a character",
      text: "<r><a><b>\(String(repeating: "é€😀", count: 300))</b></a></r>",
      record: "/r/a", columns: ["b"], rows: [[String(repeating: "é€😀", count: 300)]]),
    XMLCase(
      name: "a byte-order mark is no text", text: "\u{FEFF}<r><a><b>1</b></a></r>", record: "/r/a",
      columns: ["b"], rows: [["1"]]),
  ]

  @Test("the outcome is right and does not depend on the size of a chunk", arguments: cases)
  func table(_ given: XMLCase) async throws {
    let sample = try XMLSample(given.text)
    let wish = XMLWish(
      given.record, given.columns, singles: given.singles.keys.sorted(), namespaces: given.namespaces)
    for size in [1, 2, 3, 7, 1 << 16] {
      let outcome = try await sample.read(wish, chunkSize: size)
      #expect(outcome.failure == nil, "chunks of \(size)")
      #expect(outcome.records == [given.rows], "chunks of \(size)")
      #expect(outcome.remarkTexts == given.remarks, "chunks of \(size)")
      #expect(outcome.unused == given.unused, "chunks of \(size)")
      #expect(outcome.singles == given.singles, "chunks of \(size)")
      if let lines = given.lines { #expect(outcome.lines == [lines], "chunks of \(size)") }
      #expect(outcome.delivered == given.rows.count && outcome.bytes == given.text.utf8.count)
      #expect(outcome.digest == SumDigest.of(Array(given.text.utf8)))
    }
  }

  @Test("several kinds of record come tagged, nested ones too")
  func severalKinds() async throws {
    let text = """
      <e><vs><v id='1'><as><a>x</a><a>y</a></as></v><v id='2'/></vs><as><a>z</a></as></e>
      """
    let wish = XMLWish([
      (record: "/e/vs/v", columns: ["@id"]), (record: "//a", columns: [".//b", "/e/vs/v/@id"]),
    ])
    let outcome = try await XMLSample(text).read(wish)
    #expect(outcome.records == [[["1"], ["2"]], [[nil, "1"], [nil, "1"], [nil, nil]]])
  }

  @Test("batches are cut at their size, keep their order and each has its own codes")
  func batches() async throws {
    let body = (1...250).map { "<a><b>\($0 % 7)</b></a><c><b>\($0)</b></c>" }.joined(separator: "\n")
    var wish = XMLWish([(record: "/r/a", columns: ["b"]), (record: "/r/c", columns: ["b"])])
    wish.limits.batchRecords = 16
    let outcome = try await XMLSample("<r>\(body)</r>").read(wish, chunkSize: 50)
    #expect(outcome.records[0] == (1...250).map { [String($0 % 7)] })
    #expect(outcome.records[1] == (1...250).map { [String($0)] })
    #expect(outcome.lines == [Array(1...250), Array(1...250)])
  }

  @Test("a hashed column is the hash of the value, and 0 for none")
  func hashed() async throws {
    let sample = try XMLSample("<r><a id=' k1 '/><a id=''/><a/></r>")
    let file = try XMLFile.open(sample.path)
    let request = XMLRecordRequest(
      record: try XMLPath(parsing: "/r/a", namespaces: [:]),
      columns: [XMLColumn(.path(try XMLPath(parsing: "@id", namespaces: [:])), request: .hashed)])
    var columns: [BatchColumn] = []
    _ = try await file.read([request]) { columns += $1.columns }
    guard case .hashed(let hashes, _)? = columns.first else {
      Issue.record("expected a hashed column")
      return
    }
    #expect(hashes == [keyHash(Array("k1".utf8)[...]), 0, 0])
  }

  @Test("what the consumer throws ends the reading")
  func consumerThrows() async throws {
    struct Enough: Error {}
    let sample = try XMLSample("<r>" + String(repeating: "<a/>", count: 5_000) + "</r>")
    var limits = XMLLimits()
    limits.batchRecords = 10
    let file = try XMLFile.open(sample.path, chunkSize: 100, limits: limits)
    let request = XMLRecordRequest(record: try XMLPath(parsing: "/r/a", namespaces: [:]), columns: [])
    await #expect(throws: Enough.self) { _ = try await file.read([request]) { _, _ in throw Enough() } }
  }

  @Test("a file is read once")
  func once() async throws {
    let sample = try XMLSample("<r/>")
    let file = try XMLFile.open(sample.path)
    let first = try await file.read([]) { _, _ in }
    let second = try await file.read([]) { _, _ in }
    #expect(first.failure == nil && second.failure?.kind == "read-twice")
  }

  /// UTF-8 in a file that says that it is in another encoding.
  @Test(arguments: [("ISO-8859-1", "café £5", [2]), ("windows-1252", "plain", []), ("UTF-8", "café £5", [])])
  func `an encoding that cannot be the file's own is said`(
    _ declared: String, _ text: String, _ lines: [Int]
  ) async throws {
    let file = try TemporaryFile(
      Array("<?xml version=\"1.0\" encoding=\"\(declared)\"?>\n<r><a>\(text)</a></r>".utf8))
    let record = try XMLPath(parsing: "/r/a", namespaces: [:])
    let summary = try await XMLFile.open(file.path).read([XMLRecordRequest(record: record, columns: [])]) {
      _, _ in
    }
    #expect(summary.failure == nil)
    #expect(summary.remarks.filter { $0.kind == "two-encodings" }.flatMap(\.lines) == lines)
  }
}
