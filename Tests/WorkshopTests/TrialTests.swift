// SPDX-License-Identifier: Apache-2.0

import EvenhandKit
import Foundation
import Testing

/// Expressions tried one by one and in batches.
@Suite struct TrialTests {
  private func answer(_ text: String, given: String? = nil, why: Bool = false) throws -> TextAnswer {
    var request = TrialRequest()
    request.showsWhy = why
    guard let given else { return try Evenhand.tryExpression(text, request) }
    let file = try TemporaryText(given, "facts.yaml")
    request.given = file.path
    return try Evenhand.tryExpression(text, request)
  }

  @Test(arguments: [
    ("1 + 2", "3 (int)", EvenhandKit.ExitStatus.complies), ("[1, 2].size()", "2 (count)", .complies),
    ("vacancy.band", "unknown (band)\n  vacancy.band: not recorded", .cannotTell),
    ("advert.contact || true", "true (bool)", .complies),
    ("measure.estimate", "unknown (ratio)\n  measure.estimate: not recorded", .cannotTell),
    ("1 / 0", "expression:1:1: error: division by zero\n  1 / 0\n  ^^^^^", .fault),
    (
      "true &&\n  vacancy.bnad >= 7",
      "expression:2:11: error: 'vacancy' has no field 'bnad' (did you mean 'band'?)\n    vacancy.bnad >= 7\n            ^^^^",
      .fault
    ),
    (
      "vacancy.band >=",
      "expression:1:16: error: expected a value but found the end of the expression\n  vacancy.band >=\n                 ^",
      .fault
    ),
  ])
  func `the answer says value and type, reasons, or the place of the fault`(
    _ text: String, _ expected: String, _ status: EvenhandKit.ExitStatus
  ) throws {
    let answer = try answer(text)
    #expect(answer.text == expected)
    #expect(answer.status == status)
  }

  @Test func `facts are given by path or within each other, and the trace shows them`() throws {
    let facts = "vacancy: {band: 8a}\npanel.interview.minority_members: {at_least: 0, at_most: 2}\n"
    let answer = try answer(
      "vacancy.band >= 7 && panel.interview.minority_members >= 1", given: facts, why: true)
    #expect(answer.status == .cannotTell)
    #expect(answer.text.contains("  panel.interview.minority_members: between 0 and 2"))
    #expect(answer.text.contains("vacancy.band >= 7 → true"))
    #expect(try self.answer("vacancy.band == band('8a')", given: facts).text == "true (bool)")
  }

  @Test(arguments: [
    ("vacancy.bnad: 7", "facts.yaml:1:1: error: 'vacancy' has no field 'bnad'"),
    ("vacancy.band: 99", "facts.yaml:1:15: error: this is no value of the type band"),
    ("nothing: 1", "facts.yaml:1:1: error: there is no 'nothing' here"),
  ])
  func `a fact that is none is a fault with its place`(_ facts: String, _ message: String) throws {
    let fault = #expect(throws: EvenhandFault.self) { try self.answer("vacancy.band", given: facts) }
    #expect(fault?.message.contains(message) ?? false, "\(fault?.message ?? "")")
  }

