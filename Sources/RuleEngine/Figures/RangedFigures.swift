// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

/// The statistics of a comparison of which some counts are known only as ranges: each that can be bounded exactly over
/// all counts that the ranges allow, with its lowest and highest value, and of the others that they are not told.
struct RangedFigures {
  private let figures: MeasureFigures
  private let range: TableRange

  /// `nil` where no count is a range, and where the counts cannot be used.
  init?(_ figures: MeasureFigures) {
    guard figures.range != nil, let reference = try? RateRange(figures.counts.reference),
      let comparison = try? RateRange(figures.counts.comparison)
    else { return nil }
    self.figures = figures
    range = TableRange(reference: reference, comparison: comparison)
  }

  private var terms: MeasureTerms { figures.terms }
  private var reference: ApplicantGroup { terms.groups.reference }
  private var comparison: ApplicantGroup { terms.groups.comparison }
  private var behind: SelectionTable { range.furthestBehind }
  private var ahead: SelectionTable { range.furthestAhead }

  var all: [ComputedFigure] {
    guard figures.range?.mayBeUndefined == false else {
      return [
        ComputedFigure(
          .relativeLikelihood, [],
          "Nothing more is told of the comparison: some counts are known only as ranges, and they may leave a group empty "
            + "or nobody \(terms.to.words).")
      ]
    }
    let sizes = [
      rate(.referenceRate, range.reference, reference), rate(.comparisonRate, range.comparison, comparison),
      ratio,
      impactRatio, difference, odds, cohensH, representation, shortfall, toFourFifths,
    ]
    return sizes + RangedFigures.untold.map(untold)
  }

  /// Those that are not largest and smallest at the ends of the ranges.
  private static let untold: [FigureKind] = [
    .likelihoodInterval, .phi, .oneSelection, .midP, .fisher, .twoStandardDeviations, .chiSquared, .power,
  ]

  private func untold(_ kind: FigureKind) -> ComputedFigure {
    ComputedFigure(
      kind, [],
      "Not told: some counts are known only as ranges, and nothing exact follows from their ends for this figure."
    )
  }
}

extension RangedFigures {
  private func rate(_ kind: FigureKind, _ rate: RateRange, _ group: ApplicantGroup) -> ComputedFigure {
    guard let low = rate.lowest?.value, let high = rate.highest?.value else { return untold(kind) }
    let counts = GroupCounts(
      from: Count(atLeast: rate.considered.lowerBound, atMost: rate.considered.upperBound),
      to: Count(atLeast: rate.selected.lowerBound, atMost: rate.selected.upperBound))
    let texts = FigureWords.hundredths(low, high)
    return ComputedFigure(
      kind, [.number("rate_lowest", low), .number("rate_highest", high)],
      "Of \(group.applicants) \(terms.from.words), \(between(texts.low, texts.high))% were \(terms.to.words) "
        + "(\(counts.words)).")
  }

  private var ratio: ComputedFigure {
    ComputedFigure(
      .relativeLikelihood, ends("estimate", .relativeLikelihood(of: ahead), .relativeLikelihood(of: behind)),
      MeasureSentence(figures: figures, cut: .overall).core.capitalised + ".")
  }

  private var impactRatio: ComputedFigure {
    let (low, high) = (
      ExactRatio.relativeLikelihood(of: behind).reciprocal,
      ExactRatio.relativeLikelihood(of: ahead).reciprocal
    )
    guard let lowest = low.fraction, let highest = high.fraction, let fifths = Fraction(4, 5) else {
      return untold(.impactRatio)
    }
    let flag =
      highest < fifths
      ? "below four fifths whatever the counts are"
      : lowest < fifths
        ? "and whether it is below four fifths the ranges leave open"
        : "not below four fifths whatever the counts are"
    let edges = [DecimalFraction(mantissa: 8, decimalPlaces: 1)].compactMap(\.self)
    return ComputedFigure(
      .impactRatio, ends("estimate", low, high),
      "The rate of \(comparison.applicants) is \(times(lowest, highest, edges)) that of \(reference.applicants), \(flag)."
    )
  }

