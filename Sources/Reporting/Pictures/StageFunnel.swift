// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// How many of each group came from stage to stage, as shares of those who stood at the stage before.
package struct StageFunnel: Sendable {
  /// One stage with the groups' parts, in the order of the groups.
  package struct Step: Sendable {
    package let stage: String
    /// The stage whose people are the whole.
    package let before: String
    package let parts: [DrawnPart]

    package init(stage: String, before: String, parts: [DrawnPart]) {
      self.stage = stage
      self.before = before
      self.parts = parts
    }
  }

  /// In the order in which they are drawn; the first three differ in pattern.
  package let groups: [String]
  package let first: String
  /// How many of each group stood at the first stage.
  package let start: [DrawnCount]
  package let steps: [Step]
  /// Whether some ratio of the report starts from other counts, such as without those who declined.
  package let countsDiffer: Bool
  /// Which later stages are not shown, and why.
  package let untold: String?

  package init(
    groups: [String], first: String, start: [DrawnCount], steps: [Step], countsDiffer: Bool = false,
    untold: String? = nil
  ) {
    self.groups = groups
    self.first = first
    self.start = start
    self.steps = steps
    self.countsDiffer = countsDiffer
    self.untold = untold
  }

  package var title: String { "From \(first) to \(steps.last?.stage ?? first), by group" }

  /// One stage as it is drawn: the first, where everybody stands, is a stage like the others.
  struct Row {
    let heading: String
    /// Of each group: the part of the bar that is certain and the part that may be, `nil` for no bar; and the words.
    let bars: [(share: ClosedRange<Double>?, words: String)]
  }

  var rows: [Row] {
    let begin = Row(
      heading: first.firstUppercased,
      bars: start.map { count in
        let isAnybody = count.count.map { $0.atMost > 0 } ?? false
        return (isAnybody ? 1...1 : nil, count.words)
      })
    return [begin]
      + steps.map { step in
        Row(
          heading: "\(step.before) to \(step.stage)".firstUppercased,
          bars: step.parts.map { ($0.share, $0.words) })
      }
  }

  func description(_ rows: some Sequence<Row>) -> String {
    let stages = rows.map { row in
      let parts = zip(groups, row.bars).map { "\($0) \($1.words)" }
      return "\(row.heading): \(parts.joined(separator: ", "))."
    }
    return stages.joined(separator: " ")
  }
}
