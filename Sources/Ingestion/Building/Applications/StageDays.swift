// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Days between which applications came to a stage, of which a system gives a total.
struct StagePeriod: Sendable, Hashable {
  let stage: Stage
  /// `nil` where the beginning, or the end, is open.
  let first: CivilDate?
  let last: CivilDate?

  func contains(_ day: Int32) -> Bool { day >= first?.days ?? .min && day <= last?.days ?? .max }

  var words: String {
    [first.map { "from \($0)" }, last.map { "to \($0)" }].compactMap(\.self).joined(separator: " ")
  }
}

/// How many applications of a file came to a stage on certain days, whatever period is audited.
struct StageDays: Sendable {
  /// What was asked before the first application was read.
  private var asked: [StagePeriod]?
  private var certain: [StagePeriod: Int] = [:]
  /// Those that came there, or may have, on a day that is not recorded.
  private var undated: [StagePeriod: Int] = [:]

  /// Looks through one batch.
  ///
  /// - Parameter isRecord: whether a record is an application that was not read before.
  mutating func read(
    _ periods: [StagePeriod], _ columns: [EvidenceColumn], _ evidence: [UInt64], isRecord: (Int) -> Bool
  ) {
    if asked == nil { asked = periods }
    for period in asked ?? [] {
      guard let column = StageDays.column(of: period.stage, columns) else { continue }
      let days = column.daysOfRecords
      for record in evidence.indices where isRecord(record) {
        let day = days.isEmpty ? EvidenceColumn.noDay : days[record]
        if day != EvidenceColumn.noDay {
          if period.contains(day) { certain[period, default: 0] += 1 }
        } else if StageDays.mayHaveReached(period.stage, evidence[record]) {
          undated[period, default: 0] += 1
        }
      }
    }
  }

  /// `nil` where that was not asked in time, or the file has no column of the stage's day.
  func count(_ period: StagePeriod, _ columns: [EvidenceColumn]) -> Count? {
    // A file without an application was asked nothing.
    guard asked?.contains(period) ?? true, StageDays.column(of: period.stage, columns) != nil else {
      return nil
    }
    let least = certain[period] ?? 0
    return Count(atLeast: least, atMost: least + (undated[period] ?? 0))
  }

  private static func column(of stage: Stage, _ columns: [EvidenceColumn]) -> EvidenceColumn? {
    columns.first { if case .event(stage, _, _) = $0.role { true } else { false } }
  }

  private static func mayHaveReached(_ stage: Stage, _ evidence: UInt64) -> Bool {
    let evidence = StageEvidence(rawValue: evidence)
    return evidence.certainStage >= Int(stage.rawValue) || evidence.contains(.unknown(stage))
  }
}
