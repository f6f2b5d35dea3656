// SPDX-License-Identifier: Apache-2.0

/// A number that may be infinite or undefined, and says so.
package enum MeasuredNumber: Sendable, Hashable {
  case finite(Double)
  case infinite
  /// Why there is no number: an empty group, nobody appointed in either.
  case undefined(String)
}

/// How many of a group stood at the first stage and how many came to the second.
package struct GroupCounts: Sendable, Hashable {
  package let from: Count
  package let to: Count

  package init(from: Count, to: Count) {
    self.from = from
    self.to = to
  }
}

/// A confidence interval for a ratio.
package struct MeasuredInterval: Sendable, Hashable {
  package let method: String
  package let level: Double
  package let lower: MeasuredNumber
  package let upper: MeasuredNumber

  package init(method: String, level: Double, lower: MeasuredNumber, upper: MeasuredNumber) {
    self.method = method
    self.level = level
    self.lower = lower
    self.upper = upper
  }
}

/// What the ratio would be under assumptions about those of whom it is not known in which group they are.
package struct IfUnknown: Sendable, Hashable {
  /// If all of them were in the reference group.
  package let allReference: MeasuredNumber
  /// If all of them were in the group compared with it.
  package let allComparison: MeasuredNumber
  package let lowest: MeasuredNumber
  package let highest: MeasuredNumber

  package init(
    allReference: MeasuredNumber, allComparison: MeasuredNumber, lowest: MeasuredNumber,
    highest: MeasuredNumber
  ) {
    self.allReference = allReference
    self.allComparison = allComparison
    self.lowest = lowest
    self.highest = highest
  }
}

/// The same measure under another named way of counting, printed beside the first.
package struct AlternativeCounting: Sendable, Hashable {
  /// The setting and its value, such as `declined offers: left out`.
  package let setting: String
  package let reference: GroupCounts
  package let comparison: GroupCounts
  package let estimate: MeasuredNumber
  /// The rule's verdict under it; `nil` where the rule does not judge.
  package let verdict: Verdict?
  /// That the verdict is another one than the measure's, in a sentence; `nil` where it is the same.
  package let difference: String?

  package init(
    setting: String, reference: GroupCounts, comparison: GroupCounts, estimate: MeasuredNumber,
    verdict: Verdict? = nil, difference: String? = nil
  ) {
    self.setting = setting
    self.reference = reference
    self.comparison = comparison
    self.estimate = estimate
    self.verdict = verdict
    self.difference = difference
  }
}

/// One measure of one cut of the data, with all that is needed to check it.
package struct MeasureResult: Sendable {
  package let rule: String
  /// The reference of the subject that the rule's finding is about, such as `overall` or `band 7`.
  package let subject: String
  /// Such as `relative_likelihood`, or `rate`.
  package let measure: String
  /// What a value above 1 means, in words.
  package let direction: String
  /// Name and value of each dimension of the cut; empty for the whole.
  package let cut: [CutPart]
  package let from: Stage
  package let to: Stage
  /// Which groups are compared.
  package let groups: GroupComparison
  package let reference: GroupCounts
  package let comparison: GroupCounts
  /// Those whose category is known and belongs to neither group.
  package let neither: GroupCounts
  package let unknown: GroupCounts
  /// How many of the unknown stand in each state.
  package let unknownStates: [FactState: GroupCounts]
  package let estimate: MeasuredNumber
  /// When counts are ranges, the lowest and highest value that the ratio can have.
  package let estimateRange: ClosedPair?
  package let interval: MeasuredInterval?
  /// Name of the test to its p-value.
  package let tests: [String: Double]
  package let ifUnknown: IfUnknown?
  /// That the verdict hangs on those whose group is unknown, in a sentence; told of the whole only, and `nil` where
  /// every sharing of them gives the same verdict.
  package let turn: String?
  package let alternatives: [AlternativeCounting]
  /// `nil` for a figure that describes and is not judged, such as a rate.
  package var verdict: Verdict?
  /// One sentence that a board member understands.
  package let sentence: String
  /// Which later figures are not shown, and why, in a sentence; with the last rate that is.
  package var untold: String?
  /// Every statistic of the comparison; of the whole only.
  package var figures: [ComputedFigure] = []
  /// The same comparison within strata; of the whole only.
  package var strata: [StrataResult] = []
  /// The units of the whole, each against the limits of chance; of the whole only.
  package var funnels: [FunnelResult] = []
  /// The whole from month to month; of the whole only.
  package var runs: [RunResult] = []
  /// The whole year by year; of the whole only.
  package var years: YearsResult?
  /// How many people of either group a relative likelihood of 1.25 would take to show, of a cut that cannot be told; `nil`
  /// where it can be, and where no number would do.
  package var needed: NeededPeople?
  /// Its p-value among those of all cuts; `nil` where it is compared alone or not at all.
  package var comparisons: ComparedCut?

  package init(
    rule: String, subject: String = "overall", measure: String, direction: String, cut: [CutPart],
    from: Stage, to: Stage, groups: GroupComparison = .ethnicity,
    reference: GroupCounts, comparison: GroupCounts,
    neither: GroupCounts = GroupCounts(from: .zero, to: .zero), unknown: GroupCounts,
    unknownStates: [FactState: GroupCounts] = [:], estimate: MeasuredNumber, estimateRange: ClosedPair? = nil,
    interval: MeasuredInterval? = nil, tests: [String: Double] = [:], ifUnknown: IfUnknown? = nil,
    turn: String? = nil, alternatives: [AlternativeCounting] = [], verdict: Verdict?, sentence: String
  ) {
    self.rule = rule
    self.subject = subject
    self.measure = measure
    self.direction = direction
    self.cut = cut
    self.from = from
    self.to = to
    self.groups = groups
    self.reference = reference
    self.comparison = comparison
    self.neither = neither
    self.unknown = unknown
    self.unknownStates = unknownStates
    self.estimate = estimate
    self.estimateRange = estimateRange
    self.interval = interval
    self.tests = tests
    self.ifUnknown = ifUnknown
    self.turn = turn
    self.alternatives = alternatives
    self.verdict = verdict
    self.sentence = sentence
  }
}

/// How many people of either group a difference would take to show.
package struct NeededPeople: Sendable, Hashable {
  package let reference: Int
  package let comparison: Int

  package init(reference: Int, comparison: Int) {
    self.reference = reference
    self.comparison = comparison
  }
}

/// One dimension of a cut with its value, such as band and 7.
package struct CutPart: Sendable, Hashable {
  package let dimension: String
  package let value: String

  package init(dimension: String, value: String) {
    self.dimension = dimension
    self.value = value
  }
}

/// The lowest and the highest value that a number can have.
package struct ClosedPair: Sendable, Hashable {
  package let lowest: MeasuredNumber
  package let highest: MeasuredNumber

  package init(lowest: MeasuredNumber, highest: MeasuredNumber) {
    self.lowest = lowest
    self.highest = highest
  }
}
