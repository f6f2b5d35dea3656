// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Statistics

/// What a p-value is among those of all comparisons.
struct AdjustedP {
  let plain: Double
  let holm: Double
  let benjaminiHochberg: Double
  let benjaminiYekutieli: Double
}

/// The comparisons of several groups, and what their number makes of their p-values.
struct GroupComparisons {
  /// Those that were made and can show a difference.
  let all: [AdjustedP]
  /// Those of them with the reference, by the label of the other group.
  let adjusted: [String: AdjustedP]

  var number: Int { all.count }

  /// A reference that was chosen by its rate makes every pair of groups a comparison: each could have been the highest.
  init(_ groups: SeveralGroups) {
    guard let reference = groups.reference else {
      (all, adjusted) = ([], [:])
      return
    }
    let pairs =
      (groups.isReferenceNamed
      ? groups.others.map { (reference, $0) } : GroupComparisons.pairs(groups.compared))
      .filter { !SelectionTable(reference: $0.rate, comparison: $1.rate).isDegenerate }
    let plain = pairs.map { MidPTest(SelectionTable(reference: $0.rate, comparison: $1.rate)).twoSided }
    let holm = MultipleComparisons.holm(plain)
    let hochberg = MultipleComparisons.benjaminiHochberg(plain)
    let yekutieli = MultipleComparisons.benjaminiYekutieli(plain)
    all = pairs.indices.map { place in
      AdjustedP(
        plain: plain[place], holm: holm[place], benjaminiHochberg: hochberg[place],
        benjaminiYekutieli: yekutieli[place])
    }
    var adjusted: [String: AdjustedP] = [:]
    for (pair, p) in zip(pairs, all) where pair.0 == reference || pair.1 == reference {
      adjusted[(pair.0 == reference ? pair.1 : pair.0).label] = p
    }
    self.adjusted = adjusted
  }

  private static func pairs(_ groups: [SeveralGroups.Group]) -> [(SeveralGroups.Group, SeveralGroups.Group)] {
    groups.indices.flatMap { one in groups[(one + 1)...].map { (groups[one], $0) } }
  }
}

extension SeveralGroups {
  /// Each group that takes part with its figures: its rate, and all that tells how it fares beside the reference.
  package var figuresByGroup: [(group: Group, title: String, figures: [ComputedFigure])] {
    let comparisons = GroupComparisons(self)
    return groups.map { group in
      let rate = group.rate.figure(.groupRate, of: group.group, terms(group, group))
      guard let reference, others.contains(group) else { return (group, "", [rate]) }
      let title = "\(group.group.applicants), held against \(reference.group.applicants)".capitalised
      return (group, title, [rate] + pair(group, reference, comparisons))
    }
  }

  private static let kinds: Set<FigureKind> = [
    .relativeLikelihood, .likelihoodInterval, .impactRatio, .oneSelection, .midP, .ifUnknown,
  ]

  private func pair(
    _ group: Group, _ reference: Group, _ comparisons: GroupComparisons
  ) -> [ComputedFigure] {
    let likelihood = RelativeLikelihood(reference: reference.rate, comparison: group.rate, unknown: unknown)
    return ComparisonFigures(likelihood, terms(reference, group)).figures.filter {
      SeveralGroups.kinds.contains($0.kind)
    } + [comparisons.figure(group)]
  }

  /// The figures of a pair do not say what the groups are of, which is not known here.
  func terms(_ reference: Group, _ comparison: Group) -> MeasureTerms {
    MeasureTerms(
      groups: GroupComparison(.ethnicity, reference: reference.group, comparison: comparison.group),
      from: from, to: to)
  }
}

extension GroupComparisons {
  /// What the number of comparisons makes of one of them.
  fileprivate func figure(_ group: SeveralGroups.Group) -> ComputedFigure {
    let nothing = "the comparison can show no difference"
    let p = adjusted[group.label]
    let values: [FigureValue] = [
      .count("comparisons", number), .number("p", p?.plain, or: nothing),
      .number("holm", p?.holm, or: nothing),
      .number("benjamini_hochberg", p?.benjaminiHochberg, or: nothing),
      .number("benjamini_yekutieli", p?.benjaminiYekutieli, or: nothing),
    ]
    guard let p else {
      return ComputedFigure(
        .adjustedP, values, "There is nothing to allow for: \(nothing).")
    }
    guard number > 1 else {
      return ComputedFigure(
        .adjustedP, values, "It is the only comparison, so that there are no others to allow for.")
    }
    return ComputedFigure(
      .adjustedP, values,
      "Of \(number.grouped) comparisons some stand out by chance alone; allowing for that, \(FigureWords.p(p.plain)) "
        + "becomes \(FigureWords.p(p.holm)) (Holm), \(FigureWords.p(p.benjaminiHochberg)) (Benjamini and Hochberg) "
        + "or \(FigureWords.p(p.benjaminiYekutieli)) (Benjamini and Yekutieli).")
  }
}
