// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Expressions
package import Statistics

/// Figures of a comparison that need more than its own counts.
extension ComparisonFigures {
  /// The comparison group's share of the selected, held against its share of the people available.
  ///
  /// - Parameter available: those of the comparison group among all who are available, of any group.
  package func availability(_ available: Rate) -> ComputedFigure {
    let selected = GroupShare(table.comparison.selected, of: table.selected)
    let test = available.value.map { share in
      AvailabilityTest(selected.rate, benchmark: share)
    }
    let nobody = "nobody is available"
    let isTold = !selected.rate.isEmpty && test != nil
    let none = selected.rate.isEmpty ? "nobody of the two groups was \(terms.to.words)" : nobody
    func value(_ number: Double?) -> Double? { isTold ? number : nil }
    let expected = available.value.map { $0 * Double(table.selected) }
    let values: [FigureValue] = [
      .count("selected", selected.part), .count("all_selected", selected.whole),
      .number("share", selected.rate.value, or: none),
      .count("available", available.selected), .count("all_available", available.considered),
      .number("available_share", available.value, or: nobody), .number("expected", value(expected), or: none),
      .number("fewer", value(test?.fewer), or: none), .number("more", value(test?.more), or: none),
      .number("two_sided", value(test?.twoSided), or: none),
    ]
    guard isTold, let test, let expected, let share = selected.percentage,
      let benchmark = GroupShare(available.selected, of: available.considered).percentage
    else {
      return ComputedFigure(.availability, values, "The people available tell nothing here: \(none).")
    }
    let start =
      "\(selected.part.grouped) of \(selected.whole.grouped) \(terms.to.words) (\(share)) were "
      + "\(comparison.applicants), who are \(available.selected.grouped) of \(available.considered.grouped) available "
      + "(\(benchmark))"
    // Exact: the difference of the two shares.
    let gap =
      Int128(selected.part) * Int128(available.considered) - Int128(available.selected)
      * Int128(selected.whole)
    guard gap != 0 else {
      return ComputedFigure(.availability, values, "\(start): as many as that share gives.")
    }
    let number = FigureWords.decimal((Double(selected.part) - expected).magnitude, places: 1)
    return ComputedFigure(
      .availability, values,
      "\(start): \(number) \(gap < 0 ? "fewer" : "more") than that share gives; were people selected regardless of group, a "
        + "number so far from it would come about \(FigureWords.chance(test.twoSided)) (\(FigureWords.p(test.twoSided)))."
    )
  }

  /// How the relative likelihood changed since an earlier period.
  ///
  /// - Parameter names: what the two periods are called; `nil` where they have no names.
  package func change(
    since earlier: SelectionTable, named names: (earlier: String, later: String)? = nil
  ) -> ComputedFigure {
    let ratio = ExactRatio.relativeLikelihood(of: earlier)
    let change = PeriodChange(from: earlier, to: table)
    let nobody = "in one of the periods nobody of a group was \(terms.to.words)"
    let periods = names.map {
      [FigureValue("earlier_period", .text($0.earlier)), FigureValue("later_period", .text($0.later))]
    }
    let values =
      (periods ?? []) + [
        FigureValue("earlier", .number(MeasuredNumber(ratio, terms))),
        FigureValue("later", .number(MeasuredNumber(likelihood.estimate, terms))),
        .number("change", change?.ratio, or: nobody),
      ] + FigureValue.ends("katz", change?.interval, or: nobody)
      + [
        .number("z", change?.z, or: change == nil ? nobody : "everybody was \(terms.to.words)"),
        .number("two_sided", change?.twoSided, or: nobody),
      ]
    guard let change, let first = ratio.fraction, let last = likelihood.estimate.fraction else {
      return ComputedFigure(
        .periodChange, values,
        "How the relative likelihood changed\(names.map { " from \($0.earlier) to \($0.later)" } ?? "") cannot be computed: "
          + "\(nobody).")
    }
    let whose = "The relative likelihood of \(reference.applicants) to \(comparison.applicants)"
    guard first != last else {
      return ComputedFigure(
        .periodChange, values,
        "\(whose) in \(names?.later ?? "the later period") is what it was in \(names?.earlier ?? "the earlier period"), "
          + "\(RatioText.decimal(first)).")
    }
    let times = FigureWords.ratio(change.ratio, edges: [])
    let (before, after) = (names?.earlier ?? "the earlier period", names?.later ?? "the later period")
    let agreeing = "factors \(FigureWords.interval(change.interval)) agree with the counts of both periods."
    if let lacking = shortage(since: earlier, before, after) {
      return ComputedFigure(
        .periodChange, values,
        "\(whose) was \(RatioText.decimal(first)) in \(before) and \(RatioText.decimal(last)) in \(after), of too few "
          + "people to say that it changed (\(lacking)): \(agreeing)")
    }
    let (was, now) = (RatioText.decimal(first), RatioText.decimal(last))
    let isClear = change.twoSided < 0.05
    let moved =
      (isClear
        ? "\(whose) \(first < last ? "rose" : "fell") from \(was) in \(before) to \(now) in \(after), to \(times) times what it "
          + "was; "
        : "\(whose) was \(was) in \(before) and \(now) in \(after), \(times) times what it was, which chance alone may "
          + "make; ") + agreeing
    let chance =
      "Had nothing changed, a change at least so large would come about \(FigureWords.chance(change.twoSided)) "
      + "(\(FigureWords.p(change.twoSided)))."
    let even = Fraction(1)
    guard (first < even && even < last) || (last < even && even < first) else {
      return ComputedFigure(.periodChange, values, "\(moved) \(chance)")
    }
    let (likelier, other) = first > even ? (reference, comparison) : (comparison, reference)
    return ComputedFigure(
      .periodChange, values,
      "\(moved) \(chance) In \(before) \(likelier.applicants) were the likelier, in \(after) \(other.applicants)."
    )
  }

  /// What one of two periods has too few of, where minimum numbers are set.
  private func shortage(since earlier: SelectionTable, _ before: String, _ after: String) -> String? {
    terms.shortage(in: earlier).map { "\(before): \($0)" }
      ?? terms.shortage(in: table).map { "\(after): \($0)" }
  }
}

/// A part of a whole, as a rate and as a percentage.
private struct GroupShare {
  let part: Int, whole: Int

  init(_ part: Int, of whole: Int) { (self.part, self.whole) = (part, whole) }

  var rate: Rate { (try? Rate(selected: part, of: whole)) ?? .empty }
  var percentage: String? { RatioText.percentage(part, of: whole) }
}
