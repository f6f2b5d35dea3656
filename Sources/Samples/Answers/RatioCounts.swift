// SPDX-License-Identifier: Apache-2.0

/// Of whom a relative likelihood is.
enum SampleMeasure: Sendable, Hashable {
  case ethnicity
  case other(OtherCharacteristic)

  var position: Int {
    switch self {
    case .ethnicity: 0
    case .other(let characteristic): 1 + (OtherCharacteristic.allCases.firstIndex(of: characteristic) ?? 0)
    }
  }

  static let count = 1 + OtherCharacteristic.allCases.count
}

/// How many of those shortlisted, of those appointed, and of those who turned an offer down.
struct StageSum: Sendable {
  var shortlisted = 0
  var appointed = 0
  var declined = 0

  static func + (left: StageSum, right: StageSum) -> StageSum {
    StageSum(
      shortlisted: left.shortlisted + right.shortlisted, appointed: left.appointed + right.appointed,
      declined: left.declined + right.declined)
  }
}

/// The sums of every cut, by group of ethnicity and by what was said of each other characteristic.
struct RatioCounts: Sendable {
  /// By cut: applications that count, whatever became of them.
  private(set) var applicants = Array(repeating: 0, count: SampleCut.all.count)
  /// By cut: of how many vacancies those shortlisted are.
  private(set) var vacancies = Array(repeating: 0, count: SampleCut.all.count)
  /// By cut: of how many vacancies those appointed are.
  private(set) var appointingVacancies = Array(repeating: 0, count: SampleCut.all.count)
  private var lastVacancy = Array(repeating: 0, count: SampleCut.all.count)
  private var lastAppointing = Array(repeating: 0, count: SampleCut.all.count)
  /// By cut, then measure, then group or label.
  private var sums = Array(
    repeating: StageSum(), count: SampleCut.all.count * SampleMeasure.count * RatioCounts.groups)
  /// The most groups or labels that a measure tells apart.
  private static let groups = 8

  /// Those shortlisted, and those appointed, by all cuts that a table tells apart: those of the post and the route
  /// first, then those and ethnicity, then for each other characteristic these and its own.
  private var cells = Array(
    repeating: [[Int]: (shortlisted: HiddenCuts.Cell, appointed: HiddenCuts.Cell)](),
    count: 1 + SampleMeasure.count)
  private let starts = SampleCut.Dimension.allCases.map(SampleCut.start(of:))
  /// By characteristic, then label: the part of its dimension.
  private let partOfLabel = OtherCharacteristic.allCases.map { characteristic in
    let groups = characteristic.groups
    return characteristic.entries.map { entry in
      entry.group.flatMap { groups.firstIndex(of: $0) } ?? groups.count
    }
  }
  private let bands = Vocabulary.bands.values
  private let staffGroups = Vocabulary.staffGroups.values.map(\.name)

  /// - Parameter labels: by characteristic, the position of what the application says.
  mutating func add(_ application: SampleApplication, of vacancy: SampleVacancy, labels: [Int]) {
    let numbers = cuts(of: application, of: vacancy, labels)
    for cut in numbers { applicants[cut] += 1 }
    guard application.hasReached(.shortlisted) else { return }
    let sum = StageSum(
      shortlisted: 1, appointed: application.fate.isAppointed ? 1 : 0,
      declined: application.fate == .declined ? 1 : 0)
    for cut in numbers {
      if lastVacancy[cut] != vacancy.number {
        vacancies[cut] += 1
        lastVacancy[cut] = vacancy.number
      }
      if sum.appointed > 0, lastAppointing[cut] != vacancy.number {
        appointingVacancies[cut] += 1
        lastAppointing[cut] = vacancy.number
      }
      add(sum, cut, 0, application.group.rawValue)
      for measure in labels.indices { add(sum, cut, measure + 1, labels[measure]) }
    }
    let own = numbers.filter { !SampleCut.all[$0].dimension.isOfApplicants }
    let ofEthnicity = numbers.filter { SampleCut.all[$0].dimension == .ethnicity }
    let ofOthers = numbers.filter { SampleCut.all[$0].dimension > .ethnicity }
    let tables = [own, own + ofEthnicity] + ofOthers.map { own + ofEthnicity + [$0] }
    for (table, cuts) in tables.enumerated() {
      let empty = HiddenCuts.Cell(cuts: Set(cuts))
      RatioCounts.add(vacancy.number, to: &cells[table][cuts, default: (empty, empty)].shortlisted)
      if sum.appointed > 0 {
        RatioCounts.add(vacancy.number, to: &cells[table][cuts, default: (empty, empty)].appointed)
      }
    }
  }

