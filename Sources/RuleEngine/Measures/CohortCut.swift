// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// One cut of the data: everything, or the applications that share a band, a staff group, a route, a sex.
struct CohortCut: FactRecord, Hashable {
  /// What the cut is called in findings, such as `band 7`; unique among the cuts of a rule.
  let name: String
  let dimension: CutDimension
  /// Which part of the dimension it is; empty for everything.
  let value: String

  /// The value of a cut of those of whom the dimension is not known.
  static let unknownValue = "not known"

  static let overall = CohortCut(name: "overall", dimension: .overall, value: "")

  /// The same cut where one category is held against everyone else: the category belongs to its name.
  func holding(_ category: ApplicantGroup) -> CohortCut {
    CohortCut(
      name: dimension == .overall ? category.applicants : "\(name), \(category.applicants)",
      dimension: dimension, value: value)
  }

  /// As reports name it; empty for everything.
  var parts: [CutPart] {
    dimension == .overall ? [] : [CutPart(dimension: dimension.rawValue, value: value)]
  }

  /// Whether applications whose route is not known are counted in, although they may not belong.
  var takesUnknownRoutes: Bool { dimension == .withoutInternational }

  static let fields: [FactField<CohortCut>] = [
    FactField("name", .string, "What the cut is called, such as `overall` or `band 7`.") {
      Reading(.string($0.name))
    },
    FactField("title", .string, "The same at the start of a sentence, such as `Overall` or `Band 7`.") {
      Reading(.string($0.name.capitalised))
    },
    FactField(
      "dimension", .string, "Along what the data are cut.",
      possibleValues: CutDimension.allCases.map(\.rawValue)
    ) { Reading(.string($0.dimension.rawValue)) },
    FactField("value", .string, "Which part of the dimension it is; empty for everything.") {
      Reading(.string($0.value))
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
    case .overall, .route, .withoutInternational, .ethnicity, .sex, .disability, .ageBand, .religion,
      .orientation:
      nil
    }
  }

  /// What a part is called in findings.
  func name(of value: String) -> String {
    switch self {
    case .overall, .withoutInternational, .clinical, .ethnicity, .sex, .disability, .ageBand, .religion,
      .orientation:
      value
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
