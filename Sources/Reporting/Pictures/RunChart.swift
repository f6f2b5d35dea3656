// SPDX-License-Identifier: Apache-2.0

/// A figure from month to month, with its average and the limits within which chance alone would keep it.
///
/// Limits and special causes are computed elsewhere: here is nothing but the picture of them.
package struct RunChart: Sendable {
  /// What the figures are.
  package enum Unit: Sendable {
    /// From 0 to 1, shown in per cent.
    case share
    case ratio
  }

  package struct Point: Sendable {
    /// Such as "Apr 2025".
    package let month: String
    /// `nil` where there is no figure, and where it is infinite.
    package let value: Double?
    /// `nil` where there are none.
    package let limits: ClosedRange<Double>?
    /// On what the figure rests, such as "12 of 210", or why there is none.
    package let note: String

    package init(month: String, value: Double?, limits: ClosedRange<Double>?, note: String = "") {
      self.month = month
      self.value = value
      self.limits = limits
      self.note = note
    }
  }

  /// A sign that something other than chance is at work.
  package struct SpecialCause: Sendable {
    package enum Kind: Sendable, CaseIterable {
      /// A month beyond a limit.
      case beyondLimit
      /// Two of three months close to a limit.
      case nearLimit
      /// Many months in a row on one side of the average.
      case shift
      /// Many months in a row rising, or falling.
      case trend
    }

    package let kind: Kind
    /// Indices of the months.
    package let points: [Int]
    /// In words, with its months, such as "Apr 2025 to Oct 2025: seven months below the average".
    package let words: String

    package init(kind: Kind, points: [Int], words: String) {
      self.kind = kind
      self.points = points
      self.words = words
    }
  }

  package let title: String
  /// What the figures are, along the upright axis: "Share appointed of those shortlisted".
  package let valueWords: String
  package let unit: Unit
  /// How the chart is made: "p chart", "XmR chart".
  package let method: String
  package let average: Double?
  package let points: [Point]
  package let causes: [SpecialCause]
  /// What a reader must know besides, one sentence each.
  package let notes: [String]

  package init(
    title: String, valueWords: String, unit: Unit, method: String, average: Double?, points: [Point],
    causes: [SpecialCause] = [], notes: [String] = []
  ) {
    self.title = title
    self.valueWords = valueWords
    self.unit = unit
    self.method = method
    self.average = average
    self.points = points
    self.causes = causes
    self.notes = notes
  }

  var hasFigures: Bool { points.contains { $0.value != nil } }

  func words(_ value: Double?) -> String {
    guard let value else { return "no figure" }
    return unit == .share ? DrawnPart.percent(value) : WordedNumber.ratio(value)
  }

  /// "18.0% to 29.5%".
  func words(_ limits: ClosedRange<Double>?) -> String {
    limits.map { "\(words($0.lowerBound)) to \(words($0.upperBound))" } ?? "none"
  }

  /// The gravest cause that a month is part of.
  func cause(of index: Int) -> SpecialCause.Kind? {
    SpecialCause.Kind.allCases.first { kind in
      causes.contains { $0.kind == kind && $0.points.contains(index) }
    }
  }

  var description: String {
    let months = points.filter { $0.value != nil }.count
    let begin =
      "\(valueWords) in \(WordedNumber.counted(months, "month", "months"))"
      + (average.map { ", on average \(words($0))" } ?? "") + ". "
    guard !causes.isEmpty else {
      return begin
        + "No sign of a special cause: nothing here shows that the months differ by more than chance."
    }
    return begin + "Special causes: " + causes.map(\.words).joined(separator: "; ") + "."
  }
}

extension RunChart.SpecialCause.Kind {
  var shape: PictureMarker.Shape {
    switch self {
    case .beyondLimit: .diamond
    case .nearLimit: .ring
    case .shift: .square
    case .trend: .rising
    }
  }

  /// The shape and what it means.
  var legend: String {
    switch self {
    case .beyondLimit: "diamond: beyond a limit"
    case .nearLimit: "ring: two of three months near a limit"
    case .shift: "square: a run on one side of the average"
    case .trend: "triangle: a run of months rising or falling"
    }
  }

  /// In a table's cell.
  var title: String {
    switch self {
    case .beyondLimit: "beyond a limit"
    case .nearLimit: "near a limit"
    case .shift: "run on one side"
    case .trend: "rising or falling"
    }
  }
}
