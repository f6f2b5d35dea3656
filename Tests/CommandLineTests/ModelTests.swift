// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What `inspect --model` prints.
@Suite struct ModelTests {
  private func page(_ arguments: [String]) throws -> Program {
    try Program.run(["inspect", "--model"] + arguments)
  }

  /// The numbers of a fact under a kind of record.
  private func numbers(_ text: String, _ kind: String, _ fact: String) -> [Int]? {
    let part = text.components(separatedBy: "\n\n").first { $0.hasPrefix("\(kind): ") }
    let line = part?.split(separator: "\n").first { $0.hasPrefix("  \(fact)  ") }
    return line?.dropFirst(fact.count + 2).split(separator: " ").compactMap { Int($0) }
  }

  @Test func `every kind of record is counted, and the states of a fact add up to its records`() throws {
    let run = try page(["SampleData/csv"])
    #expect(run.status == 0, "\(run.errors)")
    for kind in ["vacancies: 61", "adverts: ", "criteria: ", "panels: ", "seats: ", "applications: "] {
      #expect(run.output.contains("\n\(kind)"), "\(kind): \(run.output)")
    }
    for part in run.output.components(separatedBy: "\n\n").dropFirst() {
      let lines = part.split(separator: "\n")
      guard let count = lines.first?.split(separator: " ").compactMap({ Int($0) }).first else { continue }
      for line in lines.dropFirst(3) {
        let numbers = line.split(separator: " ").compactMap { Int($0) }.suffix(8)
        #expect(numbers.isEmpty || numbers.reduce(0, +) == count, "\(line) of \(count)")
        #expect(line.count <= 80, "\(line)")
      }
    }
    #expect(!run.output.contains("MC-25") && !run.output.contains("APP-"))
  }

  @Test func `the states of facts stay apart`() throws {
    let scratch = try Scratch()
    _ = try scratch.write(
      "vacancies.csv",
      """
      vacancy_ref,title,band,closed_on
      V-1,Nurse,5,2025-05-01
      V-2,Clerk,,2025-13-01
      V-3,,Local scale 9,

      """)
    let run = try page([scratch.path("vacancies.csv"), "--profile", "canonical"])
    #expect(run.status == 0, "\(run.errors)")
    let title = try #require(numbers(run.output, "vacancies", "title"))
    #expect(title.count == 8 && title[0] == 2 && title.reduce(0, +) == 3)
    let closed = try #require(numbers(run.output, "vacancies", "closed on"))
    #expect(closed[0] == 1 && closed[5] == 1)
    #expect(numbers(run.output, "vacancies", "site") == [0, 0, 0, 0, 0, 0, 0, 3])
    #expect(run.output.contains("panels: 0 (nothing that was read records them)"))
  }

  @Test func `the characteristics of applicants are counted as their ethnicity is, with their gaps`() throws {
    let scratch = try Scratch()
    _ = try scratch.write(
      "applications.csv",
      """
      id,vacancy_ref,ethnicity,sex,disability,age_band,religion
      1,V-1,A,Female,Yes,25 to 34,Christian
      2,V-1,Not asked,Male,Prefer not to say,25 to 34,
      3,V-1,Z,,Not asked,elderly,Not known
      4,V-1,,Not asked,,,Sikh

      """)
    let run = try page([scratch.path("applications.csv"), "--profile", "canonical"])
    // Known, none, withheld, blank, not asked, unreadable, unmapped, not recorded.
    let expected: [(String, [Int])] = [
      ("ethnicity", [1, 0, 1, 1, 1, 0, 0, 0]), ("sex", [2, 0, 0, 1, 1, 0, 0, 0]),
      ("disability", [1, 0, 1, 1, 1, 0, 0, 0]), ("age band", [2, 0, 0, 1, 0, 0, 1, 0]),
      ("religion", [2, 0, 0, 1, 0, 0, 0, 1]), ("orientation", [0, 0, 0, 0, 0, 0, 0, 4]),
    ]
    for (fact, counts) in expected {
      #expect(numbers(run.output, "applications", fact) == counts, "\(fact): \(run.output)")
    }
  }

  @Test func `equality counts of a characteristic are counted too`() throws {
    let run = try page(["SampleData/counts"])
    let rows = try page(["SampleData/csv"])
    for fact in ["sex", "disability", "religion", "orientation"] {
      let (counted, listed) = (
        numbers(run.output, "applications", fact), numbers(rows.output, "applications", fact)
      )
      #expect(counted != nil && counted == listed, "\(fact): \(run.output)")
    }
  }

  @Test func `a file that breaks off is said, and tells by the exit code`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("evenhand.xml", "<evenhand><vacancies><vacancy ref='V-1'><title>A")
    let run = try page([file, "--profile", "canonical-xml"])
    #expect(run.status == 3 || run.status == 2, "\(run.output)\(run.errors)")
  }
}
