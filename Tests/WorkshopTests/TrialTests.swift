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
    (
      "measure.estimate",
      "unknown (ratio)\n  measure.estimate: not known while measure.reference_from, measure.reference_to, "
        + "measure.comparison_from, measure.comparison_to are not given", .cannotTell
    ),
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
    ("vacancy.bnad: 7", "facts.yaml:1:9: error: 'vacancy' has no field 'bnad'"),
    ("vacancy.band: 99", "facts.yaml:1:15: error: this is no value of 'vacancy.band', whose type is band"),
    ("nothing: 1", "facts.yaml:1:1: error: there is no 'nothing' here"),
    ("vacancy:\n  bnad: 7", "facts.yaml:2:3: error: 'vacancy' has no field 'bnad'"),
    ("param.minimum: 2", "facts.yaml:1:1: error: there are no parameters here"),
  ])
  func `a fact that is none is a fault with its place`(_ facts: String, _ message: String) throws {
    let fault = #expect(throws: EvenhandFault.self) { try self.answer("vacancy.band", given: facts) }
    #expect(fault?.message.contains(message) ?? false, "\(fault?.message ?? "")")
  }

  private func answer(_ text: String, of rule: String, given: String) throws -> TextAnswer {
    let file = try TemporaryText(given, "facts.yaml")
    var request = TrialRequest()
    (request.rule, request.given) = (rule, file.path)
    return try Evenhand.tryExpression(text, request)
  }

  @Test func `figures follow from counts, as in the examples of rules`() throws {
    let counts = "measure: {reference_from: 100, reference_to: 50, comparison_from: 100"
    let whole = counts + ", comparison_to: 20}"
    #expect(try answer("measure.estimate == 2.5", given: whole).text == "true (bool)")
    #expect(try answer("measure.reference_rate", given: whole).text == "50/100 (ratio)")
    let lacking = try answer("measure.estimate > 1", given: counts + "}")
    #expect(lacking.status == .cannotTell)
    #expect(lacking.text.contains("not known while measure.comparison_to is not given"))
    // Ten shortlisted are fewer than the rule's minimum, and enough where no rule is named.
    let few = "measure: {reference_from: 10, reference_to: 5, comparison_from: 10, comparison_to: 2}"
    #expect(try answer("measure.estimate", given: few).text == "50/20 (ratio)")
    let rule = "likelihood.appointment-from-shortlisting"
    #expect(try answer("measure.estimate", of: rule, given: few).text.contains("needed"))
    let lowered = "\(few)\nparam: {minimum_shortlisted: 5, minimum_expected: 1}"
    #expect(try answer("measure.estimate", of: rule, given: lowered).text == "50/20 (ratio)")
    let fault = #expect(throws: EvenhandFault.self) {
      try answer("measure.estimate", given: "measure.estimate: 1.5")
    }
    #expect(fault?.message.contains("'measure.estimate' follows from the counts") ?? false)
  }

  @Test func `what a rule's lexicon finds follows from the texts`() throws {
    let rule = "criteria.years-of-experience"
    let text = "specification.lines: [{essential: yes, text: 5 years of experience}]"
    // The adverts are not given, and may hold more.
    #expect(try answer("wording.matches", of: rule, given: text).text == "at least 1 (count)")
    let whole = "\(text)\nadverts: []\nsearch.brief: null"
    #expect(try answer("wording.matches", of: rule, given: whole).text == "1 (count)")
    #expect(
      try answer("wording.words", of: rule, given: text).text.contains("5 years … experience"))
    let none = try answer("wording.matches == 0", of: rule, given: "vacancy.band: 7")
    #expect(none.status == .cannotTell && none.text.contains("specification.lines: not recorded"))
    let fault = #expect(throws: EvenhandFault.self) {
      try answer("wording.matches", of: rule, given: "wording.matches: 1")
    }
    #expect(fault?.message.contains("'wording.matches' follows from the texts") ?? false)
    #expect(
      try answer("wording.matches == 0").text.hasSuffix(
        "'wording' belongs to a rule: name the rule with --rule")
    )
  }

  @Test func `packs and settings without a rule are refused`() {
    for change in [{ $0.rules = ["panel"] }, { $0.settings = ["panel.deciding-members.minimum=2"] }]
      as [(inout TrialRequest) -> Void]
    {
      var request = TrialRequest()
      change(&request)
      let fault = #expect(throws: EvenhandFault.self) { try Evenhand.tryExpression("1", request) }
      #expect(fault?.message.contains("name it with --rule") ?? false)
    }
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
    (
      #"{"expr": "z", "undeclared": true}"#,
      #"{"error":"no value was given for 'z'","line":1,"at":{"line":1,"column":1,"text":"z"}}"#
    ),
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
    (
      #"{"expr": "true &&\n vacancy.bnad"}"#,
      #"{"error":"'vacancy' has no field 'bnad' (did you mean 'band'?)","line":1,"at":{"line":2,"column":10,"text":"bnad"}}"#
    ),
    (
      #"{"expr": "1 + 1 / 0"}"#,
      #"{"error":"division by zero","line":1,"at":{"line":1,"column":5,"text":"1 / 0"}}"#
    ),
    (
      #"{"expr": "vacancy.band", "bindings": {"vacancy.band": "99"}}"#,
      #"{"error":"this is no value of 'vacancy.band', whose type is band (write a band such as 7 or 8a, a range such as 5 to 6 or Band 5/6, or {grade: Consultant})","line":1}"#
    ),
    (
      #"{"expr": "vacancy.band", "bindings": {"vacancy.band": "Band 6/5"}}"#,
      #"{"value":{"at_least":"5","at_most":"6"},"type":"band"}"#
    ),
    (
      #"{"expr": "measure.estimate > 2.0", "bindings": {"measure": {"reference_from": 9, "reference_to": 4, "comparison_from": 9, "comparison_to": 1}}}"#,
      #"{"value":true,"type":"bool"}"#
    ),
    (
      #"{"bindings": {}}"#,
      #"{"error":"the line is no request (expected {\"expr\": \"…\", \"bindings\": {…}})","line":1}"#
    ),
    (
      #"{"expr": 1"#,
      #"{"error":"the line is no request (expected {\"expr\": \"…\", \"bindings\": {…}})","line":1}"#
    ),
    (
      #"{"expr": "x", "bindings": {"x": {"$what": 1}}, "undeclared": true}"#,
      #"{"error":"'x': '$what' is no mark that is known, or its value is none (expected $unknown, $uint, $double, $bytes, $timestamp or $duration)","line":1}"#
    ),
  ])
  func `a line is answered with a line`(_ request: String, _ expected: String) throws {
    let file = try TemporaryText(request + "\n\n", "requests")
    let answer = try Evenhand.tryExpressions(in: file.path, TrialRequest())
    #expect(answer.text == expected)
    #expect(
      (answer.status == .fault) == (expected.contains("no request") || expected.contains("request has no")))
  }

  @Test func `bytes that are no text are an error of their line, and a blank line has no answer`() throws {
    let file = try TemporaryText("", "requests")
    let one = Array(#"{"expr": "1"}"#.utf8)
    let lines: [[UInt8]] = [[0xEF, 0xBB, 0xBF] + one + [0x0D], [], [0x7B, 0xFF], [0x20, 0x09], one]
    try Data(lines.joined(separator: [0x0A])).write(to: URL(filePath: file.path))
    let answer = try Evenhand.tryExpressions(in: file.path, TrialRequest())
    #expect(
      answer.text.split(separator: "\n") == [
        #"{"value":1,"type":"int"}"#, #"{"error":"the line is no text in UTF-8","line":3}"#,
        #"{"value":1,"type":"int"}"#,
      ])
    #expect(answer.status == .fault)
  }

  @Test func `a batch whose lines are all requests ends well, whatever they come to`() throws {
    let file = try TemporaryText(#"{"expr": "1 / 0"}"# + "\n" + #"{"expr": "vacancy.band"}"#, "requests")
    #expect(try Evenhand.tryExpressions(in: file.path, TrialRequest()).status == .complies)
  }

  @Test(arguments: ["5 to 6", "Band 5/6", "band 5-6", "AfC 6/5", "5 6"])
  func `a band is read as exports write it`(_ band: String) throws {
    let given = "vacancy.band: \(band)"
    #expect(try answer("vacancy.band >= 5 && vacancy.band <= 6", given: given).text == "true (bool)")
    #expect(try answer("vacancy.band == 5", given: given).status == .cannotTell)
  }

  @Test func `a fact of a list's elements is listed with the way to name it`() throws {
    let page = try Evenhand.listFields("adverts.open_days", kind: "vacancy").text
    #expect(page.hasPrefix("adverts.open_days  (count of each; in rules for vacancy)\n"), "\(page)")
    let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.hasSuffix(
        "write adverts.exists(each, each.open_days …), or all, exists_one, filter or map in its place"))
    #expect(try answer("adverts.exists(each, each.open_days >= 7)").status == .cannotTell)
    #expect(try !Evenhand.listFields("vacancy.band", kind: nil).text.contains("of each"))
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
