// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The sample, read with a profile that was suggested for it, gives what the profile made for it gives.
@Suite struct SuggestedSampleTests {
  @Test(arguments: ["csv", "xml", "counts", "trac"])
  func `a suggested profile reads the sample as the built-in one does`(_ folder: String) throws {
    let scratch = try Scratch()
    let map = scratch.path("mine.map.yaml")
    #expect(try Program.run(["suggest", "SampleData/\(folder)", "--out", map]).status == 0)
    var text = try scratch.text("mine.map.yaml")
    for (question, answer) in [
      ("\"TODO: which label of nhs-2001 is meant? the scheme has no such label\"", "99"),
      ("\"TODO: cumulative, at_stage or current\"", "cumulative"),
    ] {
      text = text.replacingOccurrences(of: question, with: answer)
    }
    _ = try scratch.write("mine.map.yaml", text)
    let suggested = try report(["SampleData/\(folder)", "--profile", map])
    let builtIn = try report(["SampleData/\(folder)"])
    let wanted = try counts(builtIn)
    #expect(wanted.count > 10)
    #expect(try counts(suggested) == wanted, "\(text)")
    // A rule that lacks nothing with the one lacks nothing with the other.
    for rule in builtIn.rules {
      let id = try #require(rule["id"] as? String)
      #expect(suggested.tally(id) == builtIn.tally(id), "\(id)")
    }
  }

  private func report(_ arguments: [String]) throws -> Report {
    let run = try Program.run(
      ["audit"] + arguments + ["--as-of", "2026-04-30", "--format", "json", "--out", "-"])
    #expect(run.status == 1, "\(run.errors)")
    return try Report(run.output)
  }

  /// Every measure by its rule, cut, stages and characteristic, with the known groups.
  private func counts(_ report: Report) throws -> [String] {
    try report.measures.map { measure in
      var kept = measure.filter { ["rule", "measure", "cut", "stages", "characteristic"].contains($0.key) }
      kept["groups"] = (measure["groups"] as? [String: Any])?.filter { $0.key != "unknown" }
      return String(
        decoding: try JSONSerialization.data(withJSONObject: kept, options: [.sortedKeys]), as: UTF8.self)
    }.sorted()
  }
}
