// SPDX-License-Identifier: Apache-2.0

/// A number that may be infinite or undefined, and says so.
public enum MeasuredNumber: Sendable, Hashable {
  case finite(Double)
  case infinite
  /// Why there is no number: an empty group, nobody appointed in either.
  case undefined(String)
}

/// How many of a group stood at the first stage and how many came to the second.
public struct GroupCounts: Sendable, Hashable {
  public let from: Count
  public let to: Count

  public init(from: Count, to: Count) {
    self.from = from
    self.to = to
  }
}

/// A confidence interval for a ratio.
public struct MeasuredInterval: Sendable, Hashable {
  public let method: String
  public let level: Double
  public let lower: MeasuredNumber
  public let upper: MeasuredNumber

  public init(method: String, level: Double, lower: MeasuredNumber, upper: MeasuredNumber) {
    self.method = method
    self.level = level
    self.lower = lower
    self.upper = upper
  }
}

/// What the ratio would be under assumptions about those of whom it is not known in which group they are.
public struct IfUnknown: Sendable, Hashable {
  /// If all of them were in the reference group.
  public let allReference: MeasuredNumber
  /// If all of them were in the group compared with it.
  public let allComparison: MeasuredNumber
  public let lowest: MeasuredNumber
  public let highest: MeasuredNumber

  public init(
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
public struct AlternativeCounting: Sendable, Hashable {
  /// The setting and its value, such as `declined offers: left out`.
  public let setting: String
  public let reference: GroupCounts
  public let comparison: GroupCounts
  public let estimate: MeasuredNumber
  /// The rule's verdict under it; `nil` where the rule does not judge.
  public let verdict: Verdict?
  /// That the verdict is another one than the measure's, in a sentence; `nil` where it is the same.
  public let difference: String?

  public init(
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
public struct MeasureResult: Sendable {
  public let rule: String
  /// The reference of the subject that the rule's finding is about, such as `overall` or `band 7`.
  public let subject: String
  /// Such as `relative_likelihood`, or `rate`.
  public let measure: String
  /// What a value above 1 means, in words.
  public let direction: String
  /// Name and value of each dimension of the cut; empty for the whole.
  public let cut: [CutPart]
  public let from: Stage
  public let to: Stage
  /// Which groups are compared.
  public let groups: GroupComparison
  public let reference: GroupCounts
  public let comparison: GroupCounts
  /// Those whose category is known and belongs to neither group.
  public let neither: GroupCounts
  public let unknown: GroupCounts
  /// How many of the unknown stand in each state.
  public let unknownStates: [FactState: GroupCounts]
  public let estimate: MeasuredNumber
  /// When counts are ranges, the lowest and highest value that the ratio can have.
  public let estimateRange: ClosedPair?
  public let interval: MeasuredInterval?
  /// Name of the test to its p-value.
  public let tests: [String: Double]
  public let ifUnknown: IfUnknown?
  public let alternatives: [AlternativeCounting]
  /// `nil` for a figure that describes and is not judged, such as a rate.
  public var verdict: Verdict?
  /// One sentence that a board member understands.
  public let sentence: String

  public init(
    rule: String, subject: String = "overall", measure: String, direction: String, cut: [CutPart],
    from: Stage, to: Stage, groups: GroupComparison = .ethnicity,
    reference: GroupCounts, comparison: GroupCounts,
    neither: GroupCounts = GroupCounts(from: .zero, to: .zero), unknown: GroupCounts,
    unknownStates: [FactState: GroupCounts] = [:], estimate: MeasuredNumber, estimateRange: ClosedPair? = nil,
    interval: MeasuredInterval? = nil, tests: [String: Double] = [:], ifUnknown: IfUnknown? = nil,
    alternatives: [AlternativeCounting] = [], verdict: Verdict?, sentence: String
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
    self.alternatives = alternatives
    self.verdict = verdict
    self.sentence = sentence
  }
}

/// One dimension of a cut with its value, such as band and 7.
public struct CutPart: Sendable, Hashable {
  public let dimension: String
  public let value: String

  public init(dimension: String, value: String) {
    self.dimension = dimension
    self.value = value
  }
}

/// The lowest and the highest value that a number can have.
public struct ClosedPair: Sendable, Hashable {
  public let lowest: MeasuredNumber
  public let highest: MeasuredNumber

  public init(lowest: MeasuredNumber, highest: MeasuredNumber) {
    self.lowest = lowest
    self.highest = highest
  }
}
