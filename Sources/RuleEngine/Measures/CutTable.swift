// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The cuts that the data have, and which of them each application is in. Built once, so that the tallies are
/// gone through once however many cuts there are.
struct CutTable {
  /// Everything first, then dimension by dimension in the order asked for.
  private(set) var cuts: [CohortCut] = []
  /// By dimension that the vacancy decides: the position of each vacancy's cut, -1 for none.
  private var ofVacancy: [[Int32]] = []
  /// The cuts of applications of which the vacancy is not known.
  private var ofNoVacancy: [Int] = []
  /// Positions of the cuts that the application's own route decides, by `TallyCell.routePosition`.
  private var ofRoute: [[Int]] = Array(repeating: [], count: TallyCell.routePositions)

  /// A dimension that nothing records has no cuts; in one that something records, what is not recorded is a
  /// cut of its own, so that every application is in one.
  init(
    _ tallies: some TallyColumns, _ vacancies: [Vacancy], _ dimensions: [CutDimension],
    placements: GradePlacements
  ) {
    let usage = TallyUsage(tallies, vacancies: vacancies.count)
    for dimension in dimensions.filter({ $0 == .overall }) + dimensions.filter({ $0 != .overall }) {
      if dimension.isOfVacancy {
        add(dimension, vacancies, placements, usage)
      } else {
        add(dimension, usage.routes)
      }
    }
  }

  /// The sums of these stages over all tallies, for each cut.
  func sums(_ stages: [Stage], _ tallies: some TallyColumns, categories: Int) -> StageSums {
    var sums = StageSums(stages, cuts: cuts.count, categories: categories)
    for number in 0..<tallies.count {
      let vacancy = tallies.vacancy(number)
      if let vacancy, let first = ofVacancy.first, first.indices.contains(vacancy) {
        for dimension in ofVacancy.indices where ofVacancy[dimension][vacancy] >= 0 {
          sums.add(tallies, number, toCut: Int(ofVacancy[dimension][vacancy]))
        }
      } else {
        for cut in ofNoVacancy { sums.add(tallies, number, toCut: cut) }
      }
      for cut in ofRoute[tallies.cell(number).routePosition] { sums.add(tallies, number, toCut: cut) }
    }
    return sums
  }

  private mutating func append(_ dimension: CutDimension, _ value: String, name: String? = nil) -> Int {
    cuts.append(CohortCut(name: name ?? dimension.name(of: value), dimension: dimension, value: value))
    return cuts.count - 1
  }

  private mutating func appendUnknown(_ dimension: CutDimension) -> Int {
    append(dimension, "not known", name: "\(dimension.words) not known")
  }

  /// A dimension that the vacancy decides.
  private mutating func add(
    _ dimension: CutDimension, _ vacancies: [Vacancy], _ placements: GradePlacements, _ usage: TallyUsage
  ) {
    let codes = ValueCodes(
      vacancies.indices.map { dimension.value(vacancies, $0, placements) }, isUsed: usage.isUsed)
    guard !codes.used.isEmpty else { return }
    var cutOfCode = Array(repeating: Int32(-1), count: codes.values.count)
    for value in codes.used.map({ codes.values[$0] }).sorted(by: dimension.precedes) {
      if let code = codes.code(of: value) { cutOfCode[code] = Int32(append(dimension, value)) }
    }
    let unknown = usage.hasUnplaced || codes.isUnknownUsed ? appendUnknown(dimension) : nil
    ofVacancy.append(codes.codes.map { $0 >= 0 ? cutOfCode[Int($0)] : Int32(unknown ?? -1) })
    if let unknown { ofNoVacancy.append(unknown) }
  }

  /// Everything, or a dimension that the application's own route decides.
  private mutating func add(_ dimension: CutDimension, _ routes: Set<RecruitmentRoute?>) {
    switch dimension {
    case .route: addRoutes(routes)
    case .withoutInternational:
      guard routes.contains(.international) else { return }
      let number = append(dimension, "without international recruits")
      for route in routes where route != .international { place(route, in: number) }
    default:
      cuts.append(.overall)
      for route in routes { place(route, in: cuts.count - 1) }
    }
  }

  private mutating func addRoutes(_ routes: Set<RecruitmentRoute?>) {
    let kinds: [(String, [RecruitmentRoute])] = [
      ("internal", [.internal]), ("external", [.external, .international]),
    ]
    for (word, members) in kinds where members.contains(where: routes.contains) {
      let number = append(.route, word)
      for route in members { place(route, in: number) }
    }
    guard routes.contains(nil), routes.count > 1 else { return }
    place(nil, in: appendUnknown(.route))
  }

  private mutating func place(_ route: RecruitmentRoute?, in cut: Int) {
    ofRoute[TallyCell.position(of: route)].append(cut)
  }
}

extension CutDimension {
  /// The order in which parts are told: bands by seniority, other grades behind them, everything else by
  /// name.
  fileprivate func precedes(_ left: String, _ right: String) -> Bool {
    func order(_ value: String) -> (Int, String) {
      (self == .band ? PayBand(leading: value)?.rank ?? PayBand.allCases.count : 0, value)
    }
    return order(left) < order(right)
  }
}
