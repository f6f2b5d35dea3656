// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The applications of one table, added up once along each line by which measures cut them; every measure takes
/// its figures from these sums.
struct CohortCube: Sendable {
  /// Everything, apart only by what the applications themselves decide.
  let whole: CohortFace
  /// By dimension that the vacancy decides; one that nothing records is not there.
  private let faces: [CutDimension: CohortFace]

  /// - Parameter parts: along each dimension by which something is cut and that the vacancy decides; one that
  ///   nothing records is not there.
  init(_ tallies: some TallyColumns, _ parts: [CutDimension: VacancyParts]) {
    let faces = parts.mapValues { CohortFace(tallies, $0) }
    let smallest = CutDimension.allCases.compactMap { faces[$0] }.min { $0.entries.count < $1.entries.count }
    whole =
      smallest.map(CohortFace.init(joining:)) ?? CohortFace(tallies, VacancyParts([], along: .overall))
    self.faces = faces
  }

  /// The sums along a dimension that the vacancy decides; `nil` when nothing records it.
  func face(_ dimension: CutDimension) -> CohortFace? { faces[dimension] }

  /// Those of the categories that some application is of; records that were set aside may have been all of one.
  func used(_ categories: [ApplicantGroup]) -> [ApplicantGroup] {
    let positions = Set(whole.entries.map { $0.kind.group(.category).rawValue })
    return categories.indices.filter { positions.contains(GroupPosition(category: $0).rawValue) }
      .map { categories[$0] }
  }

  var isEmpty: Bool { whole.entries.isEmpty }
}

/// The cubes of all tables that some measure looks at, made once a run.
struct CohortCubes: Sendable {
  /// Of the tallies of the pipeline, whose groups are of ethnicity.
  let ethnicity: CohortCube
  private let others: [Characteristic: CohortCube]

  init(_ pipeline: RecruitmentPipeline, for declarations: [RelativeLikelihoodDeclaration]) {
    let order = CubeOrder(pipeline, declarations)
    ethnicity = order.ethnicity()
    others = Dictionary(uniqueKeysWithValues: order.tables.map { ($0.characteristic, order.cube($0)) })
  }

  private init(ethnicity: CohortCube, others: [Characteristic: CohortCube]) {
    self.ethnicity = ethnicity
    self.others = others
  }

  /// The same, each table on a core.
  static func sideBySide(
    _ pipeline: RecruitmentPipeline, for declarations: [RelativeLikelihoodDeclaration]
  ) async -> CohortCubes {
    let order = CubeOrder(pipeline, declarations)
    return await withTaskGroup(of: (Characteristic, CohortCube).self) { group in
      for table in order.tables { group.addTask { (table.characteristic, order.cube(table)) } }
      let ethnicity = order.ethnicity()
      return CohortCubes(
        ethnicity: ethnicity, others: await group.reduce(into: [:]) { $0[$1.0] = $1.1 })
    }
  }

  /// Of the table of a characteristic other than ethnicity; `nil` when nothing records it.
  func other(_ characteristic: Characteristic) -> CohortCube? { others[characteristic] }
}

/// Which cubes are wanted, and along which lines.
private struct CubeOrder: Sendable {
  private let tallies: EthnicityTallies
  private let parts: [CutDimension: VacancyParts]
  /// Those of characteristics other than ethnicity.
  let tables: [CharacteristicTable]

  init(_ pipeline: RecruitmentPipeline, _ declarations: [RelativeLikelihoodDeclaration]) {
    tallies = EthnicityTallies(tallies: declarations.isEmpty ? [] : pipeline.applications.elements)
    let cuts = Set(declarations.flatMap(\.cuts))
    var parts: [CutDimension: VacancyParts] = [:]
    for dimension in cuts where dimension.isOfVacancy {
      let along = VacancyParts(pipeline.vacancies, along: dimension)
      if !along.vacancies.isEmpty { parts[dimension] = along }
    }
    self.parts = parts
    let wanted = Set(declarations.map(\.characteristic) + cuts.compactMap(\.characteristic))
    tables = pipeline.characteristics.filter { wanted.contains($0.characteristic) }
  }

  func ethnicity() -> CohortCube { CohortCube(tallies, parts) }

  func cube(_ table: CharacteristicTable) -> CohortCube { CohortCube(CharacteristicTallies(table), parts) }
}
