// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The applications of one table, added up once along each line by which measures cut them; every measure takes
/// its figures from these sums.
struct CohortCube: Sendable {
  /// Everything, apart only by what the applications themselves decide.
  let whole: CohortFace
  /// The characteristics by which its applications are told apart.
  let groups: CubeGroups
  /// By the dimensions of a line that the vacancy decides; one that nothing records is not there.
  private let faces: [[CutDimension]: CohortFace]
  /// The same with readverts in the part of the vacancy that was advertised first, where that is another part.
  private let joinedFaces: [[CutDimension]: CohortFace]

  /// Lines of several dimensions that vacancies are in so many parts of that no cut is made along them.
  let refused: Set<[CutDimension]>

  /// Which cuts are not shown.
  private(set) var plan: DisclosurePlan

  /// Of how many tallies the parts by characteristics of the applicants are held against all other cuts; of more, only
  /// against the cuts that they divide: among many people no other gives them.
  private static let mostTallies = 2_000

  /// - Parameters:
  ///   - parts: along each line by which something is cut and that the vacancy decides; one that nothing records
  ///     is not there.
  ///   - cutting: what the measures of the run ask for.
  init(
    _ tallies: some TallyColumns, _ groups: CubeGroups, _ parts: CubeParts, _ vacancies: [Vacancy],
    _ cutting: CutOrder
  ) {
    let faces = parts.own.mapValues { CohortFace(tallies, $0, parts.readverts) }
    let smallest = parts.lines.compactMap { faces[$0] }.min { $0.entries.count < $1.entries.count }
    whole =
      smallest.map(CohortFace.init(joining:))
      ?? CohortFace(tallies, VacancyParts([], along: []), parts.readverts)
    self.groups = groups
    refused = parts.refused
    self.faces = faces
    joinedFaces = parts.joined.mapValues { CohortFace(tallies, $0, parts.readverts) }
    plan = DisclosurePlan()
    let alike = VacancyParts(alikeIn: parts.all)
    let stages = cutting.stages { StageCells(tallies, $0, alike, parts.readverts) }
    plan = cutting.plans.plan(stages) {
      DisclosurePlan(
        stages, parts, cutting, tables: cutting.tables(self, vacancies, cutting.crossings))
    }
    let divided = cutting.divided.filter { $0.characteristics.allSatisfy(groups.tells) }
    guard !divided.isEmpty else { return }
    let own =
      tallies.count <= CohortCube.mostTallies ? parts : parts.only(Set(divided.flatMap(\.ofVacancy)))
    let face =
      own.lines.isEmpty ? whole : CohortFace(tallies, VacancyParts(alikeIn: own.all), parts.readverts)
    plan.hideParts(
      cutting.stages { StageCells(face, $0) }, own, cutting,
      tables: cutting.tables(
        self, vacancies, cutting.crossings.filter { own.haveAll(of: $0.ofVacancy) } + divided))
  }

  /// The same cube, with the parts hidden that any of these plans hides.
  fileprivate func hidingParts(of plans: [DisclosurePlan]) -> CohortCube {
    var cube = self
    for plan in plans { cube.plan.hideParts(of: plan) }
    return cube
  }

  /// The sums along a line that the vacancy decides; of everything without dimensions, and `nil` when nothing records
  /// one of them.
  func face(_ line: [CutDimension], joinsReadverts: Bool) -> CohortFace? {
    line.isEmpty ? whole : (joinsReadverts ? joinedFaces[line] : nil) ?? faces[line]
  }

  /// Whether a readvert is in another part than the vacancy that was advertised first, so that joining them changes
  /// a cut.
  var joinsDiffer: Bool { !joinedFaces.isEmpty }

  /// In which group of a characteristic applications of a kind are.
  func group(_ kind: CohortKind, _ characteristic: Characteristic) -> GroupPosition {
    groups.group(kind, characteristic)
  }