  private var difference: ComputedFigure {
    guard let low = behind.riskDifference, let high = ahead.riskDifference else {
      return untold(.riskDifference)
    }
    let texts = FigureWords.hundredths(low, high)
    return ComputedFigure(
      .riskDifference, [.number("estimate_lowest", low), .number("estimate_highest", high)],
      "The rate of \(comparison.applicants) less that of \(reference.applicants) is \(between(texts.low, texts.high)) "
        + "percentage points.")
  }

  private var odds: ComputedFigure {
    guard let low = behind.oddsRatio, let high = ahead.oddsRatio, let lowest = low.fraction,
      let highest = high.fraction
    else { return untold(.oddsRatio) }
    return ComputedFigure(
      .oddsRatio, ends("estimate", low, high),
      "The odds of \(comparison.applicants) to be \(terms.to.words) from \(terms.from.noun) are "
        + "\(times(lowest, highest, [])) those of \(reference.applicants).")
  }

  private var cohensH: ComputedFigure {
    guard let low = behind.cohensH, let high = ahead.cohensH else { return untold(.cohensH) }
    return ComputedFigure(
      .cohensH, [.number("estimate_lowest", low), .number("estimate_highest", high)],
      "On a scale that fits rates of any height, the rate of \(comparison.applicants) less that of "
        + "\(reference.applicants) is \(between(FigureWords.decimal(low), FigureWords.decimal(high))).")
  }

  private var representation: ComputedFigure {
    guard let (low, high) = range.representationIndex, let lowest = low.fraction, let highest = high.fraction
    else {
      return untold(.representationIndex)
    }
    return ComputedFigure(
      .representationIndex, ends("estimate", low, high),
      "The share of \(comparison.applicants) among those \(terms.to.words) is \(times(lowest, highest, [])) their share of "
        + "both groups \(terms.from.words).")
  }

  private var shortfall: ComputedFigure {
    guard let low = ahead.shortfall, let high = behind.shortfall,
      let lowAgainst = ahead.shortfallAgainstReferenceRate,
      let highAgainst = behind.shortfallAgainstReferenceRate
    else { return untold(.shortfall) }
    func people(_ low: Double, _ high: Double) -> String {
      between(FigureWords.decimal(low, places: 1), FigureWords.decimal(high, places: 1))
    }
    return ComputedFigure(
      .shortfall,
      [
        .number("against_pooled_rate_lowest", low), .number("against_pooled_rate_highest", high),
        .number("against_reference_rate_lowest", lowAgainst),
        .number("against_reference_rate_highest", highAgainst),
      ],
      "The number of \(comparison.applicants) missing among those \(terms.to.words) is \(people(low, high)) against the one "
        + "rate of all, and \(people(lowAgainst, highAgainst)) against the rate of \(reference.applicants); a number below 0 "
        + "is a surplus.")
  }

  private var toFourFifths: ComputedFigure {
    guard let low = ahead.selectionsToFourFifths, let high = behind.selectionsToFourFifths else {
      return untold(.selectionsToFourFifths)
    }
    return ComputedFigure(
      .selectionsToFourFifths, [.count("selections_lowest", low), .count("selections_highest", high)],
      high == 0
        ? "The rate of \(comparison.applicants) is at least four fifths of that of \(reference.applicants), whatever the "
          + "counts are."
        : "The rate of \(comparison.applicants) lies below four fifths of that of \(reference.applicants) by "
          + "\(between(low.grouped, high.grouped)) \(high == 1 ? "person" : "people"); this tells the size of the gap, and "
          + "nobody may be selected because of their group.")
  }

  private func ends(_ name: String, _ low: ExactRatio, _ high: ExactRatio) -> [FigureValue] {
    [("lowest", low), ("highest", high)].map {
      FigureValue("\(name)_\($0.0)", .number(MeasuredNumber($0.1, terms)))
    }
  }

  private func between(_ low: String, _ high: String) -> String {
    low == high ? low : "between \(low) and \(high)"
  }

  /// "between 0.64 and 0.71 times".
  private func times(_ low: Fraction, _ high: Fraction, _ edges: [DecimalFraction]) -> String {
    high.isInfinite && low.numerator == 0
      ? "any number of times" : "\(RatioText.between(low, high, edges: edges)) times"
  }
}
