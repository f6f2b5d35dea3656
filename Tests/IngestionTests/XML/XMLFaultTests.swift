// SPDX-License-Identifier: Apache-2.0

import Samples
import Testing

@testable import Ingestion

/// A broken document, what is still read of it, and what is said.
struct XMLFaultCase: Sendable, CustomTestStringConvertible {
  let text: String
  let kind: String
  let line: Int
  var saying = ""
  var read = 0

  var testDescription: String { text }
}

@Suite("Faults in XML")
struct XMLFaultTests {
  static let cases: [XMLFaultCase] = [
    XMLFaultCase(
      text: "<r>\n<a><b>1</b></a>\n<a><b>2</a></r>", kind: "not-well-formed", line: 3,
      saying: "'<b>', opened on line 3, is closed by '</a>' (expected '</b>')", read: 1),
    XMLFaultCase(
      text: "<x:r xmlns:x='u' xmlns:y='u'>\n<x:a></y:a></x:r>", kind: "not-well-formed", line: 2,
      saying: "'<x:a>', opened on line 2, is closed by the same name with another prefix"),
    XMLFaultCase(
      text: "<r><a>\n<x:b/></a></r>", kind: "namespace-undeclared", line: 2, saying: "the prefix 'x:'"),
    XMLFaultCase(
      text: "<r><a x:n='1'/></r>", kind: "namespace-undeclared", line: 1, saying: "the prefix 'x:'"),
    XMLFaultCase(text: "<r>\n<a>x &y; z</a></r>", kind: "entity-undeclared", line: 2, saying: "'&y;'"),
    XMLFaultCase(
      text: "<!DOCTYPE r SYSTEM 'a.dtd'>\n<r>\n<a>x&nbsp;y</a></r>", kind: "entity-undeclared", line: 3,
      saying: "'&nbsp;'"),
    XMLFaultCase(
      text: "<!DOCTYPE r SYSTEM 'a.dtd'>\n<r>\n<a n='c&bar;d'/></r>", kind: "entity-undeclared", line: 3,
      saying: "'&bar;'"),
    XMLFaultCase(
      text: "<!DOCTYPE r PUBLIC '-//W3C//DTD' 'http://127.0.0.1:9/a.dtd' [%pe;]>\n<r/>",
      kind: "entity-undeclared", line: 1, saying: "'&pe;'"),
    XMLFaultCase(text: "<r>\n<a>x & y; z</a></r>", kind: "not-well-formed", line: 2, saying: "'&amp;'"),
    XMLFaultCase(text: "<r>\n<a>x &y z</a></r>", kind: "not-well-formed", line: 2, saying: "'&amp;'"),
    XMLFaultCase(text: "<r>\n<a>x < y</a></r>", kind: "not-well-formed", line: 2, saying: "'&lt;'"),
    XMLFaultCase(text: "<r>\n<a n='1' n='2'/></r>", kind: "not-well-formed", line: 2, saying: "twice"),
    XMLFaultCase(text: "<r>\n<a n/></r>", kind: "not-well-formed", line: 2, saying: "has no value"),
    XMLFaultCase(text: "<r>\n<a n=1/></r>", kind: "not-well-formed", line: 2, saying: "no opening quote"),
    XMLFaultCase(text: "<r>\n<a n='<'/></r>", kind: "not-well-formed", line: 2, saying: "holds '<'"),
    XMLFaultCase(
      text: "<r>\n<a>\u{1}</a></r>", kind: "not-well-formed", line: 2, saying: "control character"),
    XMLFaultCase(text: "<r>\n<a>&#1;</a></r>", kind: "not-well-formed", line: 2, saying: "control character"),
    XMLFaultCase(text: "<r>\n<a>]]></a></r>", kind: "not-well-formed", line: 2, saying: "']]>'"),
    XMLFaultCase(text: "<r>\n<!-- a -- b --></r>", kind: "not-well-formed", line: 2, saying: "'--'"),
    XMLFaultCase(text: "<r/>\n<r/>", kind: "not-well-formed", line: 2, saying: "follows the end of the root"),
    XMLFaultCase(
      text: "\n<?xml version='1.0'?><r/>", kind: "not-well-formed", line: 2, saying: "after the beginning"),
    XMLFaultCase(
      text: "<r>\n<a><b>1</b></a>\n<a><b>2", kind: "ends-early", line: 3, saying: "inside 'b'", read: 1),
    XMLFaultCase(
      text: "<r>\n<a n='1", kind: "ends-early", line: 2, saying: "inside 'r', which was opened on line 1"),
    XMLFaultCase(
      text: "<r><a/>\n<a><a/></a></r>", kind: "nested-record", line: 2, saying: "'/r/a/a'", read: 1),
  ]

