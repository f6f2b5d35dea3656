// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Whether an explanation is in force for a subject: the only place where this is decided.
///
/// Days are civil days of Europe/London; no time of day takes part. Both ends are included: on `approvedOn`
/// and on `complyBy` it is in force.
///
/// - Expiry is judged at the subject's own date where it has one (a panel that sat, an advert that closed),
///   and else at `asOf`. What was explained when a panel sat stays explained in every later report, and an
///   expired entry covers no panel that sits afterwards.
/// - Approval is always judged at `asOf`, because an explanation is usually written and approved after the
///   event that it explains.
///
/// - Returns: `inForce`, `notYetApproved`, `expired`, or `inadequate` when one of the two dates is missing or
///   `complyBy` lies before `approvedOn`. Adequacy is a question of its own: see `Adequacy`.
package func standing(
  of explanation: Explanation, for subjectDate: CivilDate?, asOf: CivilDate
) -> ExplanationStanding {
  guard let approvedOn = explanation.approvedOn, let complyBy = explanation.complyBy, approvedOn <= complyBy
  else { return .inadequate }
  if approvedOn > asOf { return .notYetApproved }
  return (subjectDate ?? asOf) <= complyBy ? .inForce : .expired
}
