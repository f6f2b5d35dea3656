// SPDX-License-Identifier: Apache-2.0

/// The relative likelihood of a reference group, compared with another group, of getting from one stage to
/// another, with all that stands beside it in a report.
///
/// (reference to / reference from) / (comparison to / comparison from): above 1 means that people of the
/// reference group are likelier to get there. Sources: NHS Workforce Race Equality Standard, indicator 2 (white
/// and ethnic minority); Workforce Disability Equality Standard, metric 2 (not disabled and disabled).
package struct RelativeLikelihood: Equatable, Sendable {
  /// The two groups that are compared.
  package let table: SelectionTable
  /// The people of whom nobody knows in which group they are.
  package let unknown: Rate
  /// The exact ratio.
  package let estimate: ExactRatio
  /// Koopman's score interval; nil when the estimate is undefined.
  package let interval: ConfidenceInterval?
  /// The mid-p test of whether the two groups fare alike.
  package let midP: MidPTest
  /// What the ratio would be if the unknowns were known; the estimate throughout when there are none.
  package let ifUnknown: UnknownMembership

  /// The measure of rates that are already checked.
  package init(
    reference: Rate, comparison: Rate, unknown: Rate = .empty,
    level: ConfidenceLevel = .ninetyFivePerCent
  ) {
    let table = SelectionTable(reference: reference, comparison: comparison)
    self.table = table
    self.unknown = unknown
    self.estimate = .relativeLikelihood(of: table)
    self.interval = .koopman(table, level: level)
    self.midP = MidPTest(table)
    self.ifUnknown = UnknownMembership(table: table, unknown: unknown)
  }

  /// The measure of counts at the earlier stage (`from`, such as shortlisted) and at the later (`to`, such as
  /// appointed).
  ///
  /// - Throws: ``CountError`` when a count is negative or too large, or when more people of a group are at
  ///   the later stage than at the earlier.
  package init(
    reference: (from: Int, to: Int), comparison: (from: Int, to: Int), unknown: (from: Int, to: Int) = (0, 0),
    level: ConfidenceLevel = .ninetyFivePerCent
  ) throws(CountError) {
    self.init(
      reference: try Rate(selected: reference.to, of: reference.from),
      comparison: try Rate(selected: comparison.to, of: comparison.from),
      unknown: try Rate(selected: unknown.to, of: unknown.from), level: level)
  }
}

extension RelativeLikelihood {
  /// The reference group's rate.
  package var reference: Rate { table.reference }

  /// The comparison group's rate.
  package var comparison: Rate { table.comparison }

  /// The reciprocal of the estimate, comparison rate / reference rate: below 1 means that the comparison group is
  /// the less likely to get there.
  package var impactRatio: ExactRatio { estimate.reciprocal }
}
