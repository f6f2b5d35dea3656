// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension RunResult {
  /// "Rate of ethnic minority applicants, month by month, from shortlisted to appointed".
  var title: String {
    "\(subjectWords.firstUppercased), month by month, from \(from.title) to \(to.title)"
  }

  private var subjectWords: String {
    switch subject {
    case .rate(let group): "rate of \(group.applicants)"
    case .likelihood: "relative likelihood"
    }
  }

  /// As programs name it: a group's name, or `relative_likelihood`.
  var name: String {
    switch subject {
    case .rate(let group): group.name
    case .likelihood: "relative_likelihood"
    }
  }

  /// `p` or `XmR`.
  var chart: String {
    switch subject {
    case .rate: "p"
    case .likelihood: "XmR"
    }
  }

  /// What kind of chart it is, in words.
  var method: String {
    switch subject {
    case .rate: "chart of proportions (p chart)"
    case .likelihood: "chart of single values (XmR chart)"
    }
  }

  /// The special causes, one sentence each, the gravest kind first.
  var causes: [RunChart.SpecialCause] {
    RunMonth.Cause.allCases.flatMap { cause in
      runs(of: cause).map { points in
        RunChart.SpecialCause(kind: .init(cause), points: points, words: words(cause, points))
      }
    }
  }

  /// Months with a cause that follow one another, months without a figure passed over; each month beyond a limit by
  /// itself.
  private func runs(of cause: RunMonth.Cause) -> [[Int]] {
    var runs: [[Int]] = []
    var isOpen = false
    for index in months.indices where months[index].value != nil {
      guard months[index].causes.contains(cause) else {
        isOpen = false
        continue
      }
      if isOpen, cause != .outsideLimits { runs[runs.count - 1].append(index) } else { runs.append([index]) }
      isOpen = true
    }
    return runs
  }

  private func words(_ cause: RunMonth.Cause, _ points: [Int]) -> String {
    guard let first = points.first, let last = points.last else { return "" }
    let when =
      first == last
      ? months[first].month.words : "\(months[first].month.words) to \(months[last].month.words)"
    let value = months[first].value ?? centre
    let side = value < centre ? "below" : "above"
    switch cause {
    case .outsideLimits: return "\(when): \(side) the limits"
    case .twoOfThree: return "\(when): two of three months close to the limit \(side) the average"
    case .shift: return "\(when): \(points.count) months in a row \(side) the average"
    case .trend:
      let rises = (months[last].value ?? 0) > value
      return "\(when): \(points.count) months in a row \(rises ? "rising" : "falling")"
    }
  }
}

extension RunChart {
  init(_ run: RunResult) {
    let unit: Unit
    let words: String
    switch run.subject {
    case .rate(let group):
      (unit, words) = (.share, "Share of \(group.applicants) \(run.from.title) who were \(run.to.title)")
    case .likelihood: (unit, words) = (.ratio, "Relative likelihood")
    }
    self.init(
      title: run.title, valueWords: words, unit: unit, method: run.method, average: run.centre,
      points: run.months.map(Point.init), causes: run.causes, notes: run.notes)
  }
}

extension RunChart.Point {
  fileprivate init(_ month: RunMonth) {
    let limits: ClosedRange<Double>? =
      if let lower = month.lower, let upper = month.upper, lower <= upper { lower...upper } else { nil }
    self.init(
      month: month.month.short, value: month.value, limits: limits,
      note: month.reason ?? month.counts.map(\.words).joined(separator: " against "))
  }
}

extension RunChart.SpecialCause.Kind {
  fileprivate init(_ cause: RunMonth.Cause) {
    switch cause {
    case .outsideLimits: self = .beyondLimit
    case .twoOfThree: self = .nearLimit
    case .shift: self = .shift
    case .trend: self = .trend
    }
  }
}

extension YearsResult.Year {
  /// Name, both groups, ratio, interval: the cells of a table's row.
  var cells: [String] {
    [
      name, part(reference), part(comparison), WordedNumber.ratio(estimate),
      interval.map { WordedNumber.ratio(from: $0.lower, to: $0.upper) } ?? "–",
    ]
  }

  private func part(_ counts: GroupCounts) -> String {
    counts.words + (WordedNumber.percent(counts.to, of: counts.from).map { " (\($0))" } ?? "")
  }
}

extension YearsResult {
  /// What stands over the cells.
  static func head(_ groups: GroupComparison) -> [String] {
    ["Year", groups.reference.title, groups.comparison.title, "Relative likelihood", "95% interval"]
  }

  var sentences: [String] { changes.map(\.sentence) + notes }
}