  /// The parts that a characteristic of the applicants makes; `nil` where nobody's is known.
  func axis(_ dimension: CutDimension, of characteristic: Characteristic) -> CutAxis? {
    let categories = groups.categories(of: characteristic)
    var isUsed = [Bool](repeating: false, count: GroupPosition.count(categories: categories.count))
    for entry in whole.entries { isUsed[group(entry.kind, characteristic).rawValue] = true }
    return CutAxis(dimension, of: characteristic, categories, isUsed: isUsed)
  }

  /// Those of the categories of a characteristic that some application is of; records that were set aside may have been
  /// all of one.
  func used(_ characteristic: Characteristic) -> [ApplicantGroup] {
    let positions = Set(whole.entries.map { group($0.kind, characteristic).rawValue })
    return groups.categories(of: characteristic).enumerated()
      .filter { positions.contains(GroupPosition(category: $0.offset).rawValue) }.map(\.element)
  }

  var isEmpty: Bool { whole.entries.isEmpty }
}

/// The cubes of all tables that some measure looks at, made once a run.
struct CohortCubes: Sendable {
  /// Of the tallies of the pipeline, whose groups are of ethnicity.
  let ethnicity: CohortCube
  /// By the characteristics other than ethnicity that are told apart.
  private let others: [[Characteristic]: CohortCube]

  init(_ pipeline: RecruitmentPipeline, for packs: [RulePack]) {
    let order = CubeOrder(pipeline, packs)
    self.init(
      ethnicity: order.ethnicity(),
      others: Dictionary(uniqueKeysWithValues: order.tables.map { ($0.characteristics, order.cube($0)) }))
  }

  /// What one table hides, no other tells: several tell the parts of one characteristic.
  private init(ethnicity: CohortCube, others: [[Characteristic]: CohortCube]) {
    let plans = [ethnicity.plan] + others.values.map(\.plan)
    self.ethnicity = ethnicity.hidingParts(of: plans)
    self.others = others.mapValues { $0.hidingParts(of: plans) }
  }

  /// The same, each table on a core.
  static func sideBySide(
    _ pipeline: RecruitmentPipeline, for packs: [RulePack]
  ) async -> CohortCubes {
    let order = CubeOrder(pipeline, packs)
    return await withTaskGroup(of: ([Characteristic], CohortCube).self) { group in
      for table in order.tables { group.addTask { (table.characteristics, order.cube(table)) } }
      let ethnicity = order.ethnicity()
      return CohortCubes(
        ethnicity: ethnicity, others: await group.reduce(into: [:]) { $0[$1.0] = $1.1 })
    }
  }

  /// The cube that tells these apart, beside ethnicity; `nil` when nothing records them together.
  func telling(_ characteristics: some Sequence<Characteristic>) -> CohortCube? {
    let others = Characteristic.others(among: characteristics)
    return others.isEmpty ? ethnicity : self.others[others]
  }
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
    let crossings = declarations.flatMap(\.crossings).uniqued
    parts = CubeParts(pipeline.vacancies, crossings.map(\.ofVacancy).uniqued.filter { !$0.isEmpty })
    vacancies = pipeline.vacancies
    cutting = CutOrder(
      measures: packs.flatMap { pack in
        pack.rules.compactMap { rule in
          guard case .own(let declaration)? = rule.measure else { return nil }
          return MeasureTerms(declaration, pack.parameters(of: rule))
        }
      }, crossings: CubeOrder.ordered(crossings.map(\.withoutCharacteristics)),
      divided: declarations.flatMap(\.divided).uniqued,
      everyWay: declarations.reduce(into: []) { $0.formUnion($1.everyWay) },
      units: Set(crossings).subtracting(declarations.flatMap(\.cuts)))
    let wanted = Set(declarations.flatMap(\.tables))
    tables = (pipeline.characteristics + pipeline.crossed).filter { wanted.contains($0.characteristics) }
  }

  /// Each once: first those by one dimension in a fixed order, then the others as they are asked for.
  private static func ordered(_ crossings: [Crossing]) -> [Crossing] {
    let single = Set(crossings.compactMap(\.single))
    return CutDimension.allCases.filter { single.contains($0) }.map { Crossing($0) }
      + crossings.filter { $0.single == nil }.uniqued
  }

  func ethnicity() -> CohortCube { CohortCube(tallies, .ethnicity, parts, vacancies, cutting) }

  func cube(_ table: CharacteristicTable) -> CohortCube {
    CohortCube(CharacteristicTallies(table), CubeGroups(table), parts, vacancies, cutting)
  }
}

