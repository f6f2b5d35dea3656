// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Outcomes that contradict the stages")
struct OutcomeContradictionTests {
  private func build(_ header: String, _ row: String) throws -> BuiltBundle {
    try BundleText([("applications.csv", "id,vacancy_ref,\(header)\n1,V1,\(row)\n")]).build()
  }

  @Test("an accepted offer beside an ending is uncertain", arguments: ["rejected", "withdrawn", "cancelled"])
  func ending(_ outcome: String) throws {
    for (header, row) in [
      ("offered_on,accepted_on,outcome", "2025-01-01,2025-02-01,\(outcome)"),
      ("offered_on,stage,outcome", "2025-01-01,accepted,\(outcome)"),
    ] {
      let built = try build(header, row)
      #expect(built.count(.offered) == Count(1))
      #expect(built.count(.accepted) == Count(atLeast: 0, atMost: 1))
      let item = try #require(built.item("history-contradicts"))
      #expect(item.weight == .warning && item.count == 1)
      #expect(item.message.contains("'accepted'") && item.message.contains("'\(outcome)'"))
      // The stage, and the outcome.
      #expect(item.places == [3, 4].map { SourcePlace(file: 0, line: 2, column: $0) })
    }
  }

  @Test(
    "someone who started counts beside an outcome that lags", arguments: ["in_progress", "declined_offer"])
  func started(_ outcome: String) throws {
    let built = try build("stage,outcome", "started,\(outcome)")
    #expect(built.count(.accepted) == Count(1))
    #expect(built.item("history-contradicts")?.message.contains("'\(outcome)'") == true)
  }

  @Test(
    "an outcome that fits says nothing",
    arguments: [
      ("accepted_on,outcome", "2025-01-01,in_progress"), ("accepted_on,outcome", "2025-01-01,appointed"),
      ("offered_on,outcome", "2025-01-01,withdrawn"), ("stage,outcome", "started,appointed"),
    ])
  func fitting(_ header: String, _ row: String) throws {
    #expect(try build(header, row).item("history-contradicts") == nil)
  }

  @Test func aDraftBesideADateIsNoDraft() throws {
    let built = try build("accepted_on,stage,outcome", "2025-01-01,draft,withdrawn")
    #expect(built.ledger.used == 1)
    #expect(built.count(.accepted) == Count(atLeast: 0, atMost: 1))
  }
}
