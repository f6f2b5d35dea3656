// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// The units of one kind, each with the rate of the comparison group against the limits of chance.
struct MeasureFunnel {
  let dimension: CutDimension
  let terms: MeasureTerms
  /// The cuts of the dimension, with their figures.
  let units: [(cut: CohortCut, figures: MeasureFigures)]

  /// `nil` with fewer than two units to show.
  var result: FunnelResult? {
    let known = units.filter(\.cut.isKnown)
    let rates = known.compactMap { unit in
      unit.figures.exact.map { (name: unit.cut.value(of: dimension), rate: $0.comparison) }
    }
    let peopled = rates.filter { !$0.rate.isEmpty }
    guard peopled.count > 1 else { return nil }
    let table = GroupTable(peopled.map(\.rate))
    guard let overall = try? Rate(selected: table.selected, of: table.considered) else { return nil }
    return FunnelResult(
      by: dimension.rawValue, group: terms.groups.comparison, from: terms.from, to: terms.to,
      overall: GroupCounts(overall), units: peopled.compactMap { unit($0.name, $0.rate, overall) },
      limits: limits(peopled.map(\.rate.considered), overall),
      hidden: known.count - rates.count, dispersion: dispersion(table))
  }

  /// At some forty sizes, the smallest and the largest among them.
  private func limits(_ sizes: [Int], _ overall: Rate) -> [FunnelLimit] {
    guard let smallest = sizes.min(), let largest = sizes.max() else { return [] }
    let step = max(1, (largest - smallest) / 40)
    let drawn = Array(stride(from: smallest, to: largest, by: step)) + [largest]
    return drawn.compactMap { size in
      FunnelLimits(considered: size, overall: overall).map {
        FunnelLimit(considered: size, warning: $0.warning, action: $0.action)
      }
    }
  }

  private func unit(_ name: String, _ rate: Rate, _ overall: Rate) -> FunnelUnit? {
    guard let limits = FunnelLimits(considered: rate.considered, overall: overall) else { return nil }
    let place: FunnelUnit.Place =
      switch limits.place(of: rate.selected) {
      case .inside: .inside
      case .warning(let side): side == .below ? .belowWarning : .aboveWarning
      case .action(let side): side == .below ? .belowAction : .aboveAction
      }
    return FunnelUnit(
      name: name, considered: rate.considered, selected: rate.selected, warning: limits.warning,
      action: limits.action, place: place)
  }

  private func dispersion(_ table: GroupTable) -> ComputedFigure? {
    let dispersion = OverDispersion(table)
    guard let factor = dispersion.factor else { return nil }
    let values: [FigureValue] = [
      .number("factor", factor), .number("p", dispersion.test.p), .count("units", table.peopled.count),
      FigureValue("present", .flag(dispersion.isPresent)),
    ]
    let (p, several) = (FigureWords.p(dispersion.test.p), "\(dimension.words)s")
    return ComputedFigure(
      .dispersion, values,
      dispersion.isPresent
        ? "The \(several) differ among themselves by more than chance (\(p)): a single one outside its limits is then less "
          + "remarkable than the limits say."
        : "The \(several) differ among themselves by no more than chance makes of it (\(p)).")
  }
}
