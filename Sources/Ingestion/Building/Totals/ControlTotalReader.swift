// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads the numbers that a system gives of its own records.
struct ControlTotalReader: Sendable {
  struct Total: Sendable {
    /// A name of `ClosedList.counted`.
    let of: String
    let count: Int
    /// Of which days it is; `nil` for all.
    let first: CivilDate?
    let last: CivilDate?
    let place: SourcePlace

    /// The stage and the days that are counted.
    var period: StagePeriod? {
      guard first != nil || last != nil else { return nil }
      return Stage(name: of).map { StagePeriod(stage: $0, first: first, last: last) }
    }
  }

  let file: OpenFile
  private var reader: RecordReader
  private(set) var account = RecordAccount()
  private(set) var totals: [Total] = []

  init?(_ layout: SourceLayout, file: OpenFile) {
    guard layout.field("of") != nil, layout.field("count") != nil else { return nil }
    self.file = file
    reader = RecordReader(layout, file: file, targets: ["of", "count", "from", "to"])
  }

  /// A record whose name or number cannot be read is set aside, with its line.
  mutating func consume(_ batch: RecordBatch, _ state: inout BundleState) {
    reader.open(batch, quality: &state.quality)
    account.count(read: batch.count)
    for record in 0..<batch.count {
      guard let of = reader.answer("of", record).viewed(\.asText).knownValue,
        let count = reader.answer("count", record).viewed(\.asInteger).knownValue
      else {
        account.setAside(.keyMissing, line: batch.lines[record])
        continue
      }
      account.use()
      let total = Total(
        of: of, count: count, first: reader.answer("from", record).viewed(\.asDate).knownValue,
        last: reader.answer("to", record).viewed(\.asDate).knownValue,
        place: reader.place(record, of: "count"))
      totals.append(total)
      if let period = total.period { state.stagePeriods.append(period) }
    }
  }

  mutating func count(setAside: [SetAsideReason: Int]) { account.count(setAside: setAside) }
}