  @Test(arguments: [
    (#"{"expr": "x + 1", "bindings": {"x": 2}, "undeclared": true}"#, #"{"value":3,"type":"int"}"#),
    (#"{"expr": "x", "bindings": {"x": 2.0}, "undeclared": true}"#, #"{"value":2.0,"type":"double"}"#),
    (
      #"{"expr": "x", "bindings": {"x": 18446744073709551615}, "undeclared": true}"#,
      #"{"value":18446744073709551615,"type":"uint"}"#
    ),
    (
      #"{"expr": "x.a[1].b", "bindings": {"x": {"a": [1, {"b": "\u00e9\ud83d\ude00"}]}}, "undeclared": true}"#,
      #"{"value":"é😀","type":"string"}"#
    ),
    (
      #"{"expr": "x && y", "bindings": {"x": {"$unknown": "lost"}, "y": true}, "undeclared": true}"#,
      #"{"unknown":[{"fact":"x","state":"lost"}]}"#
    ),
    (
      #"{"expr": "x || y", "bindings": {"x": {"$unknown": "lost"}, "y": true}, "undeclared": true}"#,
      #"{"value":true,"type":"bool"}"#
    ),
    (
      #"{"expr": "[x, 1]", "bindings": {"x": {"$unknown": "lost"}}, "undeclared": true}"#,
      #"{"value":[{"$unknown":[{"fact":"x","state":"lost"}]},1],"type":"list of dyn"}"#
    ),
    (
      #"{"expr": "y + b'!'", "bindings": {"y": {"$bytes": "YQ=="}}, "undeclared": true}"#,
      #"{"value":"YSE=","type":"bytes"}"#
    ),
    (#"{"expr": "1.0 / 0.0"}"#, #"{"value":"Infinity","type":"double"}"#),
    (#"{"expr": "z", "undeclared": true}"#, #"{"error":"no value was given for 'z'"}"#),
    (#"{"expr": "vacancy.band", "bindings": {"vacancy.band": "8a"}}"#, #"{"value":"8a","type":"band"}"#),
    (
      #"{"expr": "vacancy.band >= 7", "bindings": {"vacancy": {"band": "6 to 8a"}}}"#,
      #"{"unknown":[{"fact":"vacancy.band","state":"between '6' and '8a'"}]}"#
    ),
    (
      #"{"expr": "vacancy.band >= 7", "bindings": {"vacancy": {"$unknown": "file missing"}}}"#,
      #"{"unknown":[{"fact":"vacancy","state":"file missing"}]}"#
    ),
    (
      #"{"expr": "panel.interview.deciding_members", "bindings": {"panel.interview.deciding_members": {"at_least": 2}}}"#,
      #"{"value":{"at_least":2},"type":"count"}"#
    ),
    (#"{"expr": "vacancy.bnad"}"#, #"{"error":"'vacancy' has no field 'bnad' (did you mean 'band'?)"}"#),
    (
      #"{"bindings": {}}"#,
      #"{"error":"the line is no request (expected {\"expr\": \"…\", \"bindings\": {…}})"}"#
    ),
    (#"{"expr": 1"#, #"{"error":"the line is no request (expected {\"expr\": \"…\", \"bindings\": {…}})"}"#),
    (
      #"{"expr": "x", "bindings": {"x": {"$what": 1}}, "undeclared": true}"#,
      #"{"error":"'x': '$what' is no mark that is known, or its value is none (expected $unknown, $uint, $double, $bytes, $timestamp or $duration)"}"#
    ),
  ])
  func `a line is answered with a line`(_ request: String, _ expected: String) throws {
    let file = try TemporaryText(request + "\n\n", "requests")
    let answer = try Evenhand.tryExpressions(in: file.path, TrialRequest())
    #expect(answer.text == expected)
    #expect(
      (answer.status == .fault) == (expected.contains("no request") || expected.contains("request has no")))
  }

  @Test func `facts are listed by the beginning of their path`() throws {
    let page = try Evenhand.listFields("vacancy.band", kind: nil).text
    #expect(page.hasPrefix("vacancy.band  (band; in rules for vacancy, advert, interview)\n"))
    #expect(page.contains("one of 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9, VSM"))
    #expect(try Evenhand.listFields("measure.", kind: "cohort").text.contains("measure.estimate  (ratio;"))
    #expect(throws: EvenhandFault.self) { try Evenhand.listFields("vacancy.bnad", kind: nil) }
    #expect(throws: EvenhandFault.self) { try Evenhand.listFields(nil, kind: "person") }
  }
}

/// A text in a file of its own folder, gone with the last copy.
final class TemporaryText {
  let folder: URL
  let path: String

  init(_ text: String, _ name: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "evenhand-workshop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    path = file.path
    try text.write(to: file, atomically: false, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