extension RelativeLikelihoodDeclaration {
  /// The characteristics other than ethnicity that have to be told apart together: of the groups, and of each cut.
  var tables: [[Characteristic]] {
    crossings.map { Characteristic.others(among: $0.characteristics + [characteristic]) }.uniqued
  }
}

extension Characteristic {
  /// Those other than ethnicity, each once, in a fixed order.
  static func others(among characteristics: some Sequence<Characteristic>) -> [Characteristic] {
    let found = Set(characteristics)
    return others.filter { found.contains($0) }
  }
}

/// What the measures of a run ask for.
struct CutOrder: Sendable {
  let measures: [MeasureTerms]
  /// Those by which any of them is cut, without the characteristics of the applicants.
  let crossings: [Crossing]
  /// Those by which any of them is cut, where characteristics of the applicants take part.
  let divided: [Crossing]
  /// Those that are told in every way of counting, without the characteristics of the applicants.
  let everyWay: Set<Crossing>
  /// Those that only strata and units of funnels are told apart by.
  let units: Set<Crossing>
  let plans = DisclosurePlans()

  /// For each stage at which some measure shows something, who came to it.
  func stages(_ cells: (Stage) -> StageCells) -> [Stage: StageCells] {
    Dictionary(uniqueKeysWithValues: Set(measures.flatMap { [$0.from, $0.to] }).map { ($0, cells($0)) })
  }

  /// The cuts of some crossings: for each way of placing grades, and with readverts either way where that differs.
  func tables(_ cube: CohortCube, _ vacancies: [Vacancy], _ crossings: [Crossing]) -> [CutTable] {
    let placements = Set(measures.map(\.placements)).sorted { $0.text < $1.text }
    return placements.flatMap { placements in
      [false, true].map {
        CutTable(cube, vacancies, crossings, placements: placements, joinsReadverts: $0)
      }
    }
  }
}

/// The parts that vacancies are in, along each line by which something is cut and that the vacancy decides.
struct CubeParts: Sendable {
  /// By the dimensions of a line.
  private(set) var own: [[CutDimension]: VacancyParts] = [:]
  /// With readverts in the part of the vacancy that was advertised first, where that is another part.
  private(set) var joined: [[CutDimension]: VacancyParts] = [:]
  /// Those that something records, in the order asked for.
  private(set) var lines: [[CutDimension]] = []
  /// Those of several dimensions that vacancies are in too many parts of.
  private(set) var refused: Set<[CutDimension]> = []
  let readverts: Readverts

  /// Along each line, and with readverts in the part of the vacancy that was advertised first.
  var all: [VacancyParts] { lines.flatMap { [own[$0], joined[$0]] }.compactMap(\.self) }

  /// Those along lines of these dimensions alone.
  func only(_ dimensions: Set<CutDimension>) -> CubeParts {
    var parts = self
    parts.lines = lines.filter(dimensions.isSuperset)
    parts.own = own.filter { dimensions.isSuperset(of: $0.key) }
    parts.joined = joined.filter { dimensions.isSuperset(of: $0.key) }
    return parts
  }

  /// Whether there are parts along a line, or it needs none.
  func haveAll(of line: [CutDimension]) -> Bool { line.isEmpty || own[line] != nil }

  init(_ vacancies: [Vacancy], _ lines: [[CutDimension]]) {
    readverts = Readverts(vacancies)
    var sum = 0
    for line in lines {
      let parts = VacancyParts(vacancies, along: line)
      guard !parts.vacancies.isEmpty else { continue }
      if line.count > 1 {
        guard sum + parts.vacancies.count <= Crossing.mostParts else {
          refused.insert(line)
          continue
        }
        sum += parts.vacancies.count
      }
      self.lines.append(line)
      own[line] = parts
      if let parts = parts.joining(readverts) { joined[line] = parts }
    }
  }
}
