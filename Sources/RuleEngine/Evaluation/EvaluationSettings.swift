// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What an evaluation is made for. How figures are counted is in the rules' parameters, where departures are
/// listed.
package struct EvaluationSettings: Sendable {
  /// Stands for today wherever a rule needs a day that the data do not give.
  package var asOf: CivilDate
  package var checkpoint: Checkpoint
  /// The period that the pipeline was cut to, when it was.
  package var period: ReportingPeriod?
  /// Whether each finding carries the tree of its expressions.
  package var trace: Bool
  /// Cuts that somebody asked for, of which it is said when nothing comes of them.
  package var asked: AskedCuts

  package init(
    asOf: CivilDate, checkpoint: Checkpoint, period: ReportingPeriod? = nil, trace: Bool = false,
    asked: AskedCuts = AskedCuts()
  ) {
    self.asOf = asOf
    self.checkpoint = checkpoint
    self.period = period
    self.trace = trace
    self.asked = asked
  }
}

/// A fault of the engine itself: an evaluation that does not add up is worth nothing, so it is not handed
/// out.
package enum EvaluationFault: Error, Sendable, Equatable {
  /// A rule gave another number of verdicts than it has subjects.
  case tallyDiffers(rule: String, tallied: Int, subjects: Int)
}

extension EvaluationFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tallyDiffers(let rule, let tallied, let subjects):
      "the rule '\(rule)' gave \(tallied) verdicts for \(subjects) subjects. "
        + "This is a fault of the program: report it"
    }
  }
}