  @Test("a fault is located, named and the same for every size of chunk", arguments: cases)
  func table(_ given: XMLFaultCase) async throws {
    let sample = try XMLSample(given.text)
    let wish = XMLWish("//a", ["b", "@n"])
    let whole = try await sample.read(wish)
    let failure = try #require(whole.failure)
    #expect(failure.kind == given.kind && failure.line == given.line)
    #expect(failure.problem.contains(given.saying), "\(failure)")
    #expect(whole.records == [(0..<given.read).map { _ in whole.records[0][0] }])
    for size in [1, 2, 3, 7] {
      #expect(try await sample.read(wish, chunkSize: size) == whole, "chunks of \(size)")
    }
  }

  @Test("a mismatched end tag names both tags and both places")
  func mismatch() async throws {
    let text = "<Jobs>\n  <Job>\n    <Visa_OK>true</Visa_ok>\n  </Job>\n</Jobs>"
    let outcome = try await XMLSample(text).read(XMLWish("/Jobs/Job", ["Visa_OK"]))
    #expect(
      outcome.failure?.description
        == "file.xml:3:28: error: '<Visa_OK>', opened on line 3, is closed by '</Visa_ok>'"
        + " (expected '</Visa_OK>'). Ask for the export to be written again, or correct the file at this place."
    )
  }

  @Test("a file cut anywhere fails, delivers what was complete and never more")
  func truncation() async throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE r SYSTEM "r.dtd" [<!ELEMENT r ANY>]>
      <!-- c --><r v="1">
      <a id='1'><b>é&amp;</b></a><?p i?>
      <a id='2'><b><![CDATA[x]]>&#65;</b></a></r>
      """
    let bytes = Array(text.utf8)
    let wish = XMLWish("/r/a", ["@id", "b"])
    let rows: [[String?]] = [["1", "é&"], ["2", "xA"]]
    for end in 0...bytes.count {
      for size in [1, 5, 1 << 16] {
        let outcome = try await XMLSample(Array(bytes[..<end])).read(wish, chunkSize: size)
        #expect((outcome.failure == nil) == (end == bytes.count), "cut after \(end) bytes")
        #expect(outcome.records[0] == Array(rows.prefix(outcome.records[0].count)))
        if end < bytes.count && end > 0 {
          #expect(
            outcome.failure?.kind == "ends-early", "cut after \(end): \(outcome.failure?.description ?? "")")
        }
      }
    }
  }

  @Test("damaged bytes never trap, and what is read does not depend on the chunks")
  func damage() async throws {
    let bytes = Array("<r x='1'><a id='1'><b>é&amp;</b></a><a><b><![CDATA[x]]></b><c/></a></r>".utf8)
    let wish = XMLWish("/r/a", ["@id", "b"])
    var random = SeededGenerator(seed: 20_260_401)
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let sample = try XMLSample(damaged)
      let whole = try await sample.read(wish)
      let pieces = try await sample.read(wish, chunkSize: 3)
      #expect(pieces.records == whole.records && (pieces.failure == nil) == (whole.failure == nil))
    }
  }

  @Test("bytes that the encoding does not have are a fault, and are not repeated")
  func encodings() async throws {
    let latin = Array("<r>\n<a><b>caf".utf8) + [0xE9] + Array("</b></a></r>".utf8)
    for size in [1, 2, 3, 7, 1 << 16] {
      let failure = try await XMLSample(latin).read(XMLWish("/r/a", ["b"]), chunkSize: size).failure
      #expect(failure?.kind == "encoding-damaged" && failure?.line == 2 && failure?.column == 10)
    }
    let head = Array("<?xml version='1.0' encoding='windows-1252'?><r><a><b>1</b></a>\n<a><b>x".utf8)
    let undefined = head + [0x80, 0x81] + Array("</b></a></r>".utf8)
    for size in [1, 7, 1 << 16] {
      let outcome = try await XMLSample(undefined).read(XMLWish("/r/a", ["b"]), chunkSize: size)
      #expect(outcome.failure?.kind == "encoding-damaged" && outcome.failure?.line == 2)
      #expect(outcome.records == [[["1"]]])
    }
  }

  @Test("no message repeats the text of the file")
  func privacy() async throws {
    for given in Self.cases {
      let secret = given.text.replacing("1", with: "Ngozi").replacing("2", with: "Ngozi")
      let failure = try await XMLSample(secret).read(XMLWish("//a", ["b", "@n"])).failure
      #expect(failure?.description.contains("Ngozi") != true, "\(secret)")
    }
  }
}
