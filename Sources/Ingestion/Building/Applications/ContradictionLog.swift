// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Applications whose own columns deny a stage that another column implies, by the stage denied and the stage that
/// they came to.
///
/// Kept by stage, because only at the end is it known whether a stage's column holds anything at all.
struct ContradictionLog: Sendable {
  struct Entry: Sendable {
    var count = 0
    /// Of the first applications the place that denies and the place that implies, one after the other.
    var places: [SourcePlace] = []
  }
  private var entries: [Stage: [Stage: Entry]] = [:]

  init() {}

  /// - Parameters:
  ///   - denied: one bit for each stage.
  ///   - places: where a stage is denied, and where the furthest is told.
  mutating func add(_ denied: UInt64, furthest: Stage, _ places: (Stage) -> [SourcePlace]) {
    for stage in Stage.allCases where denied >> UInt64(stage.rawValue) & 1 == 1 {
      var entry = entries[stage]?[furthest] ?? Entry()
      entry.count += 1
      // Two places of one record belong together, and five are kept.
      if entry.places.count < 4 { entry.places += places(stage) }
      entries[stage, default: [:]][furthest] = entry
    }
  }

  /// - Parameter columns: the stages whose columns hold anything.
  func report(in file: OpenFile, columns: StageSet, to quality: inout QualityLog) {
    let path = file.source.path
    for stage in Stage.allCases where columns.contains(stage) {
      for furthest in Stage.allCases {
        guard let entry = entries[stage]?[furthest] else { continue }
        let cameTo = furthest == stage ? "'\(stage.name)' by another column" : "'\(furthest.name)'"
        quality.note(
          .warning, "history-contradicts", file: file.index, subject: "\(stage.name) \(furthest.name)",
          message: "applications of \(path) came to \(cameTo),"
            + " and their own column for '\(stage.name)' denies it; they count as having reached it",
          count: entry.count, places: entry.places)
      }
    }
  }
}
