// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

extension ComparisonFigures {
  var people: [ComputedFigure] { [shortfall, toFourFifths, oneSelection] }

  private var shortfall: ComputedFigure {
    let values = [
      FigureValue.number("against_pooled_rate", reason == nil ? table.shortfall : nil, or: degenerate),
      FigureValue.number(
        "against_reference_rate", reason == nil ? table.shortfallAgainstReferenceRate : nil, or: degenerate),
    ]
    guard reason == nil, let shortfall = table.shortfall, let against = table.shortfallAgainstReferenceRate
    else {
      return none(.shortfall, values, "shortfall")
    }
    func words(_ number: Double) -> String {
      "\(FigureWords.decimal(number.magnitude, places: 1)) \(number < 0 ? "more" : "fewer")"
    }
    guard table.crossDifference != 0 else {
      return ComputedFigure(
        .shortfall, values,
        "As many \(comparison.applicants) were \(terms.to.words) as the one rate of all gives, which is that of "
          + "\(reference.applicants) too.")
    }
    return ComputedFigure(
      .shortfall, values,
      "\(words(shortfall).capitalised) \(comparison.applicants) were \(terms.to.words) than if both groups had the one "
        + "rate of all, and \(words(against)) than at the rate of \(reference.applicants).")
  }

  private var toFourFifths: ComputedFigure {
    let values = [
      FigureValue.count("selections", reason == nil ? table.selectionsToFourFifths : nil, or: degenerate)
    ]
    guard reason == nil, let missing = table.selectionsToFourFifths else {
      return none(.selectionsToFourFifths, values, "number of selections")
    }
    return ComputedFigure(
      .selectionsToFourFifths, values,
      missing == 0
        ? "The rate of \(comparison.applicants) is at least four fifths of that of \(reference.applicants)."
        : "The rate of \(comparison.applicants) lies below four fifths of that of \(reference.applicants) by "
          + "\(missing.grouped) \(missing == 1 ? "person" : "people"); this tells the size of the gap, and nobody may be "
          + "selected because of their group.")
  }

  private var oneSelection: ComputedFigure {
    let values = [
      FigureValue(
        "turns_direction",
        table.turnsOnOneSelection.map { .flag($0) } ?? .number(.undefined("no selection can move"))),
      FigureValue.count(
        "moves_to_four_fifths", reason == nil ? table.movesToFourFifths : nil, or: degenerate),
    ]
    guard reason == nil, let moves = table.movesToFourFifths else {
      return none(.oneSelection, values, "number of moves")
    }
    let turn =
      lessLikely == nil
      ? "The two rates are the same"
      : table.turnsOnOneSelection == true
        ? "Had one selection gone the other way, the direction would be the other one too"
        : "The direction does not hang on a single selection"
    let flag =
      moves == 0
      ? ""
      : moves == 1
        ? "; whether the rate is below four fifths hangs on one"
        : "; it would take \(moves.grouped) such moves for the rate not to be below four fifths"
    return ComputedFigure(.oneSelection, values, turn + flag + ".")
  }

  var chance: [ComputedFigure] {
    let (midP, fisher, pooled) = (likelihood.midP, FisherExactTest(table), PooledZTest(table))
    let (pearson, yates) = (ChiSquaredTest.pearson(table), ChiSquaredTest.yates(table))
    return [
      test(
        .midP,
        [
          .number("two_sided", midP.twoSided), .number("fewer", midP.fewerInComparison),
          .number("more", midP.moreInComparison),
        ], midP.twoSided, "By the mid-p test, if"),
      test(
        .fisher,
        [
          .number("two_sided", fisher.twoSided), .number("fewer", fisher.fewerInComparison),
          .number("more", fisher.moreInComparison),
        ], fisher.twoSided, "By Fisher's exact test, which is wary, if"),
      test(
        .twoStandardDeviations,
        [.number("z", pooled.z, or: degenerate), .number("two_sided", pooled.twoSided)], pooled.twoSided,
        "The rates lie \(FigureWords.decimal((pooled.z ?? 0).magnitude)) standard deviations apart; if",
        isRough: true),
      test(
        .chiSquared,
        [
          .number("statistic", pearson.statistic, or: degenerate), .number("p", pearson.p),
          .number("yates_statistic", yates.statistic, or: degenerate), .number("yates_p", yates.p),
        ], pearson.p, "By the chi-squared test, if", isRough: true),
    ]
  }

  /// - Parameter isRough: whether the test is an approximation that small numbers spoil.
  private func test(
    _ kind: FigureKind, _ values: [FigureValue], _ p: Double, _ start: String, isRough: Bool = false
  ) -> ComputedFigure {
    guard !table.isDegenerate else {
      return ComputedFigure(
        kind, values, "There is nothing to test: \(degenerate). By definition \(FigureWords.p(1)).")
    }
    let caution =
      isRough && StratifiedTable([table]).hasSmallStrata
      ? "; so few people are expected in one of the four cells that the exact tests are to be preferred" : ""
    return ComputedFigure(
      kind, values,
      "\(start) both groups fared alike, a difference at least so large would come about \(FigureWords.chance(p)) "
        + "(\(FigureWords.p(p)))\(caution).")
  }
}
