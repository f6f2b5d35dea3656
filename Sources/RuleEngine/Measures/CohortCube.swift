// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The applications of one table, added up once along each line by which measures cut them; every measure takes
/// its figures from these sums.
struct CohortCube: Sendable {
  /// Everything, apart only by what the applications themselves decide.
  let whole: CohortFace
  /// By dimension that the vacancy decides; one that nothing records is not there.
  private let faces: [CutDimension: CohortFace]

  /// - Parameter dimensions: those along which something is cut.
  init(_ tallies: some TallyColumns, _ vacancies: [Vacancy], _ dimensions: some Sequence<CutDimension>) {
    var faces: [CutDimension: CohortFace] = [:]
    for dimension in dimensions where dimension.isOfVacancy {
      let parts = VacancyParts(vacancies, along: dimension)
      if !parts.vacancies.isEmpty { faces[dimension] = CohortFace(tallies, parts) }
    }
    let smallest = faces.values.min { $0.entries.count < $1.entries.count }
    whole =
      smallest.map(CohortFace.init(joining:)) ?? CohortFace(tallies, VacancyParts(vacancies, along: .overall))
    self.faces = faces
  }

  /// The sums along a dimension that the vacancy decides; `nil` when nothing records it.
  func face(_ dimension: CutDimension) -> CohortFace? { faces[dimension] }

  var isEmpty: Bool { whole.entries.isEmpty }
}

/// The cubes of all tables that some measure looks at, made once a run.
struct CohortCubes: Sendable {
  /// Of the tallies of the pipeline, whose groups are of ethnicity.
  let ethnicity: CohortCube
  private let others: [Characteristic: CohortCube]

  init(_ pipeline: RecruitmentPipeline, for declarations: [RelativeLikelihoodDeclaration]) {
    let dimensions = Set(declarations.flatMap(\.cuts))
    let wanted = Set(declarations.map(\.characteristic) + dimensions.compactMap(\.characteristic))
    ethnicity = CohortCube(
      EthnicityTallies(tallies: declarations.isEmpty ? [] : pipeline.applications.elements),
      pipeline.vacancies, dimensions)
    var others: [Characteristic: CohortCube] = [:]
    for table in pipeline.characteristics where wanted.contains(table.characteristic) {
      others[table.characteristic] = CohortCube(CharacteristicTallies(table), pipeline.vacancies, dimensions)
    }
    self.others = others
  }

  /// Of the table of a characteristic other than ethnicity; `nil` when nothing records it.
  func other(_ characteristic: Characteristic) -> CohortCube? { others[characteristic] }
}
