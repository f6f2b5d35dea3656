// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// One cut of the data: everything, or the applications that share a band, a staff group, a route, a sex; or several of
/// them at once.
struct CohortCut: FactRecord, Hashable {
  /// What the cut is called in findings, such as `band 7`; unique among the cuts of a rule.
  let name: String
  let crossing: Crossing
  /// Which part of each dimension it is; none for everything.
  let values: [String]

  /// The value of a cut of those of whom the dimension is not known.
  static let unknownValue = "not known"

  static let overall = CohortCut(name: "overall", crossing: .overall, values: [])

  /// The same cut where one category is held against everyone else: the category belongs to its name.
  func holding(_ category: ApplicantGroup) -> CohortCut {
    CohortCut(
      name: crossing == .overall ? category.applicants : "\(name), \(category.applicants)",
      crossing: crossing, values: values)
  }

  /// The cut that it divides by characteristics of the applicants; itself where it does by none.
  var withoutCharacteristics: CohortCut {
    let crossing = crossing.withoutCharacteristics
    guard crossing != self.crossing else { return self }
    let kept = zip(self.crossing.dimensions, values).filter { $0.0.characteristic == nil }
    return CohortCut(
      name: crossing == .overall
        ? CohortCut.overall.name : kept.map { $0.partName($1) }.joined(separator: ", "),
      crossing: crossing, values: kept.map(\.1))
  }

  /// The same cut where one ethnic category is held against White.
  func ofEthnicCategory(_ category: ApplicantGroup, in crossing: Crossing) -> CohortCut {
    var values = values
    if let place = crossing.dimensions.firstIndex(of: .ethnicCategory) {
      values.insert(category.name, at: min(place, values.count))
    }
    return CohortCut(name: holding(category).name, crossing: crossing, values: values)
  }

  /// As reports name it; empty for everything.
  var parts: [CutPart] {
    zip(crossing.dimensions, values).map { CutPart(dimension: $0.rawValue, value: $1) }
  }

  /// Which part of a dimension it is; empty for one that does not take part.
  func value(of dimension: CutDimension) -> String {
    crossing.dimensions.firstIndex(of: dimension).map { values[$0] } ?? ""
  }

  /// Whether it is known in which part of each dimension they are.
  var isKnown: Bool { !values.contains(CohortCut.unknownValue) }

  /// Whether applications whose route is not known are counted in, although they may not belong.
  var takesUnknownRoutes: Bool { crossing.contains(.withoutInternational) }

  static let fields: [FactField<CohortCut>] = [
    FactField("name", .string, "What the cut is called, such as `overall` or `band 7`.") {
      Reading(.string($0.name))
    },
    FactField("title", .string, "The same at the start of a sentence, such as `Overall` or `Band 7`.") {
      Reading(.string($0.name.capitalised))
    },
    FactField(
      "dimension", .string, "Along what the data are cut; `several` where it is more than one thing at once.",
      possibleValues: CutDimension.allCases.map(\.rawValue) + ["several"]
    ) { Reading(.string($0.crossing.single?.rawValue ?? "several")) },
    FactField("by", .string, "The same with all things by which it is cut at once, such as `band,sex`.") {
      Reading(.string($0.crossing.name))
    },
    FactField("value", .string, "Which part of the dimension it is; empty for everything.") {
      Reading(.string($0.values.joined(separator: ", ")))
    },
  ]
}

extension CutDimension {
  /// Whether the vacancy decides in which part an application is; else the application itself does.
  var isOfVacancy: Bool {
    self != .overall && self != .route && self != .withoutInternational && characteristic == nil
  }

  /// The characteristic of the applicants that makes the cuts.
  var characteristic: Characteristic? { Characteristic(rawValue: rawValue) }

  /// The part of the dimension that a vacancy's applications are in; `nil` when that is not known.
  func value(_ vacancy: Vacancy, _ placements: GradePlacements) -> String? {
    switch self {
    case .band: placements.title(of: vacancy.grade.value)
    case .staffGroup: vacancy.staffGroup.value
    case .clinical: vacancy.isClinical.value.map { $0 ? "clinical" : "non-clinical" }
    case .site: vacancy.site.value
    case .department: vacancy.department.value
    case .month: vacancy.closedOn.value.map { CalendarMonth($0).name }
    case .year: vacancy.closedOn.value.map { FinancialYear($0).name }
    case .overall, .route, .withoutInternational, .ethnicity, .sex, .disability, .ageBand, .religion,
      .orientation, .ethnicCategory, .source:
      nil
    }
  }

  /// What a part is called in findings, whether or not it is known; not of a characteristic.
  func partName(_ value: String) -> String {
    value == CohortCut.unknownValue ? "\(words) not known" : name(of: value)
  }

  /// What a known part is called in findings.
  func name(of value: String) -> String {
    switch self {
    case .overall, .withoutInternational, .clinical, .ethnicity, .sex, .disability, .ageBand, .religion,
      .orientation, .ethnicCategory, .source:
      value
    case .month: CalendarMonth(name: value)?.words ?? value
    case .year: "the year \(value)"
    case .band:
      PayBand(leading: value).map { $0 != .verySeniorManager } ?? false ? "band \(value)" : "grade \(value)"
    case .route: "\(value) applicants"
    case .staffGroup, .site, .department: "\(words) \(value)"
    }
  }

  var words: String { characteristic?.words ?? rawValue.split(separator: "_").joined(separator: " ") }
}

extension GradePlacements {
  /// The band that a grade is placed at, else the grade as its source gives it.
  fileprivate func title(of grade: PayGrade?) -> String? {
    if case .other(let label)? = grade, let band = band(of: label) { return band.rawValue }
    return grade?.title
  }
}

extension PayBand {
  /// The band that a grade's title starts with; `nil` for medical and local grades.
  init?(leading title: String) {
    self.init(rawValue: title.split(separator: " ").first.map(String.init) ?? title)
  }
}
