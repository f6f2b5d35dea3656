// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Days that cannot have followed one another")
struct ChronologyTests {
  private static let kinds: Set<String> = ["dates-contradict", "dates-unusual", "recorded-afterwards"]

  private func remarks(_ vacancy: String, panel: String = "") throws -> [DataQualityItem] {
    let row = vacancy + String(repeating: ",", count: 4 - vacancy.count { $0 == "," })
    var files = [("vacancies.csv", "ref,advertised_on,closed_on,interviewed_on,declared_on\n\(row)\n")]
    if !panel.isEmpty {
      files.append(("panels.csv", "vacancy_ref,phase,standing,sat_on,seat,role\n\(panel)\n"))
    }
    return try BundleText(files).build().quality.filter { Self.kinds.contains($0.kind) }
  }

  struct Case: CustomTestStringConvertible {
    let vacancy: String
    var panel = ""
    let says: String?
    var kind = "dates-contradict"
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
    Case(
      vacancy: "V1,2025-04-01,2025-04-20,2025-04-10", says: "interviews before the last day for applications",
      kind: "dates-unusual"),
    Case(vacancy: "V1,2025-04-01,2025-04-20,2025-04-20", says: nil),
    Case(
      vacancy: "V1,2025-04-01,2025-04-20,2025-05-02,2025-05-03", says: "was declared after the interviews",
      kind: "recorded-afterwards"),
    Case(vacancy: "V1,2025-04-01,2025-04-20,2025-05-02,2025-05-02", says: nil),
    Case(vacancy: "V1,,2025-04-20,2025-05-02", says: nil),
    Case(vacancy: "V1,x,2025-04-20,2025-05-02", says: nil),
    Case(
      vacancy: "V1,,,2025-05-02", panel: "V1,interview,actual,2025-05-03,1,chair",
      says: "sat after the day of the interviews"),
    Case(vacancy: "V1,,,2025-05-02", panel: "V1,interview,actual,2025-05-02,1,chair", says: nil),
    Case(vacancy: "V1,,,2025-05-02", panel: "V1,interview,actual,2025-05-01,1,chair", says: nil),
    Case(vacancy: "V1,,,2025-05-02", panel: "V1,interview,planned,2025-05-03,1,chair", says: nil),
    Case(
      vacancy: "V1,,,2025-05-02", panel: "V1,shortlisting,actual,2025-05-03,1,chair",
      says: "shortlisting panels sat after the day of the interviews"),
    Case(vacancy: "V1,,,2025-05-02", panel: "V1,shortlisting,planned,2025-05-03,1,chair", says: nil),
    Case(vacancy: "V1,,,", panel: "V1,interview,actual,2025-05-03,1,chair", says: nil),
  ])
  func aContradictionIsSaidWithThePlacesOfBothFacts(_ example: Case) throws {
    let found = try remarks(example.vacancy, panel: example.panel)
    guard let says = example.says else {
      #expect(found.isEmpty)
      return
    }
    let item = try #require(found.first)
    #expect(found.count == 1 && item.kind == example.kind && item.count == 1)
    #expect(item.weight == (example.kind == "recorded-afterwards" ? .note : .warning))
    #expect(item.message.contains(says) && !item.message.contains("2025"))
    #expect(item.places.map { Int($0.line) } == example.lines)
    #expect(Set(item.places.map(\.file)).count == (example.panel.isEmpty ? 1 : 2))
    #expect(Set(item.places).count == 2 && item.places.allSatisfy { $0.column != SourcePlace.noColumn })
  }

  /// Days of one application: applied, shortlisted, interviewed, offered, accepted; and which contradict.
  @Test(
    arguments: [
      ("2025-04-01,2025-04-02,2025-04-03,2025-04-04,2025-04-05", nil, []),
      ("2025-04-01,2025-04-01,2025-04-01,2025-04-01,2025-04-01", nil, []),
      ("2025-04-02,2025-04-01,2025-04-03,,", "'shortlisted' before their day for 'applied'", [2, 3]),
      ("2025-04-02,,2025-04-01,,", "'interviewed' before their day for 'applied'", [2, 4]),
      (
        "2025-04-01,2025-04-02,2025-04-05,2025-04-04,", "'offered' before their day for 'interviewed'",
        [4, 5]
      ),
      (
        "2025-04-01,2025-04-02,2025-04-03,2025-04-05,2025-04-04", "'accepted' before their day for 'offered'",
        [5, 6]
      ),
      ("2025-04-09,x,2025-04-10,,", nil, []), (",,,,", nil, []),
    ] as [(String, String?, [Int])])
  func anEventBeforeTheOneThatMustComeFirstIsSaidWithThePlacesOfBoth(
    _ days: String, _ says: String?, _ columns: [Int]
  ) throws {
    let header = "id,vacancy_ref,applied_on,shortlisted_on,interviewed_on,offered_on,accepted_on"
    let other = "2,V1,2025-01-01,2025-01-02,2025-01-03,2025-01-04,2025-01-05"
    let built = try BundleText([("applications.csv", "\(header)\n\(other)\n1,V1,\(days)\n")]).build()
    let item = built.item("dates-contradict")
    #expect((item == nil) == (says == nil))
    guard let says else { return }
    #expect(item?.message.contains(says) == true && item?.weight == .warning && item?.count == 1)
    #expect(item?.places == columns.map { SourcePlace(file: 0, line: 3, column: $0) })
    #expect(item?.message.contains("2025") == false)
  }

  @Test func daysOfApplicationsThatAreSetAsideAreNotCompared() throws {
    let rows = "1,V1,2025-04-01,2025-04-02\n1,V1,2025-04-05,2025-04-02\n,V1,2025-04-05,2025-04-02\n"
    let built = try BundleText([
      ("applications.csv", "id,vacancy_ref,applied_on,shortlisted_on\n\(rows)")
    ]).build()
    #expect(built.ledger.used == 1 && built.item("dates-contradict") == nil)
  }

  @Test func anOutcomeWithoutItsStageIsSaidWithThePlacesOfBoth() throws {
    for (outcome, stage) in [("appointed", "accepted"), ("declined_offer", "offered")] {
      let rows = "1,V1,2025-05-01,2025-06-01,appointed\n2,V1,,,\(outcome)\n"
      let built = try BundleText([
        ("applications.csv", "id,vacancy_ref,offered_on,accepted_on,outcome\n\(rows)")
      ]).build()
      let column = stage == "accepted" ? 3 : 2
      let item = try #require(
        built.quality.first {
          $0.kind == "history-contradicts" && $0.message.contains("came to '\(stage)' by another")
        })
      #expect(item.message.contains("their own column for '\(stage)' denies it"))
      #expect(item.places == [column, 4].map { SourcePlace(file: 0, line: 3, column: $0) })
    }
  }

  @Test func theFactsStayAsTheyAre() throws {
    let built = try BundleText([
      ("vacancies.csv", "ref,advertised_on,closed_on,interviewed_on\nV1,2025-06-01,2025-04-20,2025-05-02\n")
    ]).build()
    #expect(built.vacancy("V1")?.closedOn.value == CivilDate(iso: "2025-04-20"))
    #expect(built.ledger.used == 1)
  }
}
