// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

@Suite struct SchemaTests {
  @Test("the sample satisfies the published schema")
  func sample() throws {
    let report = JSONReport(try ReportDocument(SampleOutcome.outcome())).text
    #expect(try SchemaCheck.complaints(about: report, schema: JSONReport.schema) == "")
  }

  @Test("measures of other groups satisfy the published schema")
  func groups() throws {
    let report = JSONReport(try ComparedGroupTests.document(ComparedGroupTests.measures)).text
    #expect(try SchemaCheck.complaints(about: report, schema: JSONReport.schema) == "")
  }

  @Test("an empty audit satisfies the published schema")
  func empty() throws {
    let outcome = AuditOutcome(
      run: RunDescription(
        toolVersion: "0.1.0", asOf: SampleOutcome.asOf, checkpoint: .preAdvert, profile: "",
        profileSHA256: "",
        profileReason: ""), files: [], ledger: IngestLedger(), quality: [], contents: [],
      evaluation: Evaluation(),
      explanations: [])
    let report = JSONReport(try ReportDocument(outcome)).text
    #expect(try SchemaCheck.complaints(about: report, schema: JSONReport.schema) == "")
    #expect(report.contains("\"overall\": \"cannot_tell\""))
  }

  @Test(
    "the schema is strict",
    arguments: [
      ("\"as_of\": \"2026-04-15\"", "\"as_of\": \"15/04/2026\""),
      ("\"overall\": \"must_explain\"", "\"overall\": \"breach\""),
      ("\"blanket\": [", "\"extra\": 1, \"blanket\": ["),
      ("\"words\": \"native English\"", "\"words\": \"native English\", \"context\": \"x\""),
      ("\"marking\": \"Internal, not for publication\",", ""),
      ("{\"infinite\": true}", "{\"infinite\": false}"),
      ("{\"at_least\": 1, \"at_most\": 7}", "{\"at_least\": 1}"),
      ("\"to\": \"appointed\"", "\"to\": \"accepted\""),
    ])
  func strictness(part: String, spoilt: String) throws {
    let report = JSONReport(try ReportDocument(SampleOutcome.outcome())).text
    #expect(report.contains(part))
    #expect(
      try SchemaCheck.complaints(
        about: report.replacingOccurrences(of: part, with: spoilt), schema: JSONReport.schema) != "")
  }

  @Test(
    "numbers have twelve significant digits and no trailing zeros",
    arguments: [
      (0.1 + 0.2, "0.3"), (1.0 / 3, "0.333333333333"), (2, "2"), (-0.0, "0"), (1.5e-7, "1.5e-07"),
      (123_456_789.123456, "123456789.123"),
    ] as [(Double, String)])
  func digits(number: Double, expected: String) {
    #expect(JSONWriter.digits(number) == expected)
  }

  @Test("the comparison of speed finds the overall measure as it looks for it")
  func overallMeasure() throws {
    let report = JSONReport(try ReportDocument(SampleOutcome.outcome())).text
    let object = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let measures = object?["measures"] as? [[String: Any]] ?? []
    let overall = measures.first {
      ($0["measure"] as? String)?.contains("relative") == true
        && ($0["cut"] as? [String: String])?.isEmpty == true
        && ($0["stages"] as? [String: String]) == ["from": "shortlisted", "to": "appointed"]
    }
    let groups = overall?["groups"] as? [String: [String: Int]]
    #expect(groups?["white"] == ["from": 2_480, "to": 512])
    #expect(groups?["unknown"] == ["from": 120, "to": 40])
    #expect(overall?["estimate"] as? Double == 1.44728965747)
  }
}
