// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Two vacancies of which only one shortlisted anybody: what became of its applicants is in no format.
@Suite struct OneVacancyTests {
  private static let formats = "html,md,json,csv,sarif,junit"

  private static func applications(startedIn vacancies: ClosedRange<Int>, shortlistedIn: ClosedRange<Int>)
    -> String
  {
    var rows =
      "id,vacancy_ref,ethnicity,disability,applied_on,shortlisted_on,interviewed_on,accepted_on,started_on\n"
    for vacancy in 1...2 {
      for (label, number) in [("A", 61), ("H", 59)] {
        for person in 0..<number {
          let isShortlisted = shortlistedIn.contains(vacancy) && person < number - 8
          let isStarted = isShortlisted && vacancies.contains(vacancy) && person < number - 22
          rows +=
            "\(label)\(vacancy)-\(person),V-\(vacancy),\(label),\(person < 20 ? "yes" : "no"),2025-04-01,"
          rows += isShortlisted ? "2025-05-01,2025-05-08," : ",,"
          rows += isShortlisted && person < number - 13 ? "2025-06-01," : ","
          rows += isStarted ? "2025-07-01\n" : "\n"
        }
      }
    }
    return rows
  }

  private static func texts(_ rows: String) throws -> [String: String] {
    let scratch = try Scratch()
    let file = try scratch.write("applications.csv", rows)
    let run = try Program.run(
      [
        "audit", file, "--format", formats, "--why", "--as-of", "2026-04-30", "--out", scratch.path("out"),
      ])
    var texts = ["terminal": run.output + run.errors]
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path("out")) {
      texts[name] = try scratch.text("out/\(name)")
    }
    return texts
  }

  @Test func `of a stage that one vacancy alone came to no format tells a count`() throws {
    let texts = try Self.texts(Self.applications(startedIn: 1...1, shortlistedIn: 1...1))
    #expect(texts.count > 5)
    for (name, text) in texts {
      for number in ["53", "51", "48", "46", "39", "37"] {
        #expect(!text.contains("\(number) of "), "\(name): \(number)")
        #expect(!text.contains(" of \(number)"), "\(name): \(number)")
        #expect(!text.contains(",\(number),"), "\(name): \(number)")
        for key in ["from", "to"] {
          #expect(!text.contains("\"\(key)\": \(number)"), "\(name): \(number)")
        }
      }
    }
    #expect(texts["report.md"]?.contains("it rests on one vacancy, whose counts are not shown") == true)
  }

  @Test func `rates end before a stage of one vacancy, and every format says so`() throws {
    let texts = try Self.texts(Self.applications(startedIn: 1...1, shortlistedIn: 1...2))
    let words = "From start on there are no rates: it rests on one vacancy, whose counts are not shown"
    for name in ["report.md", "report.html", "report.json", "measures.csv"] {
      #expect(texts[name]?.contains(words) == true, "\(name)")
    }
    for (name, text) in texts {
      for number in ["39", "37"] { #expect(!text.contains("\(number) of "), "\(name): \(number)") }
    }
    #expect(texts["report.md"]?.contains("106 of 122") == true)
  }
}