  private static func add(_ vacancy: Int, to cell: inout HiddenCuts.Cell) {
    cell.vacancy = cell.people == 0 || cell.vacancy == vacancy ? vacancy : nil
    cell.people += 1
  }

  /// - Parameter dimension: of the applicants, by which they are told apart too.
  func shortlistedCells(_ dimension: SampleCut.Dimension? = nil) -> [HiddenCuts.Cell] {
    inOrder(dimension).map(\.shortlisted)
  }

  func appointedCells(_ dimension: SampleCut.Dimension? = nil) -> [HiddenCuts.Cell] {
    inOrder(dimension).map(\.appointed).filter { $0.people > 0 }
  }

  private func inOrder(
    _ dimension: SampleCut.Dimension?
  ) -> [(shortlisted: HiddenCuts.Cell, appointed: HiddenCuts.Cell)] {
    let table = dimension.map { 1 + $0.rawValue - SampleCut.Dimension.ethnicity.rawValue } ?? 0
    return cells[table].sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  private mutating func add(_ sum: StageSum, _ cut: Int, _ measure: Int, _ group: Int) {
    let place = (cut * SampleMeasure.count + measure) * RatioCounts.groups + group
    sums[place].shortlisted += sum.shortlisted
    sums[place].appointed += sum.appointed
    sums[place].declined += sum.declined
  }

  private func cuts(of application: SampleApplication, of vacancy: SampleVacancy, _ labels: [Int]) -> [Int] {
    func number(_ dimension: SampleCut.Dimension, _ part: Int) -> Int { starts[dimension.rawValue] + part }
    let ethnicity =
      switch application.group {
      case .white: 0
      case .ethnicMinority: 1
      case .withheld, .blank, .notKnown, .unmapped: 2
      }
    var cuts = [
      SampleCut.overall, number(.band, bands.firstIndex(of: vacancy.band) ?? 0),
      number(.staffGroup, staffGroups.firstIndex(of: vacancy.staffGroup.name) ?? 0),
      number(.clinical, vacancy.staffGroup.isClinical ? 0 : 1),
      number(.route, application.route == "internal" ? 0 : 1), number(.ethnicity, ethnicity),
    ]
    if application.route != "international" { cuts.append(number(.withoutInternational, 0)) }
    for (position, characteristic) in OtherCharacteristic.allCases.enumerated() {
      cuts.append(number(SampleCut.Dimension(characteristic), partOfLabel[position][labels[position]]))
    }
    return cuts
  }

  func sum(_ cut: Int, _ measure: SampleMeasure, _ group: Int) -> StageSum {
    sums[(cut * SampleMeasure.count + measure.position) * RatioCounts.groups + group]
  }

  func sum(_ cut: Int, _ group: SampleGroup) -> StageSum { sum(cut, .ethnicity, group.rawValue) }

  /// Those of a cut whose label is of one of the groups, or of whom a condition holds of the label.
  func sum(
    _ cut: Int, _ characteristic: OtherCharacteristic, where isWanted: (OtherCharacteristic.Entry) -> Bool
  ) -> StageSum {
    characteristic.entries.indices.filter { isWanted(characteristic.entries[$0]) }
      .reduce(StageSum()) { $0 + sum(cut, .other(characteristic), $1) }
  }

  /// The cuts of a dimension that the data have: where nothing of it is known there is none, and without international
  /// recruits nothing is counted without them.
  func present(_ dimension: SampleCut.Dimension) -> [Int] {
    switch dimension {
    case .overall: return [SampleCut.overall]
    case .withoutInternational:
      let everybody = applicants[SampleCut.overall]
      return SampleCut.numbers(of: dimension).filter { applicants[$0] < everybody }
    default:
      let numbers = SampleCut.numbers(of: dimension).filter { applicants[$0] > 0 }
      return numbers.contains { !SampleCut.all[$0].isNotKnown } ? numbers : []
    }
  }
}
