// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Panels")
struct PanelTests {
  private func panel(_ header: String, _ rows: [String]) throws -> (panel: Panel, built: BuiltBundle) {
    let text = rows.map { "V1,interview,actual,\($0)\n" }.joined()
    let built = try BundleText([("panels.csv", "vacancy_ref,phase,standing,\(header)\n\(text)")]).build()
    return (try #require(built.pipeline.panels.elements.first), built)
  }

  @Test func rowsAreSeatsOfThePanelOfTheirVacancyPhaseAndStanding() throws {
    let built = try BundleText([
      (
        "panels.csv",
        "vacancy_ref,phase,standing,role\nV2,interview,actual,chair\nV1,interview,planned,chair\n"
          + "V1,shortlisting,actual,lead\nV1,interview,planned,member\nV1,,actual,member\n,interview,actual,chair\n"
      )
    ]).build()
    let panels = built.pipeline.panels.elements
    #expect(panels.map(\.vacancy) == [0, 0, 1])
    #expect(panels.map(\.phase) == [.shortlisting, .interview, .interview])
    #expect(panels.map(\.seats.count) == [1, 2, 1])
    #expect(built.setAside(.keyMissing) == 1)
    #expect(built.setAside(.referenceMissing) == 1)
  }

  @Test(
    "without a column, whether a seat decides follows from its role",
    arguments: [
      ("chair", true), ("lead", true), ("member", true), ("observer", false), ("expert_by_experience", true),
    ])
  func deciding(_ role: String, _ decides: Bool) throws {
    #expect(try panel("role", [role]).panel.seats.map(\.decides.value) == [decides])
  }

  @Test func withAColumnWhetherASeatDecidesIsWhatItSays() throws {
    let seats = try panel("role,decides", ["chair,no", "member,"]).panel.seats
    #expect(seats.map(\.decides.answer) == [.known(false), .blank])
  }

  @Test func anUnknownRoleLeavesItOpen() throws {
    #expect(try panel("role", ["tea maker"]).panel.seats.map(\.decides.answer) == [.unmapped])
  }

  @Test func numbersOfThePanelMayStandOnAnyRow() throws {
    let (panel, built) = try panel("seat,asked,counted,minority", ["1,,,", "2,3,3,1", "3,3,,"])
    #expect(panel.decidingAsked.value == 3)
    #expect(panel.decidingCounted.value == 3)
    #expect(panel.minorityCounted.value == 1)
    #expect(panel.seats.count == 3)
    #expect(built.item("conflicting-value") == nil)
  }

  @Test func numbersThatContradictOneAnotherAreUnreadable() throws {
    let (panel, built) = try panel("seat,asked", ["1,3", "2,2"])
    #expect(panel.decidingAsked.answer == .unreadable)
    #expect(built.item("conflicting-value")?.places.map(\.line) == [2, 3])
  }

  @Test func aRowWithNothingButNumbersIsNoSeat() throws {
    #expect(try panel("seat,role,asked", ["1,chair,", ",,3"]).panel.seats.count == 1)
  }

  @Test func groupsOfSeatsBecomeCountsOfDecidingMembers() throws {
    let (panel, _) = try panel(
      "role,group",
      [
        "chair,white", "member,ethnic minority", "member,", "observer,ethnic minority",
        "member,prefer not to say",
      ])
    #expect(panel.decidingAsked.value == 3)
    #expect(panel.decidingCounted.value == 2)
    #expect(panel.minorityCounted.value == 1)
  }

  @Test func groupsThatDifferFromDeclaredNumbersAreReported() throws {
    let (panel, built) = try panel("role,group,minority", ["chair,white,1"])
    #expect(panel.minorityCounted.answer == .unreadable)
    #expect(built.item("conflicting-value") != nil)
  }

  @Test func anUnknownGroupOfASeatIsReportedWithoutItsLine() throws {
    let (_, built) = try panel("role,group", ["chair,martian"])
    let item = try #require(built.quality.first { $0.kind.hasPrefix("unmapped-value") })
    #expect(item.places.allSatisfy { $0.line == 0 })
  }

  @Test func aSeatThatIsListedTwiceIsSetAside() throws {
    let (panel, built) = try panel("seat,role", ["1,chair", "1,chair", "2,member"])
    #expect(panel.seats.count == 2)
    #expect(built.setAside(.duplicateKey) == 1)
  }

  @Test func withoutASourcePanelsAreNotRecordedAndAfterABreakOpenEnded() throws {
    let none = try BundleText([("vacancies.csv", "ref\nV1\n")]).build()
    guard case .notRecorded = none.pipeline.panels else {
      Issue.record("panels are recorded")
      return
    }
    var bundle = BundleText([("panels.csv", "vacancy_ref,phase,standing,role\nV1,interview,actual,chair\n")])
    bundle.brokenOff = ["panels.csv"]
    guard case .openEnded(let panels) = try bundle.build().pipeline.panels else {
      Issue.record("panels are not open-ended")
      return
    }
    #expect(panels.count == 1)
  }
}
