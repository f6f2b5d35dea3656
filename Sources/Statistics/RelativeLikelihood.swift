// SPDX-License-Identifier: Apache-2.0

/// The relative likelihood of white to ethnic minority people of getting from one stage to another, with all
/// that stands beside it in a report.
///
/// (white to / white from) / (ethnic minority to / ethnic minority from): above 1 means that white people are
/// likelier to get there. Source: NHS Workforce Race Equality Standard, indicator 2.
package struct RelativeLikelihood: Equatable, Sendable {
  /// The two groups that are compared.
  package let table: SelectionTable
  /// The people of unknown ethnicity, who are in neither group.
  package let unknown: Rate
  /// The exact ratio.
  package let estimate: ExactRatio
  /// Koopman's score interval; nil when the estimate is undefined.
  package let interval: ConfidenceInterval?
  /// The mid-p test of whether the two groups fare alike.
  package let midP: MidPTest
  /// What the ratio would be if the unknowns were known; the estimate throughout when there are none.
  package let ifUnknown: UnknownEthnicity

  /// The measure of rates that are already checked.
  package init(
    white: Rate, ethnicMinority: Rate, unknown: Rate = .empty,
    level: ConfidenceLevel = .ninetyFivePerCent
  ) {
    let table = SelectionTable(white: white, ethnicMinority: ethnicMinority)
    self.table = table
    self.unknown = unknown
    self.estimate = .relativeLikelihood(of: table)
    self.interval = .koopman(table, level: level)
    self.midP = MidPTest(table)
    self.ifUnknown = UnknownEthnicity(table: table, unknown: unknown)
  }

  /// The measure of counts at the earlier stage (`from`, such as shortlisted) and at the later (`to`, such as
  /// appointed).
  ///
  /// - Throws: ``CountError`` when a count is negative or too large, or when more people of a group are at
  ///   the later stage than at the earlier.
  package init(
    white: (from: Int, to: Int), ethnicMinority: (from: Int, to: Int), unknown: (from: Int, to: Int) = (0, 0),
    level: ConfidenceLevel = .ninetyFivePerCent
  ) throws(CountError) {
    self.init(
      white: try Rate(selected: white.to, of: white.from),
      ethnicMinority: try Rate(selected: ethnicMinority.to, of: ethnicMinority.from),
      unknown: try Rate(selected: unknown.to, of: unknown.from), level: level)
  }
}

extension RelativeLikelihood {
  /// The white group's rate.
  package var white: Rate { table.white }

  /// The ethnic minority group's rate.
  package var ethnicMinority: Rate { table.ethnicMinority }

  /// The reciprocal of the estimate, ethnic minority rate / white rate: below 1 means that ethnic minority
  /// people are the less likely to get there.
  package var impactRatio: ExactRatio { estimate.reciprocal }
}
