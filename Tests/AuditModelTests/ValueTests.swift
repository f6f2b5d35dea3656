// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@Suite struct ValueTests {
  @Test func `bands stand in the order of seniority`() {
    let order = ["2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "VSM"]
    #expect(PayBand.allCases.sorted().map(\.rawValue) == order)
    #expect(PayBand.band8a > .band7 && PayBand.verySeniorManager > .band9)
  }

  @Test func `stages stand in the order of the flow, and appointed is accepted`() {
    #expect(Stage.allCases.sorted() == Stage.allCases)
    #expect(Stage(name: "appointed") == .accepted)
    #expect(Stage(name: "shortlisted") == .shortlisted)
    #expect(Stage(name: "hired") == nil)
    for stage in Stage.allCases { #expect(Stage(name: stage.name) == stage) }
  }

  @Test func `a set of stages holds what was put in`() {
    let set: StageSet = [StageSet(.applied), StageSet(.accepted)]
    #expect(set.contains(.applied) && set.contains(.accepted) && !set.contains(.shortlisted))
    #expect(Stage.allCases.allSatisfy { StageSet.all.contains($0) })
  }

  @Test func `counts add at both ends`() {
    let sum = Count(3) + Count(atLeast: 1, atMost: 4)
    #expect(sum == Count(atLeast: 4, atMost: 7))
    #expect(sum.exact == nil && Count(3).exact == 3)
    #expect(Count(atLeast: 5, atMost: 2) == Count(atLeast: 2, atMost: 5))
  }

  @Test func `two states are answers and six are unknown`() {
    #expect(FactState.allCases.filter(\.isAnswer) == [.known, .none])
    #expect(FactState.allCases.count == 8)
  }

  @Test func `verdict tallies add`() {
    var tally = VerdictTally()
    tally[.complies] = 2
    var other = VerdictTally()
    other[.complies] = 1
    other[.cannotTell] = 4
    tally += other
    #expect(tally[.complies] == 3 && tally[.cannotTell] == 4 && tally.total == 7)
  }

  @Test func `obligations are ordered by how binding they are`() {
    #expect(Obligation.may < .should && Obligation.should < .must)
  }

  @Test func `a ledger balances only when every record is accounted for`() {
    var file = FileLedger(file: 0)
    file.read = 10
    file.used = 8
    file.setAside[.duplicateKey] = 1
    #expect(!file.balances)
    file.setAside[.keyMissing] = 1
    #expect(file.balances && IngestLedger(files: [file]).balances)
    file.announced = 11
    #expect(file.fallsShort && !IngestLedger(files: [file]).isComplete)
  }
}
