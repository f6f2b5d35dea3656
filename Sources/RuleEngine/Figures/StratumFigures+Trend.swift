// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Statistics

extension StratumFigures {
  /// Whether either group's rate rises or falls along the strata in their order, such as years.
  package var trend: ComputedFigure {
    let groups = [
      (comparison.reference, "reference", table.strata.map(\.reference)),
      (comparison.comparison, "comparison", table.strata.map(\.comparison)),
    ]
    let trends = groups.map { group, name, rates in
      (group: group, name: name, test: TrendTest(GroupTable(rates)))
    }
    let nothing = "nothing can differ along the \(noun.several)"
    let values = trends.flatMap { trend -> [FigureValue] in
      [
        .number("\(trend.name)_z", trend.test.z, or: nothing),
        .number("\(trend.name)_p", trend.test.twoSided),
      ]
    }
    let sentences = trends.map { trend -> String in
      guard let z = trend.test.z else {
        return "of \(trend.group.applicants) \(nothing)"
      }
      let p = FigureWords.p(trend.test.twoSided)
      return trend.test.twoSided < 0.05
        ? "that of \(trend.group.applicants) \(z < 0 ? "falls" : "rises") by more than chance makes it (\(p))"
        : "that of \(trend.group.applicants) neither rises nor falls by more than chance makes it (\(p))"
    }
    return ComputedFigure(
      .trend, values,
      "Along the \(noun.several) in their order, of the two rates " + sentences.joined(separator: ", and ")
        + ".")
  }
}
