// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A bundle that tells which applications one and the same candidate made.
@Suite struct CandidateKeyTests {
  /// 105 of 300 white and 60 of 200 ethnic minority candidates were appointed, wherever they applied.
  private static func applications(_ times: Int) -> String {
    var rows = "id,vacancy_ref,candidate_key,ethnicity,applied_on,shortlisted_on,accepted_on\n"
    for candidate in 0..<500 {
      let isWhite = candidate < 300
      let isAppointed = isWhite ? candidate < 105 : candidate < 360
      for number in 0..<times {
        let vacancy = (candidate * 7 + number) % 40
        rows += "A\(candidate)-\(number),V-\(vacancy),PERSON\(candidate),\(isWhite ? "A" : "H"),2025-04-01,"
        rows += "2025-05-01,\(isAppointed ? "2025-06-01" : "")\n"
      }
    }
    return rows
  }

  private func audit(_ rows: String) throws -> (figures: [String: [String: Any]], texts: [String: String]) {
    let scratch = try Scratch()
    let run = try Program.run([
      "audit", try scratch.write("applications.csv", rows), "--format", "html,md,json,csv,sarif,junit",
      "--as-of",
      "2026-04-30", "--out", scratch.path("out"),
    ])
    var texts = ["terminal": run.output + run.errors]
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path("out")) {
      texts[name] = try scratch.text("out/\(name)")
    }
    let report =
      try JSONSerialization.jsonObject(with: Data((texts["report.json"] ?? "").utf8)) as? [String: Any]
    let measures = report?["measures"] as? [[String: Any]] ?? []
    let whole = measures.first {
      $0["measure"] as? String == "relative_likelihood" && ($0["cut"] as? [String: Any])?.isEmpty == true
        && $0["characteristic"] as? String == "ethnicity"
    }
    return (whole?["figures"] as? [String: [String: Any]] ?? [:], texts)
  }

  private func interval(_ figure: [String: Any]?, _ name: String) throws -> [Double] {
    try ["lower", "upper"].map { try #require(figure?["\(name)_\($0)"] as? Double) }
  }

  @Test func `each candidate five times gives the same ratio, and an interval as wide as of each once`()
    throws
  {
    let (once, five) = (try audit(Self.applications(1)), try audit(Self.applications(5)))
    let ratio = (105.0 / 300) / (60.0 / 200)
    for answer in [once, five] {
      let estimate = try #require(answer.figures["relative_likelihood"]?["estimate"] as? Double)
      #expect((estimate - ratio).magnitude < 1e-11)
    }
    // By hand: the variance of the logarithm is 1/105 - 1/300 + 1/60 - 1/200.
    let half = 1.959963984540054 * (1.0 / 105 - 1.0 / 300 + 1.0 / 60 - 1.0 / 200).squareRoot()
    let wide = try interval(five.figures["candidate_interval"], "clustered")
    #expect(
      (wide[0] - ratio * exp(-half)).magnitude < 1e-10 && (wide[1] - ratio * exp(half)).magnitude < 1e-10)
    let plain = try interval(five.figures["candidate_interval"], "katz")
    #expect((log(wide[1] / wide[0]) / log(plain[1] / plain[0]) - 5.0.squareRoot()).magnitude < 1e-9)
    #expect(once.figures["candidate_interval"] == nil)
    #expect(five.figures["candidates"]?["most"] as? Int == 5 && five.figures["two_way_interval"] != nil)
  }

  @Test func `where the answer depends on it, it is said beside the ratio in every report`() throws {
    let answer = try audit(Self.applications(5))
    let words = "If applications of one candidate hang together, relative likelihoods from 0.90 to 1.52 agree"
    for name in ["terminal", "report.html", "report.md", "report.json", "measures.csv", "strata.csv"] {
      let text = (answer.texts[name] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains(words), "\(name): \(text.suffix(3000))")
    }
  }

  @Test func `no format holds a candidate's key`() throws {
    for (name, text) in try audit(Self.applications(3)).texts {
      #expect(!text.contains("PERSON"), "\(name)")
    }
  }
}
