// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads scores. They wait, as hash, line and kind, until all applications are known: 16 bytes a score.
struct ScoreFold: Sendable {
  private enum Kind: UInt8 { case scored, notScored, zero, unreadable }
  private struct Waiting {
    let application: UInt64
    let line: UInt32
    let kind: Kind
  }

  let file: OpenFile
  private var reader: RecordReader
  private let reference: BoundField
  private var waiting: [Waiting] = []
  private(set) var account = RecordAccount()
  private(set) var tallies: [Int: ScoreTally] = [:]

  init?(_ layout: SourceLayout, file: OpenFile) {
    guard let reference = layout.field("application") else { return nil }
    self.file = file
    self.reference = reference
    reader = RecordReader(layout, file: file, targets: ["value", "scored"])
  }

  mutating func consume(_ batch: RecordBatch, _ state: inout BundleState) {
    reader.open(batch, quality: &state.quality)
    account.count(read: batch.count)
    var hashes: [UInt64] = []
    for column in reference.columns {
      guard case .hashed(let alternative, _) = batch.columns[column] else { continue }
      if hashes.isEmpty { hashes = alternative } else { hashes.fillZeros(from: alternative) }
    }
    for record in 0..<batch.count {
      if hashes.isEmpty || hashes[record] == 0 {
        account.setAside(.referenceMissing, line: batch.lines[record])
      } else {
        waiting.append(Waiting(application: hashes[record], line: batch.lines[record], kind: kind(record)))
      }
    }
  }

  /// A flag that says "not scored" decides; then the value. A 0 without a flag is kept apart from a score.
  private func kind(_ record: Int) -> Kind {
    let flag = reader.answer("scored", record).viewed(\.asBool)
    if flag == .known(false) || flag == .none { return .notScored }
    switch reader.answer("value", record).viewed(\.asText) {
    case .known(let text): return ScoreFold.isZero(text) && flag != .known(true) ? .zero : .scored
    case .none, .blank, .notAsked, .withheld, .notRecorded:
      return flag == .known(true) ? .scored : .notScored
    case .unreadable, .unmapped: return .unreadable
    }
  }

  private static func isZero(_ text: String) -> Bool {
    text.utf8.contains(48) && !text.utf8.contains { $0 >= 49 && $0 <= 57 }
  }

  /// Gives every score to its application's vacancy; what the period set aside there is set aside here.
  mutating func resolve(_ state: inout BundleState, leavingOut: [Int: SetAsideReason]) {
    var unknown: [SourcePlace] = []
    for score in waiting {
      guard let entry = state.applications.find(score.application) else {
        account.setAside(.referenceUnknown)
        unknown.append(SourcePlace(file: file.index, line: Int(score.line)))
        continue
      }
      if entry.vacancy == ApplicationKeys.outsidePeriod {
        account.setAside(.outsidePeriod)
      } else if entry.vacancy == ApplicationKeys.notInCohort {
        account.setAside(.notInCohort)
      } else if entry.vacancy == ApplicationKeys.noDateForPeriod {
        account.setAside(.noDateForPeriod)
      } else if let reason = leavingOut[Int(entry.vacancy)] {
        account.setAside(reason)
      } else {
        add(score.kind, Int(entry.vacancy))
      }
    }
    waiting = []
    guard !unknown.isEmpty else { return }
    state.quality.note(
      .warning, "unknown-reference", file: file.index, subject: "score",
      message: "scores of \(file.source.path) refer to applications that are not there", count: unknown.count,
      places: unknown)
  }

  private mutating func add(_ kind: Kind, _ vacancy: Int) {
    account.use(vacancy: vacancy)
    switch kind {
    case .scored: tallies[vacancy, default: ScoreTally(vacancy: vacancy)].scored += 1
    case .notScored: tallies[vacancy, default: ScoreTally(vacancy: vacancy)].notScored += 1
    case .zero: tallies[vacancy, default: ScoreTally(vacancy: vacancy)].zero += 1
    case .unreadable: tallies[vacancy, default: ScoreTally(vacancy: vacancy)].unreadable += 1
    }
  }

  mutating func count(setAside: [SetAsideReason: Int]) { account.count(setAside: setAside) }
}
