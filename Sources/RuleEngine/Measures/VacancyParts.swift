// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Vacancies that are alike in one thing, numbered.
struct VacancyParts: Sendable {
  /// By vacancy: its part, −1 where the thing is not known.
  private var parts: [Int32] = []
  /// For each part the first vacancy that is in it.
  private(set) var vacancies: [Int] = []

  /// - Parameter dimensions: those that the vacancy decides; vacancies that are alike in all of them are one part.
  ///   Where none of them is known, neither is the part.
  init(_ all: [Vacancy], along dimensions: [CutDimension]) {
    guard let first = dimensions.first else { return }
    add(all, along: first)
    for dimension in dimensions.dropFirst() {
      var other = VacancyParts()
      other.add(all, along: dimension)
      divide(by: other)
    }
  }

  /// Vacancies that are alike in all of these are one part; where none is known, neither is the part.
  init(alikeIn all: [VacancyParts]) {
    guard let first = all.first else { return }
    self = first
    for other in all.dropFirst() { divide(by: other) }
  }

  private init() {}

  private mutating func add(_ all: [Vacancy], along dimension: CutDimension) {
    switch dimension {
    case .band: add(all) { $0.grade.value }
    case .staffGroup: add(all) { $0.staffGroup.value }
    case .clinical: add(all) { $0.isClinical.value }
    case .site: add(all) { $0.site.value }
    case .department: add(all) { $0.department.value }
    case .month: add(all) { $0.closedOn.value.map { CalendarMonth($0) } }
    case .year: add(all) { $0.closedOn.value.map { FinancialYear($0) } }
    case .overall, .route, .withoutInternational, .ethnicity, .sex, .disability, .ageBand, .religion,
      .orientation, .ethnicCategory, .source:
      break
    }
  }

  /// Divides the parts by those of another dimension.
  private mutating func divide(by other: VacancyParts) {
    var numbers: [SIMD2<Int32>: Int32] = [SIMD2(-1, -1): -1]
    vacancies = []
    for vacancy in parts.indices {
      let key = SIMD2(parts[vacancy], Int32(other.part(of: vacancy)))
      let part = numbers[key] ?? Int32(vacancies.count)
      if numbers.updateValue(part, forKey: key) == nil { vacancies.append(vacancy) }
      parts[vacancy] = part
    }
  }

  /// The part of a vacancy; −1 for none.
  func part(of vacancy: Int) -> Int { parts.indices.contains(vacancy) ? Int(parts[vacancy]) : -1 }

  /// With each readvert in the part of the vacancy that was advertised first; `nil` where that is the same.
  func joining(_ readverts: Readverts) -> VacancyParts? {
    guard !readverts.isEmpty else { return nil }
    var joined = self
    for vacancy in parts.indices { joined.parts[vacancy] = parts[readverts.first(of: vacancy)] }
    return joined.parts == parts ? nil : joined
  }

  private mutating func add<Value: Hashable>(_ all: [Vacancy], _ read: (Vacancy) -> Value?) {
    var numbers: [Value: Int32] = [:]
    parts.reserveCapacity(all.count)
    for number in all.indices {
      guard let value = read(all[number]) else {
        parts.append(-1)
        continue
      }
      let part = numbers[value] ?? Int32(vacancies.count)
      if part == vacancies.count {
        numbers[value] = part
        vacancies.append(number)
      }
      parts.append(part)
    }
  }
}
