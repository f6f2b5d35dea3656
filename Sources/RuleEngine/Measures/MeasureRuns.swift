// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// The whole from month to month: a p chart of each group's rate, and an XmR chart of the relative likelihood, by the
/// month in which the vacancies closed.
struct MeasureRuns {
  let terms: MeasureTerms
  /// The cuts by month, with their figures.
  let units: [(cut: CohortCut, figures: MeasureFigures)]

  /// With fewer months than this, an average and its limits say nothing.
  static let fewest = 6
  /// With fewer than this, NHS England takes the limits for provisional.
  static let enough = 12

  private struct Month {
    let month: CalendarMonth
    let figures: MeasureFigures?

    var table: SelectionTable? { figures?.exact?.table }

    func rate(_ group: (SelectionTable) -> Rate) -> Rate { table.map(group) ?? .empty }

    /// Why there is no figure.
    var reason: String {
      guard let figures else { return "no vacancy closed" }
      return figures.counts.anyFault ?? figures.obstacle ?? "the counts are known only as ranges"
    }
  }

  /// So many months without a vacancy part what is followed: behind them lies a mistyped year, or another system's time.
  private static let longestGap = 12

  private var known: [CalendarMonth: MeasureFigures] {
    Dictionary(
      units.compactMap { unit in
        CalendarMonth(name: unit.cut.value(of: .month)).map { ($0, unit.figures) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The months in which vacancies closed, in stretches with a long gap between them.
  private var stretches: [[CalendarMonth]] {
    known.keys.sorted().reduce(into: []) { stretches, month in
      guard let last = stretches.last?.last, month <= last.adding(MeasureRuns.longestGap + 1) else {
        return stretches.append([month])
      }
      stretches[stretches.count - 1].append(month)
    }
  }

  /// Every month from the first to the last of the stretch with the most months, the latest of several.
  private var months: [Month] {
    let longest = stretches.reduce([]) { $1.count >= $0.count ? $1 : $0 }
    guard let first = longest.first, let last = longest.last else { return [] }
    let known = known
    return sequence(first: first) { $0 < last ? $0.adding(1) : nil }.map {
      Month(month: $0, figures: known[$0])
    }
  }

  /// None with too few months.
  var results: [RunResult] {
    let months = months
    let shown = months.filter { $0.table != nil }
    guard shown.count >= MeasureRuns.fewest else { return [] }
    return [
      rates(months, terms.groups.reference, \.reference),
      rates(months, terms.groups.comparison, \.comparison),
      likelihood(months),
    ].compactMap(\.self)
  }

  private func rates(
    _ months: [Month], _ group: ApplicantGroup, _ rate: (SelectionTable) -> Rate
  ) -> RunResult? {
    let told = months.map { $0.rate(rate) }
    let places = told.indices.filter { !told[$0].isEmpty }
    let peopled = places.map { told[$0] }
    guard peopled.count >= MeasureRuns.fewest, let limits = ProcessLimits.proportions(peopled) else {
      return nil
    }
    return run(.rate(group), months, places, peopled.compactMap(\.value), limits) { place in
      months[place].table.map { [GroupCounts(rate($0))] } ?? []
    } reason: { place in
      months[place].table == nil ? months[place].reason : "no \(group.applicants) \(terms.from.words)"
    }
  }

  private func likelihood(_ months: [Month]) -> RunResult? {
    let ratios = months.map { month in
      month.figures?.exact.flatMap { $0.estimate.undefinedReason == nil ? $0.estimate.value : nil }
        .flatMap { $0.isFinite ? $0 : nil }
    }
    let places = ratios.indices.filter { ratios[$0] != nil }
    let values = places.compactMap { ratios[$0] }
    guard values.count >= MeasureRuns.fewest, let limits = ProcessLimits.movingRange(values) else {
      return nil
    }
    let endless = months.count { month in
      month.figures?.exact.map { $0.estimate.undefinedReason == nil && !$0.estimate.value.isFinite } ?? false
    }
    return run(.likelihood, months, places, values, limits, endless: endless) { place in
      months[place].table.map { [GroupCounts($0.reference), GroupCounts($0.comparison)] } ?? []
    } reason: { place in
      guard let exact = months[place].figures?.exact else { return months[place].reason }
      return exact.estimate.undefinedReason?.words(terms)
        ?? "no \(terms.groups.comparison.applicants) \(terms.to.words)"
    }
  }

  /// - Parameters:
  ///   - places: the months that have a value.
  ///   - limits: of these.
  ///   - endless: in how many months the ratio is infinite.
  private func run(
    _ subject: RunResult.Subject, _ months: [Month], _ places: [Int], _ values: [Double],
    _ limits: ProcessLimits, endless: Int = 0, counts: (Int) -> [GroupCounts], reason: (Int) -> String
  ) -> RunResult {
    let causes = limits.specialCauses(of: values)
    let numbers = Dictionary(zip(places, places.indices), uniquingKeysWith: { first, _ in first })
    let followed = months.indices.map { place in
      guard let number = numbers[place] else {
        return RunMonth(month: months[place].month, counts: counts(place), reason: reason(place))
      }
      return RunMonth(
        month: months[place].month, counts: counts(place), value: values[number],
        // Neither a rate nor a ratio is ever below 0, whatever the limits say.
        lower: max(0, limits.lower[number]), upper: limits.upper[number],
        causes: causes[number].map(RunMonth.Cause.init))
    }
    return RunResult(
      subject: subject, from: terms.from, to: terms.to, centre: limits.centre, months: followed,
      notes: notes(values.count, subject, months, endless: endless))
  }

  private func notes(
    _ count: Int, _ subject: RunResult.Subject, _ months: [Month], endless: Int
  ) -> [String] {
    var notes = ["By the month in which the vacancy closed."]
    if subject == .likelihood {
      notes.append("The limits take every month alike, however many people it rests on.")
    }
    let left = known.keys.count - months.count { $0.figures != nil }
    if left > 0 {
      notes.append(
        left == 1
          ? "1 month that lies more than a year away from these is left out: is a closing date mistyped?"
          : "\(left) months that lie more than a year away from these are left out: are closing dates mistyped?"
      )
    }
    if endless > 0 {
      let number = endless == 1 ? "1 month" : "\(endless) months"
      notes.append(
        "In \(number) none of the \(terms.groups.comparison.applicants) was \(terms.to.words): the ratio is infinite then and "
          + "in no average, so that the average is too low.")
    }
    if months.contains(where: { $0.figures != nil && $0.table == nil })
      || units.contains(where: { !$0.cut.isKnown })
    {
      notes.append("The average is that of the months that have a figure.")
    }
    if let undated = units.first(where: { !$0.cut.isKnown }) {
      // What is hidden is not told here either.
      let who =
        undated.figures.counts.anyFault == nil
        ? "\(undated.figures.counts.total.from.words) applicants \(terms.from.words)"
        : "Some applicants, who are too few vacancies' to be told,"
      notes.append("\(who) are in no month: when their vacancies closed is not recorded.")
    }
    if count < MeasureRuns.enough {
      notes.append(
        "\(count) months have a figure, fewer than the \(MeasureRuns.enough) from which on the limits can be relied on."
      )
    }
    return notes
  }
}

extension RunMonth.Cause {
  fileprivate init(_ cause: SpecialCause) {
    switch cause {
    case .outsideLimits: self = .outsideLimits
    case .shift: self = .shift
    case .trend: self = .trend
    case .twoOfThree: self = .twoOfThree
    }
  }
}
