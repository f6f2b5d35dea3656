// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Statistics

extension SeveralGroups {
  /// What is told of all groups together.
  package var figures: [ComputedFigure] {
    [referenceFigure, fourFifths] + (leastShare == nil ? [] : [leftOutFigure])
      + [chiSquared, likelihoodRatio, cramersV, comparisonsFigure]
      + (unknown.isEmpty
        ? []
        : [UnknownShare(known: known, unknown: unknown).figure(terms(nobody, nobody), of: "group")])
  }

  var nobody: Group { Group("", .empty) }

  private var known: Rate {
    let counts = GroupTable(groups.map(\.rate))
    return (try? Rate(selected: counts.selected, of: counts.considered)) ?? .empty
  }

  /// Why the groups together can show nothing; `nil` where they can.
  private var degenerate: String? {
    guard table.isDegenerate else { return nil }
    if table.peopled.count < 2 { return "fewer than two groups have anybody in them" }
    return table.selected == 0 ? "nobody \(verb(to))" : "everybody \(from.words) \(verb(to))"
  }

  private var chiSquared: ComputedFigure {
    test(.groupsChiSquared, .pearson(table), "By the chi-squared test")
  }

  private var likelihoodRatio: ComputedFigure {
    test(.groupsLikelihoodRatio, .likelihoodRatio(table), "By the likelihood ratio test, another such")
  }

  private func test(_ kind: FigureKind, _ test: ChiSquaredTest, _ start: String) -> ComputedFigure {
    let values: [FigureValue] = [
      .number("statistic", test.statistic, or: degenerate ?? ""), .count("degrees", test.degrees),
      .number("p", test.p),
    ]
    if let degenerate {
      return ComputedFigure(
        kind, values, "There is nothing to test: \(degenerate). By definition \(FigureWords.p(1)).")
    }
    let caution =
      table.hasSmallCells
      ? "; so few people are expected in some groups that this is rough, and the exact tests of each group are to be preferred"
      : ""
    return ComputedFigure(
      kind, values,
      "\(start), if \(table.peopled.count == 2 ? "both" : "all \(table.peopled.count)") groups fared alike, rates at least so far apart would come about "
        + "\(FigureWords.chance(test.p)) (\(FigureWords.p(test.p)))\(caution).")
  }

  private var cramersV: ComputedFigure {
    let values = [FigureValue.number("estimate", table.cramersV, or: degenerate ?? "")]
    guard let v = table.cramersV else {
      return ComputedFigure(
        .cramersV, values,
        "How closely group and selection go together cannot be computed: \(degenerate ?? "").")
    }
    let size =
      v < 0.1
      ? "less than what is customarily called small (0.1)"
      : v < 0.3
        ? "between what is customarily called small (0.1) and medium (0.3)"
        : v < 0.5
          ? "between what is customarily called medium (0.3) and large (0.5)"
          : "what is customarily called large (0.5 or more)"
    return ComputedFigure(
      .cramersV, values,
      "On a scale from 0 (all groups have the same rate) to 1 (the group decides who is \(to.words)), the group and being "
        + "\(to.words) go together at \(FigureWords.decimal(v)), \(size).")
  }

  private var comparisonsFigure: ComputedFigure {
    let comparisons = GroupComparisons(self)
    let withReference = comparisons.adjusted.count
    func number(_ p: (AdjustedP) -> Double) -> Int { comparisons.all.count { p($0) < 0.05 } }
    let (plain, holm) = (number(\.plain), number(\.holm))
    let (hochberg, yekutieli) = (number(\.benjaminiHochberg), number(\.benjaminiYekutieli))
    let values: [FigureValue] = [
      .count("comparisons", comparisons.number), .count("with_reference", withReference),
      .count("stand_out", plain), .count("stand_out_holm", holm),
      .count("stand_out_benjamini_hochberg", hochberg), .count("stand_out_benjamini_yekutieli", yekutieli),
    ]
    guard comparisons.number > 0, let reference else {
      return ComputedFigure(
        .comparisons, values, "No comparison can be made: no two groups could show a difference.")
    }
    guard comparisons.number > 1 else {
      return ComputedFigure(
        .comparisons, values, "One comparison was made, so that there are no others to allow for.")
    }
    let how =
      isReferenceNamed
      ? "\(comparisons.number.grouped) comparisons were made with \(reference.group.applicants)"
      : "\(comparisons.number.grouped) comparisons were made, every group with every other, as only their rates told which one "
        + "to hold them against (\(withReference.grouped) of them with \(reference.group.applicants))"
    return ComputedFigure(
      .comparisons, values,
      "\(how). Of the \(comparisons.number.grouped), taken one by one, \(plain.grouped) would come about in fewer than 5 of 100 rounds by chance alone; "
        + "allowing for the number of comparisons, \(holm.grouped) (Holm), \(hochberg.grouped) (Benjamini and Hochberg) or "
        + "\(yekutieli.grouped) (Benjamini and Yekutieli).")
  }
}
