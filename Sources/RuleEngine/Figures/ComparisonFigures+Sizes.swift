// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

extension ComparisonFigures {
  var sizes: [ComputedFigure] {
    [ratio, interval, impactRatio, difference, odds, cohensH, phi, representation]
  }

  private var ratio: ComputedFigure {
    ComputedFigure(
      .relativeLikelihood, [FigureValue("estimate", .number(MeasuredNumber(likelihood.estimate, terms)))],
      ratioSentence)
  }

  private var interval: ComputedFigure {
    let koopman = likelihood.interval
    let values =
      FigureValue.ends("koopman", koopman) + FigureValue.ends("katz", .katz(table))
      + FigureValue.ends("miettinen_nurminen", .miettinenNurminen(table))
    guard let koopman else { return none(.likelihoodInterval, values, "interval") }
    let parity =
      koopman.contains(1)
      ? "1, at which both fare alike, is among them" : "1, at which both fare alike, is not among them"
    return ComputedFigure(
      .likelihoodInterval, values,
      "Relative likelihoods \(FigureWords.interval(koopman)) agree with these counts; \(parity).")
  }

  private var impactRatio: ComputedFigure {
    let ratio = likelihood.impactRatio
    let values = [
      FigureValue("estimate", .number(MeasuredNumber(ratio, terms))),
      FigureValue(
        "below_four_fifths",
        reason.map { .number(.undefined($0)) } ?? .flag((table.selectionsToFourFifths ?? 0) > 0)),
    ]
    guard reason == nil else { return none(.impactRatio, values, "impact ratio") }
    guard let fraction = ratio.fraction, !fraction.isInfinite else {
      return ComputedFigure(
        .impactRatio, values,
        "None of the \(reference.applicants) was \(terms.to.words), so that no number tells how many times theirs the other rate is."
      )
    }
    let fifths = [DecimalFraction(mantissa: 8, decimalPlaces: 1)].compactMap(\.self)
    let flag = (table.selectionsToFourFifths ?? 0) > 0 ? "below" : "not below"
    return ComputedFigure(
      .impactRatio, values,
      "The rate of \(comparison.applicants) is \(RatioText.decimal(fraction, edges: fifths)) times that of "
        + "\(reference.applicants), \(flag) four fifths.")
  }

  private var difference: ComputedFigure {
    let newcombe = ConfidenceInterval.newcombe(table)
    let values =
      [FigureValue.number("estimate", table.riskDifference, or: reason ?? "")]
      + FigureValue.ends("newcombe", newcombe) + FigureValue.ends("agresti_caffo", .agrestiCaffo(table))
    guard let difference = table.riskDifference, let newcombe else {
      return none(.riskDifference, values, "difference")
    }
    let texts = FigureWords.hundredths(newcombe.lower, newcombe.upper)
    let ends = "from \(signed(texts.low)) to \(signed(texts.high)) percentage points"
    guard let (group, other) = lessLikely else {
      return ComputedFigure(
        .riskDifference, values, "The two rates are the same; differences \(ends) agree with these counts.")
    }
    return ComputedFigure(
      .riskDifference, values,
      "The rate of \(group.applicants) is \(FigureWords.points(difference)) lower than that of \(other.applicants); "
        + "for \(comparison.applicants), differences \(ends) agree with these counts.")
  }

  private func signed(_ text: String) -> String {
    text.hasPrefix("-") || !text.contains { ("1"..."9").contains($0) } ? text : "+\(text)"
  }

  private var odds: ComputedFigure {
    let values = [
      FigureValue(
        "estimate", .number(table.oddsRatio.map { MeasuredNumber($0, terms) } ?? .undefined(degenerate))),
      FigureValue.number("conditional", table.conditionalOddsRatio, or: degenerate),
    ]
    guard let odds = table.oddsRatio?.fraction else { return none(.oddsRatio, values, "odds ratio") }
    return ComputedFigure(
      .oddsRatio, values,
      odds.isInfinite
        ? "All of the \(comparison.applicants) or none of the \(reference.applicants) were \(terms.to.words), so that no number tells how many times the odds of the others theirs are."
        : "The odds of \(comparison.applicants) \(path) are \(RatioText.decimal(odds)) times those of "
          + "\(reference.applicants).")
  }

  private var cohensH: ComputedFigure {
    let values = [FigureValue.number("estimate", table.cohensH, or: reason ?? "")]
    guard let h = table.cohensH else { return none(.cohensH, values, "effect size") }
    let size =
      h.magnitude < 0.2
      ? "less than what is customarily called small (0.2)"
      : h.magnitude < 0.5
        ? "between what is customarily called small (0.2) and medium (0.5)"
        : h.magnitude < 0.8
          ? "between what is customarily called medium (0.5) and large (0.8)"
          : "what is customarily called large (0.8 or more)"
    return ComputedFigure(
      .cohensH, values,
      "On a scale that fits rates of any height the two lie \(FigureWords.decimal(h.magnitude)) apart, \(size)."
    )
  }

  private var phi: ComputedFigure {
    let values = [FigureValue.number("estimate", table.phi, or: degenerate)]
    guard let phi = table.phi else { return none(.phi, values, "correlation") }
    return ComputedFigure(
      .phi, values,
      "The correlation of being of one group or the other with being \(terms.to.words) is "
        + "\(FigureWords.decimal(phi)), where 0 is none and 1 or -1 is complete.")
  }

  private var representation: ComputedFigure {
    let index = table.representationIndex
    let values = [
      FigureValue(
        "estimate", .number(index.map { MeasuredNumber($0, terms) } ?? .undefined(degenerate)))
    ]
    guard index != nil,
      let before = RatioText.percentage(table.comparison.considered, of: table.considered),
      let after = RatioText.percentage(table.comparison.selected, of: table.selected)
    else { return none(.representationIndex, values, "representation index") }
    return ComputedFigure(
      .representationIndex, values,
      "\(comparison.applicants.capitalised) are \(before) of both groups \(terms.from.words) and \(after) of those "
        + "\(terms.to.words).")
  }

  /// That a figure does not exist, and why.
  func none(_ kind: FigureKind, _ values: [FigureValue], _ what: String) -> ComputedFigure {
    ComputedFigure(kind, values, "The \(what) cannot be computed: \(degenerate).")
  }
}
