// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `--by`: cuts that are asked for.
@Suite struct AskedCutTests {
  private static let options = ["--rules", "likelihood", "--as-of", "2026-04-30"]

  /// Four vacancies of two bands, with applicants of both sexes who fare alike but for one kind.
  private static let applications: String = {
    var rows = "id,vacancy_ref,ethnicity,sex,disability,shortlisted_on,accepted_on\n"
    var number = 0
    for (label, sex, appointed) in [
      ("A", "Female", 20), ("A", "Male", 20), ("H", "Female", 8), ("N", "Male", 20), ("H", "Male", 20),
    ] {
      for person in 0..<80 {
        number += 1
        let accepted = person < appointed ? "2025-06-01" : ""
        let disability = person.isMultiple(of: 2) ? "No" : "Yes"
        rows += "\(number),V\(person % 4),\(label),\(sex),\(disability),2025-05-01,\(accepted)\n"
      }
    }
    return rows
  }()

  private static let vacancies =
    "ref,band,closed_on\n" + (0..<4).map { "V\($0),\($0 / 2 + 5),2025-0\($0 + 2)-03\n" }.joined()

  private func audit(_ asked: [String]) throws -> (run: Program, report: [String: Any]) {
    let scratch = try Scratch()
    _ = try scratch.write("bundle/applications.csv", Self.applications)
    _ = try scratch.write("bundle/vacancies.csv", Self.vacancies)
    let run = try Program.run(
      ["audit", scratch.path("bundle"), "--out", scratch.path("out"), "--format", "json"] + Self.options
        + asked.flatMap { ["--by", $0] })
    let text = (try? scratch.text("out/report.json")) ?? "{}"
    return (run, try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]))
  }

  private func measures(_ report: [String: Any]) -> [String: [String: Any]] {
    var found: [String: [String: Any]] = [:]
    for measure in report["measures"] as? [[String: Any]] ?? [] where measure["measure"] as? String != "rate"
    {
      let cut = measure["cut"] as? [String: String] ?? [:]
      found[cut.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")] = measure
    }
    return found
  }

  @Test func `what is asked for is cut, judged and told of in the settings`() throws {
    let (run, report) = try audit(["band,sex", "sex,disability", "ethnic_category", "band"])
    #expect(run.status == 1, "\(run.errors)")
    let measures = measures(report)
    func pair(_ cut: String) -> [Int] {
      let groups = measures[cut]?["groups"] as? [String: [String: Int]] ?? [:]
      return groups.filter { $0.key != "unknown" && $0.key != "neither" }.sorted {
        $0.key == "white" || $0.key < $1.key && $1.key != "white"
      }
      .flatMap { [$0.value["to"] ?? -1, $0.value["from"] ?? -1] }
    }
    #expect(pair("band=5 sex=female") == [10, 40, 4, 40])
    #expect(pair("disability=disabled sex=female") == [10, 40, 4, 40])
    #expect(pair("ethnic_category=asian_or_asian_british_indian") == [40, 160, 28, 160])
    #expect(pair("ethnic_category=black_or_black_british_african") == [40, 160, 20, 80])
    #expect(measures["band=6 sex=male"]?["verdict"] as? String == "complies")
    #expect(measures["band=5 sex=female"]?["verdict"] as? String == "must_explain")
    let settings = (report["run"] as? [String: Any])?["settings"] as? [[String: Any]] ?? []
    #expect(settings.contains { $0["value"] as? String == "band,sex sex,disability ethnic_category band" })
  }

  @Test func `a cut of which nothing comes is said on standard error and in the report`() throws {
    let (run, report) = try audit(["religion,band"])
    let sentence =
      "'likelihood.appointment-from-shortlisting' has no cut by religion or belief and band: nothing records religion or belief"
    #expect(run.errors.contains(sentence), "\(run.errors)")
    let settings = (report["run"] as? [String: Any])?["settings"] as? [[String: Any]] ?? []
    #expect(settings.contains { ($0["says"] as? String)?.contains(sentence) == true })
  }

  @Test(arguments: [
    ("bnad", "'--by bnad': 'bnad' is no way of cutting the data (did you mean 'band'?"),
    ("band,sex,site,route", "no more than three ways of cutting can be taken at once"),
    ("ethnicity", "no rule of this run has a measure that can be cut so"),
  ])
  func `what cannot be asked for is refused before anything is read`(_ asked: String, _ problem: String)
    throws
  {
    let (run, _) = try audit([asked])
    #expect(run.status == 2)
    #expect(run.errors.contains(problem), "\(run.errors)")
  }
}
