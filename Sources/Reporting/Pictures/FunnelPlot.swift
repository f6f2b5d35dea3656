// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Rates of departments, sites or staff groups against how many people they rest on, with the limits within which chance
/// alone would keep them.
///
/// Limits and standings are computed elsewhere: here is nothing but the picture of them.
package struct FunnelPlot: Sendable {
  /// Where a rate lies, by the limits at its own number.
  package enum Standing: Sendable, Hashable {
    case within
    /// Beyond the limit that chance passes once in twenty times.
    case outside95
    /// Beyond the limit that chance passes twice in a thousand times.
    case outside998
    /// Too few people to say, or more than one rate possible; why.
    case untold(String)

    var isUntold: Bool { if case .untold = self { true } else { false } }
    var isOutside: Bool { self == .outside95 || self == .outside998 }
  }

  package struct Point: Sendable {
    package let name: String
    package let part: DrawnPart
    package let standing: Standing
    /// How many may be selected within the 95% and the 99.8% limits at its number, such as "18 to 36".
    package let allowed: (inner: String, outer: String)?

    package init(
      name: String, part: DrawnPart, standing: Standing, allowed: (inner: String, outer: String)? = nil
    ) {
      self.name = name
      self.part = part
      self.standing = standing
      self.allowed = allowed
    }
  }

  /// The limits at one number of people, as shares from 0 to 1.
  package struct Limits: Sendable, Hashable {
    package let number: Int
    package let inner: ClosedRange<Double>
    package let outer: ClosedRange<Double>

    /// - Parameter inner: 95%; `outer`: 99.8%.
    package init(number: Int, inner: ClosedRange<Double>, outer: ClosedRange<Double>) {
      self.number = number
      self.inner = inner
      self.outer = outer
    }
  }

  /// Such as "Appointed of those shortlisted, by department".
  package let title: String
  /// What a point is, such as "department".
  package let unit: String
  /// Along the axes: "Number shortlisted", "Share appointed".
  package let numberWords: String
  package let rateWords: String
  /// The rate of all together, from 0 to 1.
  package let overall: Double
  /// In ascending order of their numbers.
  package let limits: [Limits]
  package let points: [Point]
  /// What a reader must know besides, one sentence each, such as that the rates differ by more than chance.
  package let notes: [String]

  package init(
    title: String, unit: String, numberWords: String, rateWords: String, overall: Double, limits: [Limits],
    points: [Point], notes: [String] = []
  ) {
    self.title = title
    self.unit = unit
    self.numberWords = numberWords
    self.rateWords = rateWords
    self.overall = overall
    self.limits = limits
    self.points = points
    self.notes = notes
  }

  /// Those with one number and one rate, which have a place in the picture.
  var drawn: [(point: Point, number: Int, rate: Double)] {
    points.compactMap { point in
      guard let share = point.part.share, share.lowerBound == share.upperBound,
        let number = point.part.whole.count?.exact
      else { return nil }
      return (point, number, share.lowerBound)
    }
  }

  var undrawn: [Point] {
    points.filter { point in
      guard let share = point.part.share, point.part.whole.count?.exact != nil else { return true }
      return share.lowerBound != share.upperBound
    }
  }

  /// "below the lower 99.8% limit".
  func words(_ point: Point) -> String {
    let isAbove = (point.part.share?.lowerBound ?? 0) > overall
    let side = isAbove ? "above the upper" : "below the lower"
    return switch point.standing {
    case .within: "within the limits"
    case .outside95: "\(side) 95% limit"
    case .outside998: "\(side) 99.8% limit"
    case .untold(let why): why
    }
  }

  /// "Theatres: 12 of 210 (5.7%), below the lower 99.8% limit".
  func sentence(_ point: Point) -> String { "\(point.name): \(point.part.words), \(words(point))" }

  var outside: [Point] { points.filter(\.standing.isOutside) }

  var description: String {
    let number = WordedNumber.counted(drawn.count, unit, "\(unit)s")
    let begin =
      "\(number) by \(numberWords.firstLowercased), with \(rateWords.firstLowercased). "
      + "The rate of those shown together is \(DrawnPart.percent(overall)). "
    guard !outside.isEmpty else { return begin + "None lies outside the limits." }
    return begin + "Outside the limits: " + outside.map(sentence).joined(separator: "; ") + "."
  }
}

extension String {
  var firstLowercased: String { prefix(1).lowercased() + dropFirst() }
}
