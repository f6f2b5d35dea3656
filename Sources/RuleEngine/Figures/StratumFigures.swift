// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Expressions
package import Statistics

/// The statistics of one comparison within strata, each with its sentence.
package struct StratumFigures: Sendable {
  let table: StratifiedTable
  /// What a stratum is: "vacancy", and several of them.
  let noun: (one: String, several: String)
  let comparison: ComparisonFigures

  package init(
    _ table: StratifiedTable, noun: (one: String, several: String) = ("stratum", "strata"),
    groups: GroupComparison = .ethnicity, from: Stage = .shortlisted, to: Stage = .accepted
  ) {
    self.init(table, noun, MeasureTerms(groups: groups, from: from, to: to))
  }

  init(_ table: StratifiedTable, _ noun: (one: String, several: String), _ terms: MeasureTerms) {
    self.table = table
    self.noun = noun
    let pooled = table.pooled
    comparison = ComparisonFigures(
      RelativeLikelihood(reference: pooled.reference, comparison: pooled.comparison), terms)
  }

  private var terms: MeasureTerms { comparison.terms }

  package var figures: [ComputedFigure] {
    [strata, ratio, odds, cochranMantelHaenszel, exact, homogeneity, reversal]
  }
}

extension StratumFigures {
  private var strata: ComputedFigure {
    let (left, all) = (table.leftOut, table.strata.count)
    let values: [FigureValue] = [
      .count("strata", all), .count("informative", all - left.strata), .count("left_out", left.strata),
      .count("people_left_out", left.people),
    ]
    let who = "\(left.people.grouped) \(left.people == 1 ? "person" : "people")"
    return ComputedFigure(
      .strata, values,
      left.strata == 0
        ? "All \(all.grouped) \(words(all)) can show a difference."
        : "\((all - left.strata).grouped) of \(all.grouped) \(words(all)) can show a difference; the other "
          + "\(left.strata.grouped) with \(who) cannot, for a group was missing or everybody or nobody was \(terms.to.words)."
    )
  }

  private func words(_ number: Int) -> String { number == 1 ? noun.one : noun.several }

  private var ratio: ComputedFigure {
    let ratio = MantelHaenszelRatio(table)
    let interval = ratio.interval()
    let values =
      [FigureValue.number("estimate", ratio.estimate, or: nothing)]
      + FigureValue.ends("greenland_robins", interval)
    guard let estimate = ratio.estimate, isTelling else { return none(.mantelHaenszelRatio, values) }
    let (reference, other) = (comparison.reference.applicants, comparison.comparison.applicants)
    let path = comparison.path
    let within = "Compared within \(noun.several)"
    let ends = interval.map { " (95% interval \(FigureWords.interval($0)))" } ?? ""
    let sentence: String
    switch ratio.compared(to: .one) {
    case .equal: sentence = "\(within), \(reference) and \(other) were equally likely \(path)\(ends)."
    case .below where estimate == 0:
      sentence = "\(within), none of the \(reference) was \(terms.to.words)."
    case .below:
      sentence =
        "\(within), \(other) were \(FigureWords.ratio(1 / estimate, edges: [])) times as likely as \(reference) \(path), a relative "
        + "likelihood of \(FigureWords.ratio(estimate, edges: judged))\(ends)."
    default:
      sentence =
        estimate.isFinite
        ? "\(within), \(reference) were \(FigureWords.ratio(estimate, edges: judged)) times as likely as \(other) \(path)\(ends)."
        : "\(within), none of the \(other) was \(terms.to.words)."
    }
    return ComputedFigure(.mantelHaenszelRatio, values, sentence)
  }

  private var odds: ComputedFigure {
    let odds = MantelHaenszelOdds(table)
    let values =
      [FigureValue.number("estimate", odds.estimate, or: nothing)]
      + FigureValue.ends("robins_breslow_greenland", odds.interval())
    guard let estimate = odds.estimate else { return none(.mantelHaenszelOdds, values) }
    let number = estimate.isFinite ? RatioText.decimal(estimate) : "infinitely many"
    return ComputedFigure(
      .mantelHaenszelOdds, values,
      "Compared within \(noun.several), the odds of \(comparison.comparison.applicants) \(comparison.path) were \(number) "
        + "times those of \(comparison.reference.applicants).")
  }

  private var cochranMantelHaenszel: ComputedFigure {
    let test = CochranMantelHaenszelTest(table)
    let (plain, corrected) = (test.chiSquared(corrected: false), test.chiSquared(corrected: true))
    let values: [FigureValue] = [
      .number("excess", test.excess), .number("statistic", plain.statistic, or: nothing),
      .number("p", plain.p), .number("corrected_statistic", corrected.statistic, or: nothing),
      .number("corrected_p", corrected.p),
    ]
    guard plain.statistic != nil else { return none(.cochranMantelHaenszel, values) }
    let number = FigureWords.decimal(test.excess.magnitude, places: 1)
    return ComputedFigure(
      .cochranMantelHaenszel, values,
      "\(number) \(test.excess < 0 ? "fewer" : "more") \(comparison.comparison.applicants) were \(terms.to.words) than their "
        + "share of each \(noun.one) gives; chance alone would do as much \(FigureWords.chance(plain.p)) "
        + "(\(FigureWords.p(plain.p))).")
  }

