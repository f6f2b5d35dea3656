// SPDX-License-Identifier: Apache-2.0

import Samples
import Testing

@testable import Ingestion

/// Records within records, pairs of name and value, and repeated values, at the level of the reader.
@Suite struct XMLLinkedRecordTests {
  private static func path(_ text: String) -> XMLPath {
    do {
      return try XMLPath(parsing: text, namespaces: [:])
    } catch {
      preconditionFailure(error.problem)
    }
  }

  private static func column(_ text: String, join: String? = nil) -> XMLColumn {
    XMLColumn(.path(path(text)), join: join, request: .coded)
  }

  private static func pairs(
    _ text: String, name: String, value: String?, _ names: [String], join: String? = nil
  ) -> XMLColumn {
    let pairs = XMLPairs(path: path(text), name: path(name), value: value.map(path) ?? .itself)
    return XMLColumn(.pairs(pairs, names: names), join: join, request: .coded)
  }

  /// Applications with their interviewers, who take the vacancy that may stand after them.
  private static let interviews = [
    XMLRecordRequest(record: path("/r/a"), columns: [column("@id"), column("v")]),
    XMLRecordRequest(
      record: path("/r/a/i"), enclosing: 0,
      columns: [
        column("@n"), XMLColumn(.enclosing(column: 1), request: .coded),
        XMLColumn(.enclosing(column: 0), request: .coded),
      ]),
  ]

  private func read(
    _ text: String, _ requests: [XMLRecordRequest], chunkSize: Int = 64 << 10, limits: XMLLimits = XMLLimits()
  ) async throws -> XMLOutcome {
    try await XMLSample(text).read(requests, chunkSize: chunkSize, limits: limits)
  }

  @Test func `a record within another takes what stands before it and after it`() async throws {
    let text = """
      <r><a id='1'>
      <i n='x'/>
      <v>V1</v><i n='y'/></a>
      <a id='2'><i n='z'/></a><a id='3'><v>V3</v></a></r>
      """
    let outcome = try await read(text, Self.interviews)
    #expect(outcome.records[0] == [["1", "V1"], ["2", nil], ["3", "V3"]])
    #expect(outcome.records[1] == [["x", "V1", "1"], ["y", "V1", "1"], ["z", nil, "2"]])
    #expect(outcome.lines[1] == [2, 3, 4])
    #expect(outcome.delivered == 6)
    #expect(outcome.unused.isEmpty && outcome.remarks.isEmpty)
  }

  @Test func `how a file is cut into chunks and batches changes nothing`() async throws {
    var random = SeededGenerator(seed: 11)
    var text = "<r>"
    var parents: [[String?]] = []
    var children: [[String?]] = []
    for id in 0..<60 {
      let vacancy = Bool.random(using: &random) ? "V\(id % 7)" : nil
      let names = (0..<Int.random(in: 0...5, using: &random)).map { "n\(id)-\($0)" }
      let before = Int.random(in: 0...names.count, using: &random)
      let elements = names.map { "<i n='\($0)'><t>text</t></i>\n" }
      text +=
        "<a id='\(id)'>" + elements.prefix(before).joined() + (vacancy.map { "<v>\($0)</v>" } ?? "")
        + elements.dropFirst(before).joined() + "</a>"
      parents.append(["\(id)", vacancy])
      children += names.map { [$0, vacancy, "\(id)"] }
    }
    text += "</r>"
    for (chunk, batch) in [(1, 1), (7, 2), (64, 3), (1 << 16, 5), (1 << 16, 8_192)] {
      var limits = XMLLimits()
      limits.batchRecords = batch
      let outcome = try await read(text, Self.interviews, chunkSize: chunk, limits: limits)
      #expect(outcome.failure == nil)
      #expect(outcome.records == [parents, children])
      #expect(outcome.delivered == parents.count + children.count)
    }
  }

  @Test func `an element is a record within another only while that one is open`() async throws {
    let requests = [
      XMLRecordRequest(record: Self.path("/r/a[@t='1']"), columns: [Self.column("@id")]),
      XMLRecordRequest(
        record: Self.path("/r/a/i"), enclosing: 0,
        columns: [XMLColumn(.enclosing(column: 0), request: .coded), Self.column("@n")]),
    ]
    let text = "<r><a t='1' id='1'><i n='x'/></a><a t='2' id='2'><i n='y'/></a></r>"
    let outcome = try await read(text, requests)
    #expect(outcome.records == [[["1"]], [["1", "x"]]])
    #expect(outcome.unused.contains("/r/a/i/@n x1"))
  }

  @Test func `where a file breaks off, records within an unfinished one leave no trace`() async throws {
    let text = "<r><a id='1'><i n='x'/><v>V</v></a><a id='2'><i n='y'/><i n='z'/>"
    let outcome = try await read(text, Self.interviews)
    #expect(outcome.failure?.kind == "ends-early")
    #expect(outcome.records == [[["1", "V"]], [["x", "V", "1"]]])
    #expect(outcome.delivered == 2)
  }

