// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// Numbers of statistics as a person reads them, rounded only here.
enum FigureWords {
  /// With this many decimal places, half away from zero; "-0.00" is written "0.00".
  static func decimal(_ number: Double, places: Int = 2) -> String {
    guard number.isFinite else {
      return number.isNaN ? "no number" : number < 0 ? "minus infinity" : "infinite"
    }
    let power = (0..<places).reduce(1.0) { product, _ in product * 10 }
    let scaled = (number.magnitude * power).rounded()
    guard scaled < 1e15 else { return "\(number)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + padded }
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  /// "4.8 percentage points".
  static func points(_ difference: Double) -> String {
    let number = decimal(difference.magnitude * 100, places: 1)
    return "\(number) percentage point\(number == "1.0" ? "" : "s")"
  }

  /// "23.8%" of a part that need not be a count.
  static func percentage(_ share: Double) -> String { "\(decimal(share * 100, places: 1))%" }

  /// How often chance alone would do as much: "in about 4 of 100 rounds".
  static func chance(_ p: Double) -> String {
    for (power, words) in [
      (100.0, "100"), (1000.0, "1,000"), (10_000.0, "10,000"), (1_000_000.0, "1,000,000"),
    ] {
      let times = (p * power).rounded()
      if times >= power { return "practically always" }
      if times >= 1 { return "in about \(Int(times)) of \(words) rounds" }
    }
    return "in fewer than 1 of 1,000,000 rounds"
  }

  /// "p = 0.0352", to three significant digits and never so rounded that it seems to be on the other side of 0.05.
  static func p(_ p: Double) -> String {
    if p < 1e-6 { return "p < 0.000001" }
    for places in significantPlaces(p)..<12 {
      let text = decimal(p, places: places)
      guard let shown = Double(text) else { break }
      if (shown < 0.05) == (p < 0.05), (shown == 1) == (p == 1) { return "p = \(text)" }
    }
    return "p = \(p)"
  }

  private static func significantPlaces(_ p: Double) -> Int {
    var (places, power) = (2, 0.1)
    while p < power, places < 9 {
      places += 1
      power /= 10
    }
    return places
  }

  /// A ratio that no fraction gives: to two decimal places, or to as many more as it takes not to seem to be at or beyond
  /// one of the edges, 1 among them.
  static func ratio(_ number: Double, edges: [DecimalFraction]) -> String {
    let limits = edges.compactMap { Double("\($0)") } + [1]
    func side(_ value: Double, _ edge: Double) -> Int { value < edge ? -1 : value == edge ? 0 : 1 }
    for places in 2..<9 {
      let text = decimal(number, places: places)
      if let shown = Double(text), limits.allSatisfy({ side(shown, $0) == side(number, $0) }) { return text }
    }
    return decimal(number)
  }

  /// "from 1.34 to 1.57", "of 0.53 or more".
  static func interval(_ interval: ConfidenceInterval) -> String {
    let lower = RatioText.decimal(interval.lower)
    return interval.upper.isFinite
      ? "from \(lower) to \(RatioText.decimal(interval.upper))" : "of \(lower) or more"
  }

  /// Two numbers of hundredths with one decimal place, or with as many more as it takes to tell them apart.
  static func hundredths(_ low: Double, _ high: Double) -> (low: String, high: String) {
    for places in 1..<7 {
      let texts = (low: decimal(low * 100, places: places), high: decimal(high * 100, places: places))
      if texts.low != texts.high || low == high { return texts }
    }
    return (decimal(low * 100, places: 7), decimal(high * 100, places: 7))
  }
}

extension FigureValue {
  static func number(_ name: String, _ number: Double?, or reason: String = "cannot be computed")
    -> FigureValue
  {
    FigureValue(name, .number(number.map { MeasuredNumber($0) } ?? .undefined(reason)))
  }

  static func count(_ name: String, _ count: Int?, or reason: String = "cannot be computed") -> FigureValue {
    FigureValue(name, count.map { .count($0) } ?? .number(.undefined(reason)))
  }

  /// `PREFIX_lower` and `PREFIX_upper`.
  static func ends(
    _ prefix: String, _ interval: ConfidenceInterval?,
    or reason: String = "the interval needs somebody selected in each group"
  ) -> [FigureValue] {
    [
      .number("\(prefix)_lower", interval?.lower, or: reason),
      .number("\(prefix)_upper", interval?.upper, or: reason),
    ]
  }
}
