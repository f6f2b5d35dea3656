// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The parts of a request that have to be read before anything else: days, period, checkpoint, obligation.
struct AuditTerms {
  let asOf: CivilDate
  let period: ReportingPeriod?
  let checkpoint: Checkpoint
  let failOn: Obligation

  /// - Throws: a usage fault that says what was expected.
  init(_ request: AuditRequest) throws(EvenhandFault) {
    asOf = try AuditTerms.day(request.asOf, option: "--as-of")
    period = try AuditTerms.period(request)
    checkpoint = try AuditTerms.checkpoint(request.checkpoint)
    guard let failOn = Obligation(rawValue: request.failOn) else {
      throw .usage("'--fail-on \(request.failOn)' is none of must, should, may")
    }
    self.failOn = failOn
  }

  static func day(_ text: String, option: String) throws(EvenhandFault) -> CivilDate {
    guard let day = CivilDate(iso: text) else {
      throw .usage("'\(option) \(text)' is no day (expected one such as 2026-04-30)")
    }
    return day
  }

  static func checkpoint(_ text: String) throws(EvenhandFault) -> Checkpoint {
    guard let checkpoint = Checkpoint(rawValue: text) else {
      let known = Checkpoint.allCases.map(\.rawValue)
      throw .usage("there is no checkpoint '\(text)'\(suggestion(for: text, among: known))")
    }
    return checkpoint
  }

  private static func period(_ request: AuditRequest) throws(EvenhandFault) -> ReportingPeriod? {
    guard let text = request.period else { return nil }
    guard let basis = PeriodBasis(rawValue: request.periodBasis) else {
      throw .usage("'--period-by \(request.periodBasis)' is none of shortlisted, appointed, closed, applied")
    }
    guard let dots = text.firstRange(of: ".."), let first = CivilDate(iso: String(text[..<dots.lowerBound])),
      let last = CivilDate(iso: String(text[dots.upperBound...])), first <= last
    else {
      throw .usage("'--period \(text)' is no period (expected one such as 2025-04-01..2026-03-31)")
    }
    return ReportingPeriod(first: first, last: last, basis: basis)
  }
}