  /// Counting out more people than these would take minutes, and says no more than the test before it.
  private static let mostCountedOut = 5_000_000

  private var exact: ComputedFigure {
    let people = table.pooled.considered
    guard people <= StratumFigures.mostCountedOut else {
      let reason = "\(people.grouped) people are too many to be counted out"
      let names = ["mid_p", "two_sided", "fewer", "more"]
      return ComputedFigure(
        .exactStratified, names.map { .number($0, nil, or: reason) },
        "There is no exact test here: \(reason), and with so many the Cochran-Mantel-Haenszel test is as good."
      )
    }
    let test = ExactStratifiedTest(table)
    let values: [FigureValue] = [
      .number("mid_p", test.midPTwoSided), .number("two_sided", test.twoSided),
      .number("fewer", test.fewerInComparison), .number("more", test.moreInComparison),
    ]
    guard isTelling else { return none(.exactStratified, values) }
    return ComputedFigure(
      .exactStratified, values,
      "Counted out over every way in which each \(noun.one)'s selections might have fallen, a difference at least so large "
        + "would come about \(FigureWords.chance(test.midPTwoSided)) (\(FigureWords.p(test.midPTwoSided))).")
  }

  private var homogeneity: ComputedFigure {
    let test = BreslowDayTest(table)
    let values: [FigureValue] = [
      .number("tarone_statistic", test.tarone.statistic, or: nothing), .number("tarone_p", test.tarone.p),
      .number("breslow_day_statistic", test.plain.statistic, or: nothing),
      .number("breslow_day_p", test.plain.p), .count("degrees", test.plain.degrees),
      FigureValue("small_strata", .flag(table.hasSmallStrata)),
    ]
    guard test.tarone.statistic != nil else {
      return ComputedFigure(
        .homogeneity, values,
        "Too few \(noun.several) show anything for a test of whether they tell one story.")
    }
    let p = FigureWords.p(test.tarone.p)
    guard !table.hasSmallStrata else {
      return ComputedFigure(
        .homogeneity, values,
        "Most \(noun.several) are too small for a test of whether they tell one story to be relied on (\(p))."
      )
    }
    return ComputedFigure(
      .homogeneity, values,
      test.tarone.p < 0.05
        ? "The \(noun.several) do not tell one story (\(p)): the groups fare differently in different \(noun.several), so "
          + "look at them one by one."
        : "Nothing says that the \(noun.several) tell different stories (\(p)).")
  }

  private var reversal: ComputedFigure {
    let reversal = range.flatMap { table.reversal(lowest: $0.lowest, highest: $0.highest) }
    let values = [FigureValue("kind", reversal.map { .text($0.name) } ?? .number(.undefined(nothing)))]
    guard let reversal, isTelling else { return none(.reversal, values) }
    return ComputedFigure(.reversal, values, sentence(reversal))
  }

  /// The edges that the rule judges by, else 0.80 and 1.25.
  private var range: (lowest: DecimalFraction, highest: DecimalFraction)? {
    let even = Fraction(1)
    let edges = terms.edges.compactMap { edge in Fraction(edge).map { (edge: edge, fraction: $0) } }
    let below = edges.filter { $0.fraction < even }.min { $0.fraction < $1.fraction }?.edge
    let above = edges.filter { even < $0.fraction }.max { $0.fraction < $1.fraction }?.edge
    guard let lowest = below ?? DecimalFraction("0.80"), let highest = above ?? DecimalFraction("1.25") else {
      return nil
    }
    return (lowest, highest)
  }

  /// What pooling does to the story.
  func sentence(_ reversal: SimpsonsReversal) -> String {
    switch reversal {
    case .none: "Pooled and compared within \(noun.several), the story is the same."
    case .ofDirection:
      "Pooled and compared within \(noun.several), the stories are opposite (Simpson's reversal): pooled, one group is the "
        + "likelier, and within \(noun.several) the other, because the groups are spread differently over "
        + "\(noun.several) in which selection is easier or harder" + withinChance
    case .ofRange:
      "Of the pooled ratio and the one within \(noun.several), only one lies within \(edges): whether the groups fare evenly "
        + "hangs on how they are compared."
    }
  }

  /// The edges as a list.
  private var judged: [DecimalFraction] { range.map { [$0.lowest, $0.highest] } ?? [] }

  /// "0.80 to 1.25".
  private var edges: String { range.map { "\($0.lowest) to \($0.highest)" } ?? "" }

  /// That the story within strata may be chance, where it may.
  private var withinChance: String {
    let p = CochranMantelHaenszelTest(table).chiSquared(corrected: false).p
    return p < 0.05
      ? "."
      : "; the difference within \(noun.several) is no larger than chance makes it (\(FigureWords.p(p)))."
  }

  private var isTelling: Bool { table.leftOut.strata < table.strata.count }

  private var nothing: String { "no \(noun.one) shows a difference" }

  private func none(_ kind: FigureKind, _ values: [FigureValue]) -> ComputedFigure {
    ComputedFigure(kind, values, "There is nothing to say within \(noun.several): \(nothing).")
  }
}

extension SimpsonsReversal {
  fileprivate var name: String {
    switch self {
    case .none: "none"
    case .ofDirection: "direction"
    case .ofRange: "range"
    }
  }
}
