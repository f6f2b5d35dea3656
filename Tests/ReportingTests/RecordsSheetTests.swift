// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

/// `records.csv` accounts for every record of every file.
@Suite struct RecordsSheetTests {
  @Test("what was used and what was set aside add up to what was read")
  func sums() throws {
    var outcome = SampleOutcome.outcome()
    outcome.ledger.files[0].read = 12
    outcome.ledger.files[0].used = 7
    outcome.ledger.files[0].setAside = [.duplicateKey: 2, .keyMissing: 3, .draft: 0]
    outcome.ledger.files[0].isComplete = false
    outcome.ledger.files[0].announced = 20
    let text = RecordsSheet(try ReportDocument(outcome)).text
    let rows = CSVCells.parse(text)
    #expect(rows[0].map { $0.replacing("\u{FEFF}", with: "") } == RecordsSheet.header)
    let own = rows.dropFirst().filter { $0[1] == outcome.files[0].path }
    #expect(
      own.map { [$0[3], $0[4], $0[5], $0[6]] } == [
        ["no", "20", "read", "12"], ["no", "20", "used", "7"], ["no", "20", "duplicate key", "2"],
        ["no", "20", "key missing", "3"],
      ])
    #expect(Set(rows.dropFirst().map { $0[1] }).count == outcome.files.count)
    #expect(rows.dropFirst().allSatisfy { $0[0] == ReportDocument.marking })
  }
}
