// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Applications with a day for a stage that lies before their day for an earlier stage: nobody is shortlisted before
/// they applied. Kept by the two stages.
struct DateOrderLog: Sendable {
  private struct Entry: Sendable {
    var count = 0
    /// Of the first applications the place of the earlier stage's day and that of the later's, one after the other.
    var places: [SourcePlace] = []
  }
  private var entries: [Stage: [Stage: Entry]] = [:]

  init() {}

  /// Stages that follow one another on days that are recorded. When interviews were arranged, and when checks came
  /// back, is recorded in any order.
  private static let ordered: Set<Stage> = [
    .applied, .longlisted, .shortlisted, .interviewed, .offered, .accepted, .started,
  ]

  /// Looks through one batch.
  ///
  /// - Parameter isCounted: whether a record is used.
  mutating func read(
    _ columns: [EvidenceColumn], _ lines: [UInt32], file: OpenFile, isCounted: (Int) -> Bool
  ) {
    let events = DateOrderLog.events(columns)
    guard events.count > 1 else { return }
    var latest = [Int32](repeating: EvidenceColumn.noDay, count: lines.count)
    var holder = [UInt8](repeating: 0, count: lines.count)
    for (number, event) in events.enumerated() {
      let days = event.column.daysOfRecords
      for record in days.indices where days[record] != EvidenceColumn.noDay {
        if days[record] >= latest[record] {
          latest[record] = days[record]
          holder[record] = UInt8(number)
        } else if isCounted(record) {
          let earlier = events[Int(holder[record])]
          add(earlier.stage, event.stage) {
            [earlier.column.place(lines[record], file), event.column.place(lines[record], file)]
          }
        }
      }
    }
  }

  /// The columns of days, in the order of their stages.
  private static func events(_ columns: [EvidenceColumn]) -> [(stage: Stage, column: EvidenceColumn)] {
    columns.compactMap { column -> (stage: Stage, column: EvidenceColumn)? in
      guard case .event(let stage, _, _) = column.role, ordered.contains(stage) else { return nil }
      return (stage, column)
    }.sorted { $0.stage < $1.stage }
  }

  private mutating func add(_ earlier: Stage, _ later: Stage, _ places: () -> [SourcePlace]) {
    var entry = entries[earlier]?[later] ?? Entry()
    entry.count += 1
    if entry.places.count < 4 { entry.places += places() }
    entries[earlier, default: [:]][later] = entry
  }

  func report(in file: OpenFile, to quality: inout QualityLog) {
    for earlier in Stage.allCases {
      for later in Stage.allCases {
        guard let entry = entries[earlier]?[later] else { continue }
        quality.note(
          .warning, "dates-contradict", file: file.index, subject: "\(earlier.name) \(later.name)",
          message: "applications of \(file.source.path) have a day for '\(later.name)' before their day for"
            + " '\(earlier.name)': one of the two days must be wrong, and both are used as they stand",
          count: entry.count, places: entry.places)
      }
    }
  }
}
