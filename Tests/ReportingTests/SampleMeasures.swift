// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Measures with every kind of number: finite, infinite, undefined, a range.
enum SampleMeasures {
  static let direction = "above 1, white applicants are the likelier to be appointed from shortlisting"

  static let all: [MeasureResult] = [
    MeasureResult(
      rule: "wres.indicator-2", measure: "relative_likelihood", direction: direction, cut: [],
      from: .shortlisted,
      to: .accepted, reference: counts(2_480, 512), comparison: counts(1_360, 194), unknown: counts(120, 40),
      unknownStates: [.withheld: counts(90, 30), .blank: counts(30, 10)],
      estimate: .finite(512.0 / 2_480 * 1_360 / 194),
      interval: MeasuredInterval(
        method: "Koopman", level: 0.95, lower: .finite(1.2456789), upper: .finite(1.6834567)),
      tests: ["mid-p": 0.0000012345678901234, "fisher": 0.00000345],
      ifUnknown: IfUnknown(
        allReference: .finite(1.49), allComparison: .finite(1.31), lowest: .finite(1.2),
        highest: .finite(1.62)),
      turn:
        "Of 3,960 applicants shortlisted, the ethnicity of 120 is unknown: depending on it this could comply.",
      alternatives: [
        AlternativeCounting(
          setting: "declined offers: left out",
          reference: counts(2_470, 440), comparison: counts(1_355, 194), estimate: .finite(1.2442),
          verdict: .complies,
          difference:
            "The way of counting matters: with declined offers left out, the ratio is 1.24, which would "
            + "comply.")
      ], verdict: .mustExplain,
      sentence: "White applicants were 1.45 times as likely as ethnic minority applicants to be appointed."),
    MeasureResult(
      rule: "wres.indicator-2", subject: "band 6", measure: "relative_likelihood", direction: direction,
      cut: [CutPart(dimension: "band", value: "6")], from: .shortlisted, to: .accepted,
      reference: counts(500, 125),
      comparison: counts(250, 50), unknown: counts(0, 0), estimate: .finite(1.25),
      interval: MeasuredInterval(method: "Koopman", level: 0.95, lower: .finite(0.94), upper: .finite(1.69)),
      verdict: .complies, sentence: "At band 6 the ratio is on the edge of the range, and inside it."),
    MeasureResult(
      rule: "wres.indicator-2", subject: "band 7", measure: "relative_likelihood", direction: direction,
      cut: [CutPart(dimension: "band", value: "7")], from: .shortlisted, to: .accepted,
      reference: counts(60, 12),
      comparison: counts(44, 0), unknown: GroupCounts(from: Count(atLeast: 1, atMost: 7), to: .zero),
      estimate: .infinite,
      interval: MeasuredInterval(method: "Koopman", level: 0.95, lower: .finite(2.4), upper: .infinite),
      verdict: .mustExplain, sentence: "At band 7 no ethnic minority applicant was appointed."),
    MeasureResult(
      rule: "wres.indicator-2", subject: "band 8a", measure: "relative_likelihood", direction: direction,
      cut: [CutPart(dimension: "band", value: "8a")], from: .shortlisted, to: .accepted,
      reference: counts(8, 0),
      comparison: counts(4, 0), unknown: counts(0, 0), estimate: .undefined("nobody was appointed"),
      verdict: .cannotTell, sentence: ""),
    MeasureResult(
      rule: "wres.indicator-2", subject: "department =Theatres & <recovery>", measure: "relative_likelihood",
      direction: direction,
      cut: [CutPart(dimension: "department", value: "=Theatres & <recovery>")], from: .shortlisted,
      to: .accepted,
      reference: GroupCounts(from: Count(40), to: Count(atLeast: 10, atMost: 12)), comparison: counts(50, 10),
      unknown: counts(0, 0), estimate: .finite(1.375),
      estimateRange: ClosedPair(lowest: .finite(1.25), highest: .finite(1.5)), verdict: .error, sentence: ""),
    MeasureResult(
      rule: "wres.indicator-2", measure: "relative_likelihood_of_shortlisting",
      direction: "above 1, white applicants are the likelier to be shortlisted", cut: [], from: .applied,
      to: .shortlisted, reference: counts(6_900, 2_480), comparison: counts(4_700, 1_360),
      unknown: counts(360, 120),
      estimate: .finite(1.2421), verdict: .complies, sentence: ""),
  ]

  static func counts(_ from: Int, _ to: Int) -> GroupCounts { GroupCounts(from: Count(from), to: Count(to)) }
}
