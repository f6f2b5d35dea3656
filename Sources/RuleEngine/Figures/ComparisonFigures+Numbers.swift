// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

extension ComparisonFigures {
  /// Where somebody's group is unknown.
  var unknown: [ComputedFigure] {
    guard !likelihood.unknown.isEmpty else { return [] }
    return [UnknownShare(table, unknown: likelihood.unknown).figure(terms), ifUnknown]
  }

  private var ifUnknown: ComputedFigure {
    let sharing = likelihood.ifUnknown
    let values = [
      ("all_reference", sharing.allReference), ("all_comparison", sharing.allComparison),
      ("lowest", sharing.bounds.lowest), ("highest", sharing.bounds.highest),
    ].map { FigureValue($0.0, .number(MeasuredNumber($0.1, terms))) }
    guard let low = sharing.bounds.lowest.fraction, let high = sharing.bounds.highest.fraction else {
      return none(.ifUnknown, values, "ratio whatever the unknown are")
    }
    func words(_ ratio: ExactRatio) -> String { ratio.fraction.map { RatioText.decimal($0) } ?? "undefined" }
    return ComputedFigure(
      .ifUnknown, values,
      "Were it known in which group everybody is, the relative likelihood would be \(RatioText.between(low, high)): "
        + "\(words(sharing.allReference)) if all of them were \(reference.short), "
        + "\(words(sharing.allComparison)) if all were \(comparison.short).")
  }

  /// What difference the numbers would show, and how many it would take for the edge of four fifths.
  var power: ComputedFigure {
    let analysis = PowerAnalysis()
    let detectable = analysis.detectableRate(below: table.reference, comparison: table.comparison.considered)
    let needed = numbersNeeded(analysis)
    let values = [
      FigureValue.number(
        "detectable_rate", detectable, or: "even nobody selected would not stand out"),
      FigureValue.number(
        "detectable_h",
        analysis.detectableH(
          comparison: table.comparison.considered, reference: table.reference.considered), or: degenerate),
      FigureValue.count("needed_comparison", needed?.comparison, or: degenerate),
      FigureValue.count("needed_reference", needed?.reference, or: degenerate),
    ]
    guard let needed, reason == nil else {
      let why = reason ?? "none of the \(reference.applicants) was \(terms.to.words)"
      return ComputedFigure(.power, values, "How many people it would take cannot be computed: \(why).")
    }
    let stands =
      detectable.map {
        "a rate of \(comparison.applicants) of \(FigureWords.percentage($0)) or lower would stand out in four rounds of five"
      } ?? "not even a rate of 0 would stand out in four rounds of five"
    return ComputedFigure(
      .power, values,
      "With these numbers and the rate of \(reference.applicants), \(stands); a relative likelihood of 1.25 would need "
        + "\(needed.comparison.grouped) \(comparison.applicants) and \(needed.reference.grouped) \(reference.applicants) "
        + "\(terms.from.words).")
  }

  /// The people of each group who would show a relative likelihood of 1.25 at the present reference rate and in the
  /// present proportion of the groups.
  func numbersNeeded(_ analysis: PowerAnalysis = PowerAnalysis()) -> NeededPeople? {
    guard let rate = table.reference.value, rate > 0, !table.comparison.isEmpty else { return nil }
    let proportion = Double(table.reference.considered) / Double(table.comparison.considered)
    let needed = analysis.needed(rate: rate / 1.25, against: rate, referencePerComparison: proportion)
    return needed.flatMap { number in
      guard number < 1e12 else { return nil }
      return NeededPeople(
        reference: Int((number * proportion).rounded(.up)), comparison: Int(number.rounded(.up)))
    }
  }
}

extension UnknownShare {
  /// - Parameter what: what is not known of people; the terms' characteristic unless told.
  func figure(_ terms: MeasureTerms, of what: String? = nil) -> ComputedFigure {
    let values: [FigureValue] = [
      .count("unknown_from", from.selected), .count("all_from", from.considered),
      .number("share_from", from.value, or: "nobody \(terms.from.words)"),
      .count("unknown_to", to.selected), .count("all_to", to.considered),
      .number("share_to", to.value, or: "nobody \(terms.to.words)"),
      .number("p", test.twoSided), FigureValue("differs", .flag(differs)),
    ]
    let start = "The \(what ?? terms.groups.characteristic.words) of \(share(from)) \(terms.from.words)"
    let then = to.isEmpty ? "" : " and of \(share(to)) \(terms.to.words)"
    let safe =
      differs
      ? "more than chance makes of it, so that the ratio leaves out people of one outcome more than of the other"
      : "no more different than chance makes it"
    return ComputedFigure(
      .unknownShare, values, "\(start)\(then) is not known" + (to.isEmpty ? "." : ": \(safe)."))
  }

  private func share(_ rate: Rate) -> String {
    let share = RatioText.percentage(rate.selected, of: rate.considered) ?? "0%"
    return "\(rate.selected.grouped) of \(rate.considered.grouped) (\(share))"
  }
}