  @Test func `one record cannot hold more than memory allows`() async throws {
    let text = "<r><a id='1'>" + String(repeating: "<i n='x'/>\n", count: 50) + "</a></r>"
    var limits = XMLLimits()
    limits.heldRecords = 49
    let refused = try await read(text, Self.interviews, limits: limits)
    #expect(refused.failure?.kind == "too-many-in-a-record")
    #expect(refused.failure?.line == 50)
    #expect(refused.failure?.problem.contains("'/r/a/i'") == true)
    limits.heldRecords = 50
    #expect(try await read(text, Self.interviews, limits: limits).failure == nil)
    limits.heldBytes = 20
    #expect(try await read(text, Self.interviews, limits: limits).failure?.kind == "too-many-in-a-record")
  }

  @Test func `pairs give the values whose names are picked, wherever the name stands`() async throws {
    let columns = [
      Self.pairs("d", name: "n", value: "v", ["Duties", "Person Spec"], join: " | "),
      Self.pairs("d", name: "n", value: "v", ["salary"]), Self.column("@id"),
    ]
    let text = """
      <r><a id='1'><d><n>DUTIES</n><v>care</v></d><d><v>kind</v><n> person_spec </n></d>
      <d><n>Salary</n><v>£30,000</v></d><d><n>Other</n><v>no</v></d><d><v>nameless</v></d><d><n>Duties</n></d></a>
      <a id='2'><d><n>Duties</n><v/></d></a><a id='3'/></r>
      """
    let outcome = try await read(text, [XMLRecordRequest(record: Self.path("/r/a"), columns: columns)])
    #expect(outcome.records[0] == [["care | kind", "£30,000", "1"], ["", nil, "2"], [nil, nil, "3"]])
    #expect(outcome.remarks.isEmpty)
    #expect(outcome.delivered == 3)
  }

  @Test func `a pair's name may be an attribute and its value the element's own text`() async throws {
    let columns = [Self.pairs("x/f", name: "@name", value: nil, ["title"])]
    let text = "<r><a><x><f name='Title'> Nurse </f><f name='ref'>1</f></x></a></r>"
    let outcome = try await read(text, [XMLRecordRequest(record: Self.path("/r/a"), columns: columns)])
    #expect(outcome.records[0] == [["Nurse"]])
  }

  @Test func `a second pair of one name is remarked on where values are not joined`() async throws {
    let columns = [Self.pairs("d", name: "n", value: "v", ["b"])]
    let text = "<r><a><d><n>b</n><v>7</v></d><d><n>b</n><v>7</v></d>\n<d><n>B</n><v>8</v></d></a></r>"
    let outcome = try await read(text, [XMLRecordRequest(record: Self.path("/r/a"), columns: columns)])
    #expect(outcome.records[0] == [["7"]])
    #expect(outcome.remarkTexts == ["repeated-element x1 @2"])
  }

  @Test func `joined values leave empty ones out, and an empty element is not an absent one`() async throws {
    let columns = [Self.column("b", join: "; "), Self.column("c/@d", join: ",")]
    let text = """
      <r><a><b>x</b><c d='1'/><b/><b> y </b><c d='2'/><b>x</b></a><a><b/></a><a/></r>
      """
    let outcome = try await read(text, [XMLRecordRequest(record: Self.path("/r/a"), columns: columns)])
    #expect(outcome.records[0] == [["x; y; x", "1,2"], ["", nil], [nil, nil]])
    #expect(outcome.remarks.isEmpty)
  }

  @Test func `joined values together are no longer than one may be`() async throws {
    let text = "<r><a>\n" + String(repeating: "<b>xxxx</b>", count: 10) + "</a></r>"
    var limits = XMLLimits()
    limits.fieldLength = 40
    let request = XMLRecordRequest(record: Self.path("/r/a"), columns: [Self.column("b", join: "-")])
    let refused = try await read(text, [request], limits: limits)
    #expect(refused.failure?.kind == "field-too-long" && refused.failure?.line == 2)
    limits.fieldLength = 49
    let whole = try await read(text, [request], limits: limits)
    #expect(whole.failure == nil && whole.records[0][0][0]?.count == 49)
  }

  @Test(.timeLimit(.minutes(1))) func `repeated values that alternate cost no more than their length`()
    async throws
  {
    let request = XMLRecordRequest(
      record: Self.path("/r/a"), columns: [Self.column("b", join: ""), Self.column("c", join: "")])
    let text = "<r><a>" + String(repeating: "<b>x</b><c>y</c>", count: 200_000) + "</a></r>"
    let outcome = try await read(text, [request])
    #expect(outcome.records[0][0].map { $0?.count } == [200_000, 200_000])
  }

  @Test func `a summary names the namespaces with their lines`() async throws {
    let sample = try XMLSample("<r xmlns='urn:a'>\n<b/>\n<c xmlns='urn:b' x='1'/><d xmlns='urn:a'/></r>")
    let summary = try await XMLFile.open(sample.path).read([]) { _, _ in }
    #expect(summary.namespaces.map(\.uri) == ["urn:a", "urn:b"])
    #expect(summary.namespaces.map(\.line) == [1, 3])
  }
}
