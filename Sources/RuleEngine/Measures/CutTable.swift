// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The cuts that the vacancies and the routes of a table make, and which of them each application is in.
struct CutTable {
  /// Everything first, then dimension by dimension in the order asked for.
  private(set) var cuts: [CohortCut] = []
  private let cube: CohortCube
  let joinsReadverts: Bool
  /// The dimensions that the vacancy decides.
  private var lines: [Line] = []
  /// Positions of the cuts that the application's own route decides, by `RoutePosition`.
  private var ofRoute: [[Int]] = Array(repeating: [], count: RoutePosition.count)

  /// One dimension that the vacancy decides: which cut each part of it is.
  private struct Line {
    let dimension: CutDimension
    let face: CohortFace
    var cutOfPart: [Int]
    var unknown: Int?

    func cut(_ part: Int) -> Int? { part >= 0 ? cutOfPart[part] : unknown }
  }

  /// A dimension that nothing records has no cuts; in one that something records, what is not recorded is a
  /// cut of its own, so that every application is in one.
  ///
  /// - Parameter joinsReadverts: whether a readvert is in the part of the vacancy that was advertised first.
  init(
    _ cube: CohortCube, _ vacancies: [Vacancy], _ dimensions: [CutDimension], placements: GradePlacements,
    joinsReadverts: Bool = false
  ) {
    self.cube = cube
    self.joinsReadverts = joinsReadverts
    let routes = Set(cube.whole.entries.map(\.kind.route))
    for dimension in dimensions.filter({ $0 == .overall }) + dimensions.filter({ $0 != .overall }) {
      if !dimension.isOfVacancy {
        add(dimension, routes)
      } else if let face = cube.face(dimension, joinsReadverts: joinsReadverts) {
        add(dimension, face) { dimension.value(vacancies[$0], placements) }
      }
    }
  }

  /// The sums of these stages over all applications, for each cut.
  func sums(_ stages: [Stage], of side: CohortKind.Side, categories: Int) -> StageSums {
    var sums = StageSums(stages, cuts: cuts.count, categories: categories)
    for line in lines {
      for (number, entry) in line.face.entries.enumerated() {
        if let cut = line.cut(entry.part) { sums.add(line.face, number, of: side, toCut: cut) }
      }
    }
    for (number, entry) in cube.whole.entries.enumerated() {
      for cut in ofRoute[entry.kind.route.rawValue] { sums.add(cube.whole, number, of: side, toCut: cut) }
    }
    return sums
  }

  /// For each cut, which of the cells are in it.
  func members(of cells: [StageCells.Cell], _ parts: CubeParts) -> [[Int]] {
    var members = [[Int]](repeating: [], count: cuts.count)
    let along = lines.map { line in
      (joinsReadverts ? parts.joined[line.dimension] : nil) ?? parts.own[line.dimension]
    }
    for (number, cell) in cells.enumerated() {
      for cut in ofRoute[cell.route.rawValue] { members[cut].append(number) }
      for (line, parts) in zip(lines, along) {
        let part = cell.example.flatMap { parts?.part(of: $0) } ?? -1
        if let cut = line.cut(part) { members[cut].append(number) }
      }
    }
    return members
  }

  private mutating func append(_ dimension: CutDimension, _ value: String, name: String? = nil) -> Int {
    cuts.append(CohortCut(name: name ?? dimension.name(of: value), dimension: dimension, value: value))
    return cuts.count - 1
  }

  private mutating func appendUnknown(_ dimension: CutDimension) -> Int {
    append(dimension, CohortCut.unknownValue, name: "\(dimension.words) not known")
  }

  /// A dimension that the vacancy decides. Parts of one name, such as a grade placed at a band, are one cut.
  private mutating func add(_ dimension: CutDimension, _ face: CohortFace, name: (Int) -> String?) {
    let names = face.vacancies.map(name)
    let used = Set(face.entries.lazy.map(\.part))
    var cutOfName: [String: Int] = [:]
    for value in Set(used.compactMap { $0 >= 0 ? names[$0] : nil }).sorted(by: dimension.precedes) {
      cutOfName[value] = append(dimension, value)
    }
    guard !cutOfName.isEmpty else { return }
    let unknown = used.contains(-1) ? appendUnknown(dimension) : nil
    lines.append(
      Line(
        dimension: dimension, face: face, cutOfPart: names.map { $0.flatMap { cutOfName[$0] } ?? -1 },
        unknown: unknown))
  }

  /// Everything, or a dimension that the application's own route decides.
  private mutating func add(_ dimension: CutDimension, _ routes: Set<RoutePosition>) {
    switch dimension {
    case .route: addRoutes(routes)
    case .withoutInternational:
      let international = RoutePosition(.international)
      guard routes.contains(international) else { return }
      let number = append(dimension, "without international recruits")
      for route in routes where route != international { place(route, in: number) }
    default:
      cuts.append(.overall)
      for route in routes { place(route, in: cuts.count - 1) }
    }
  }

  private mutating func addRoutes(_ routes: Set<RoutePosition>) {
    let kinds: [(String, [RecruitmentRoute])] = [
      ("internal", [.internal]), ("external", [.external, .international]),
    ]
    for (word, members) in kinds {
      let positions = members.map { RoutePosition($0) }
      guard positions.contains(where: routes.contains) else { continue }
      let number = append(.route, word)
      for route in positions { place(route, in: number) }
    }
    guard routes.contains(.unknown), routes.count > 1 else { return }
    place(.unknown, in: appendUnknown(.route))
  }

  private mutating func place(_ route: RoutePosition, in cut: Int) { ofRoute[route.rawValue].append(cut) }
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
