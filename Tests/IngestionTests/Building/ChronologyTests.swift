// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Days that cannot have followed one another")
struct ChronologyTests {
  private func remarks(_ vacancy: String, panel: String = "") throws -> [DataQualityItem] {
    var files = [("vacancies.csv", "ref,advertised_on,closed_on,interviewed_on\n\(vacancy)\n")]
    if !panel.isEmpty {
      files.append(("panels.csv", "vacancy_ref,phase,standing,sat_on,seat,role\n\(panel)\n"))
    }
    return try BundleText(files).build().quality.filter { $0.kind == "dates-contradict" }
  }

  struct Case: CustomTestStringConvertible {
    let vacancy: String
    var panel = ""
    let says: String?
    /// Lines of the two facts.
    var lines: [Int] = [2, 2]
    var testDescription: String { "\(vacancy) \(panel)" }
  }

  @Test(arguments: [
    Case(vacancy: "V1,2025-04-01,2025-04-20,2025-05-02", says: nil),
    Case(vacancy: "V1,2025-04-01,2025-04-01,2025-04-01", says: nil),
    Case(vacancy: "V1,2025-04-21,2025-04-20,2025-05-02", says: "closed for applications before"),
    Case(vacancy: "V1,2025-05-03,,2025-05-02", says: "interviews before they were advertised"),
    // Interviews while applications are still taken are unusual, and possible.
    Case(vacancy: "V1,2025-04-01,2025-04-20,2025-04-10", says: nil),
    Case(vacancy: "V1,,2025-04-20,2025-05-02", says: nil),
    Case(vacancy: "V1,x,2025-04-20,2025-05-02", says: nil),
    Case(
      vacancy: "V1,,,2025-05-02", panel: "V1,interview,actual,2025-05-03,1,chair",
      says: "sat after the day of the interviews"),
    Case(vacancy: "V1,,,2025-05-02", panel: "V1,interview,actual,2025-05-02,1,chair", says: nil),
    Case(vacancy: "V1,,,2025-05-02", panel: "V1,interview,actual,2025-05-01,1,chair", says: nil),
    Case(vacancy: "V1,,,2025-05-02", panel: "V1,interview,planned,2025-05-03,1,chair", says: nil),
    Case(vacancy: "V1,,,2025-05-02", panel: "V1,shortlisting,actual,2025-05-03,1,chair", says: nil),
    Case(vacancy: "V1,,,", panel: "V1,interview,actual,2025-05-03,1,chair", says: nil),
  ])
  func aContradictionIsSaidWithThePlacesOfBothFacts(_ example: Case) throws {
    let found = try remarks(example.vacancy, panel: example.panel)
    guard let says = example.says else {
      #expect(found.isEmpty)
      return
    }
    let item = try #require(found.first)
    #expect(found.count == 1 && item.weight == .warning && item.count == 1)
    #expect(item.message.contains(says) && !item.message.contains("2025"))
    #expect(item.places.map { Int($0.line) } == example.lines)
    #expect(Set(item.places.map(\.file)).count == (example.panel.isEmpty ? 1 : 2))
    #expect(Set(item.places).count == 2 && item.places.allSatisfy { $0.column != SourcePlace.noColumn })
  }

  @Test func theFactsStayAsTheyAre() throws {
    let built = try BundleText([
      ("vacancies.csv", "ref,advertised_on,closed_on,interviewed_on\nV1,2025-06-01,2025-04-20,2025-05-02\n")
    ]).build()
    #expect(built.vacancy("V1")?.closedOn.value == CivilDate(iso: "2025-04-20"))
    #expect(built.ledger.used == 1)
  }
}
