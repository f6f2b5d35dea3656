// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Applications whose outcome contradicts the stage that they came to, with the first places of
/// each kind, that of the stage and that of the outcome one after the other.
struct OutcomeLog: Sendable {
  private var entries: [Stage: [Outcome: (count: Int, places: [SourcePlace])]] = [:]

  init() {}

  mutating func add(_ stage: Stage, _ outcome: Outcome, _ places: () -> [SourcePlace]) {
    var entry = entries[stage]?[outcome] ?? (0, [])
    entry.count += 1
    if entry.places.count < 4 { entry.places += places() }
    entries[stage, default: [:]][outcome] = entry
  }

  func report(in file: OpenFile, to quality: inout QualityLog) {
    for stage in Stage.allCases {
      for outcome in Outcome.allCases {
        guard let entry = entries[stage]?[outcome] else { continue }
        let isOpen = outcome == .rejected || outcome == .withdrawn || outcome == .cancelled
        quality.note(
          .warning, "history-contradicts", file: file.index, subject: "\(stage.name) \(outcome.rawValue)",
          message: "applications of \(file.source.path) came to '\(stage.name)' and have the outcome"
            + " '\(outcome.rawValue)'; "
            + (isOpen ? "whether they were appointed counts as uncertain" : "the stage is counted"),
          count: entry.count, places: entry.places)
      }
    }
  }
}
