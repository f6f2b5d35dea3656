// SPDX-License-Identifier: Apache-2.0

/// A cut of the data, such as a band or a sex.
struct CutKey: Hashable {
  let dimension: String
  let value: String

  static let overall = CutKey(dimension: "overall", value: "")

  /// The cuts that the vacancy and the route of an application make.
  static func all(of vacancy: SampleVacancy, _ application: SampleApplication) -> [CutKey] {
    var keys = [
      .overall, CutKey(dimension: "band", value: vacancy.band),
      CutKey(dimension: "staff_group", value: vacancy.staffGroup.name),
      CutKey(dimension: "clinical", value: vacancy.staffGroup.isClinical ? "clinical" : "non-clinical"),
      CutKey(dimension: "route", value: application.route == "internal" ? "internal" : "external"),
    ]
    if application.route != "international" {
      keys.append(CutKey(dimension: "without_international", value: "without international recruits"))
    }
    return keys
  }

  /// The cut that what was said of a characteristic makes: those whose group is not known are in one of their own.
  init(_ characteristic: OtherCharacteristic, _ entry: OtherCharacteristic.Entry) {
    self.init(dimension: characteristic.name, value: entry.group ?? CutKey.notKnown)
  }

  init(dimension: String, value: String) {
    self.dimension = dimension
    self.value = value
  }

  static let notKnown = "not known"
}

/// What the relative likelihood of a cut should come to, worked out from the drawn counts in whole numbers.
struct CutAnswer {
  private(set) var shortlisted = Array(repeating: 0, count: SampleGroup.allCases.count)
  private(set) var appointed = Array(repeating: 0, count: SampleGroup.allCases.count)
  /// Of how many vacancies those shortlisted are.
  private(set) var vacancies = 0
  private var lastVacancy = 0

  mutating func add(_ application: SampleApplication, of vacancy: SampleVacancy) {
    guard application.hasReached(.shortlisted) else { return }
    if lastVacancy != vacancy.number {
      vacancies += 1
      lastVacancy = vacancy.number
    }
    let group = application.group.rawValue
    shortlisted[group] += 1
    if application.fate.isAppointed { appointed[group] += 1 }
  }

  /// White rate over ethnic minority rate in lowest terms; `nil` where a denominator is 0.
  var ratio: (numerator: Int, denominator: Int)? {
    let numerator = appointed[0] * shortlisted[1], denominator = shortlisted[0] * appointed[1]
    guard denominator > 0, shortlisted[1] > 0 else { return nil }
    let divisor = max(greatestCommonDivisor(numerator, denominator), 1)
    return (numerator / divisor, denominator / divisor)
  }

  /// By the default parameters: 30 shortlisted and 5 expected appointments in each group, then 0.80 to 1.25 with
  /// the edges inside, compared in whole numbers. Counts of one vacancy are not shown, so nothing is told of
  /// them.
  var verdict: String {
    guard vacancies > 1 else { return "cannot_tell" }
    let total = shortlisted[0] + shortlisted[1], selected = appointed[0] + appointed[1]
    for group in [0, 1] where shortlisted[group] < 30 || shortlisted[group] * selected < 5 * total {
      return "cannot_tell"
    }
    let white = Int128(appointed[0]) * Int128(shortlisted[1])
    let minority = Int128(appointed[1]) * Int128(shortlisted[0])
    return 100 * white >= 80 * minority && 100 * white <= 125 * minority ? "complies" : "must_explain"
  }

  var json: [(String, AnswerJSON)] {
    var items: [(String, AnswerJSON)] = [("vacancies", .number(vacancies))]
    for group in SampleGroup.allCases {
      items.append(
        (
          group.name,
          .object([
            ("shortlisted", .number(shortlisted[group.rawValue])),
            ("appointed", .number(appointed[group.rawValue])),
          ])
        ))
    }
    if let ratio {
      items.append(
        (
          "ratio",
          .object([("numerator", .number(ratio.numerator)), ("denominator", .number(ratio.denominator))])
        ))
    }
    return items + [("verdict", .text(verdict))]
  }
}
