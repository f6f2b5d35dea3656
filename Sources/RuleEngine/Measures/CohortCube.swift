// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The applications of one table, added up once along each line by which measures cut them; every measure takes
/// its figures from these sums.
struct CohortCube: Sendable {
  /// Everything, apart only by what the applications themselves decide.
  let whole: CohortFace
  /// By dimension that the vacancy decides; one that nothing records is not there.
  private let faces: [CutDimension: CohortFace]
  /// The same with readverts in the part of the vacancy that was advertised first, where that is another part.
  private let joinedFaces: [CutDimension: CohortFace]

  /// Which cuts are not shown.
  private(set) var plan: DisclosurePlan

  /// - Parameters:
  ///   - parts: along each dimension by which something is cut and that the vacancy decides; one that nothing records
  ///     is not there.
  ///   - cutting: what the measures of the run ask for.
  init(_ tallies: some TallyColumns, _ parts: CubeParts, _ vacancies: [Vacancy], _ cutting: CutOrder) {
    let faces = parts.own.mapValues { CohortFace(tallies, $0, parts.readverts) }
    let smallest = CutDimension.allCases.compactMap { faces[$0] }.min { $0.entries.count < $1.entries.count }
    whole =
      smallest.map(CohortFace.init(joining:))
      ?? CohortFace(tallies, VacancyParts([], along: .overall), parts.readverts)
    self.faces = faces
    joinedFaces = parts.joined.mapValues { CohortFace(tallies, $0, parts.readverts) }
    plan = DisclosurePlan()
    let stages = DisclosurePlan.stages(tallies, parts, vacancies: vacancies.count, cutting.measures)
    plan = cutting.plans.plan(stages) {
      DisclosurePlan(
        stages, parts, measures: cutting.measures, tables: cutting.tables(self, vacancies),
        last: cutting.units)
    }
  }

  /// The sums along a dimension that the vacancy decides; `nil` when nothing records it.
  func face(_ dimension: CutDimension, joinsReadverts: Bool) -> CohortFace? {
    (joinsReadverts ? joinedFaces[dimension] : nil) ?? faces[dimension]
  }

  /// Whether a readvert is in another part than the vacancy that was advertised first, so that joining them changes
  /// a cut.
  var joinsDiffer: Bool { !joinedFaces.isEmpty }

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

  init(_ pipeline: RecruitmentPipeline, for packs: [RulePack]) {
    let order = CubeOrder(pipeline, packs)
    ethnicity = order.ethnicity()
    others = Dictionary(uniqueKeysWithValues: order.tables.map { ($0.characteristic, order.cube($0)) })
  }

  private init(ethnicity: CohortCube, others: [Characteristic: CohortCube]) {
    self.ethnicity = ethnicity
    self.others = others
  }

  /// The same, each table on a core.
  static func sideBySide(
    _ pipeline: RecruitmentPipeline, for packs: [RulePack]
  ) async -> CohortCubes {
    let order = CubeOrder(pipeline, packs)
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
  private let parts: CubeParts
  private let vacancies: [Vacancy]
  private let cutting: CutOrder
  /// Those of characteristics other than ethnicity.
  let tables: [CharacteristicTable]

  init(_ pipeline: RecruitmentPipeline, _ packs: [RulePack]) {
    let declarations = packs.flatMap(\.declarations)
    tallies = EthnicityTallies(tallies: declarations.isEmpty ? [] : pipeline.applications.elements)
    let cuts = Set(declarations.flatMap(\.dimensions))
    parts = CubeParts(pipeline.vacancies, cuts.filter(\.isOfVacancy))
    vacancies = pipeline.vacancies
    cutting = CutOrder(
      measures: packs.flatMap { pack in
        pack.rules.compactMap { rule in
          guard case .own(let declaration)? = rule.measure else { return nil }
          return MeasureTerms(declaration, pack.parameters(of: rule))
        }
      }, dimensions: CutDimension.allCases.filter { cuts.contains($0) && $0.characteristic == nil },
      units: cuts.subtracting(declarations.flatMap(\.cuts)))
    let wanted = Set(declarations.map(\.characteristic) + cuts.compactMap(\.characteristic))
    tables = pipeline.characteristics.filter { wanted.contains($0.characteristic) }
  }

  func ethnicity() -> CohortCube { CohortCube(tallies, parts, vacancies, cutting) }

  func cube(_ table: CharacteristicTable) -> CohortCube {
    CohortCube(CharacteristicTallies(table), parts, vacancies, cutting)
  }
}

/// What the measures of a run ask for.
struct CutOrder: Sendable {
  let measures: [MeasureTerms]
  /// Those by which any of them is cut, but for characteristics of the applicants.
  let dimensions: [CutDimension]
  /// Those of them that only strata and units of funnels are told apart by.
  let units: Set<CutDimension>
  let plans = DisclosurePlans()

  /// The cuts of all of them: for each way of placing grades, and with readverts either way where that differs.
  func tables(_ cube: CohortCube, _ vacancies: [Vacancy]) -> [CutTable] {
    let placements = Set(measures.map(\.placements)).sorted { $0.text < $1.text }
    return placements.flatMap { placements in
      [false, true].map {
        CutTable(cube, vacancies, dimensions, placements: placements, joinsReadverts: $0)
      }
    }
  }
}

/// The parts that vacancies are in, along each dimension by which something is cut and that the vacancy decides.
struct CubeParts: Sendable {
  private(set) var own: [CutDimension: VacancyParts] = [:]
  /// With readverts in the part of the vacancy that was advertised first, where that is another part.
  private(set) var joined: [CutDimension: VacancyParts] = [:]
  let readverts: Readverts

  init(_ vacancies: [Vacancy], _ dimensions: Set<CutDimension>) {
    readverts = Readverts(vacancies)
    for dimension in dimensions {
      let parts = VacancyParts(vacancies, along: dimension)
      guard !parts.vacancies.isEmpty else { continue }
      own[dimension] = parts
      if let parts = parts.joining(readverts) { joined[dimension] = parts }
    }
  }
}
