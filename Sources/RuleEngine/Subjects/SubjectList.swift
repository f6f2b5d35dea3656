// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// Finds the subjects of rules in a pipeline, in the order of the model.
struct SubjectList {
  let index: PipelineIndex
  /// Those that the reporting period is about.
  let vacancies: [Int]
  /// Those of them that rules about interviews look at.
  private let interviews: [Int]
  /// The adverts of the vacancies that the period is about.
  let adverts: [Int]

  init(_ index: PipelineIndex) {
    self.index = index
    let inPeriod = index.pipeline.periodVacancies
    vacancies = index.vacancies.indices.filter { inPeriod?.contains($0) ?? true }
    interviews = vacancies.filter { index.standings[$0].isSubject }
    adverts = vacancies.flatMap { index.adverts.positions(of: $0) }
  }

  /// The subjects of a rule about vacancies, interviews, adverts or the organisation.
  func cases(for kind: SubjectKind, parameters: [RuleParameter]) -> SubjectCases {
    let param = Value.record(parameters.record)
    switch kind {
    case .vacancy, .interview:
      let source = VacancySource(
        index: index, kind: kind, placements: GradePlacements(from: parameters), param: param)
      return SubjectCases(
        positions: kind == .vacancy ? vacancies : interviews, bundleCount: index.vacancies.count,
        areMany: true, reader: source.reader, make: source.subjectCase)
    case .advert:
      let source = AdvertSource(index: index, placements: GradePlacements(from: parameters), param: param)
      return SubjectCases(
        positions: adverts, bundleCount: index.adverts.elements.count, countedAs: .advert, areMany: true,
        reader: source.reader, make: source.subjectCase)
    case .organisation:
      return SubjectCases(positions: [0], bundleCount: 1) { _ in organisationCase(param) }
    default: return SubjectCases(positions: [], bundleCount: 0) { _ in organisationCase(param) }
    }
  }

  /// The subjects of a rule about cohorts: one for each cut.
  func cases(for cohorts: [CohortCase], parameters: [RuleParameter]) -> SubjectCases {
    let param = Value.record(parameters.record)
    return SubjectCases(positions: Array(cohorts.indices), bundleCount: cohorts.count) { number in
      let cohort = cohorts[number]
      let measure = cohort.figures
      let cut = cohort.cut
      return SubjectCase(
        subject: Subject(kind: .cohort, ref: cohort.cut.name), date: nil, undated: nil,
        bindings: Bindings([.record(measure), .record(cut), param, .day(index.asOf)]))
    }
  }

  private func organisationCase(_ param: Value) -> SubjectCase {
    let facts = OrganisationFacts(pipeline: index.pipeline)
    return SubjectCase(
      subject: Subject(kind: .organisation, ref: "organisation"), date: nil, undated: nil,
      bindings: Bindings([.record(facts), param, .day(index.asOf)]))
  }
}
