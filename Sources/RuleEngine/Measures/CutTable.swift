// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The cuts that a table has, and which of them each application is in.
struct CutTable {
  /// Everything first, then crossing by crossing in the order asked for.
  private(set) var cuts: [CohortCut] = []
  private let cube: CohortCube
  let joinsReadverts: Bool
  private var lines: [Line] = []

  /// One crossing: its dimensions, and which cut each combination of their parts is.
  private struct Line {
    let face: CohortFace
    /// The dimensions that the vacancy decides.
    let ofVacancy: [CutDimension]
    let axes: [CutAxis]
    /// By the number of the combination; a combination in which nobody is has no cut.
    var cutOf: [Int: Int] = [:]
  }

  /// A dimension that nothing records has no cuts; in one that something records, what is not recorded is a
  /// cut of its own, so that every application is in one.
  ///
  /// - Parameter joinsReadverts: whether a readvert is in the part of the vacancy that was advertised first.
  init(
    _ cube: CohortCube, _ vacancies: [Vacancy], _ crossings: [Crossing], placements: GradePlacements,
    joinsReadverts: Bool = false
  ) {
    self.cube = cube
    self.joinsReadverts = joinsReadverts
    for crossing in crossings.filter({ $0 == .overall }) + crossings.filter({ $0 != .overall }) {
      add(crossing, vacancies, placements)
    }
  }

  /// The sums of these stages over all applications, for each cut.
  ///
  /// - Parameter characteristic: the one that is measured, with its categories.
  func sums(_ stages: [Stage], of characteristic: Characteristic, categories: Int) -> StageSums {
    var sums = StageSums(stages, cuts: cuts.count, categories: categories)
    for line in lines {
      for (number, entry) in line.face.entries.enumerated() {
        guard let cut = cut(line, part: entry.part, kind: entry.kind) else { continue }
        sums.add(line.face, number, group: cube.group(entry.kind, characteristic), toCut: cut)
      }
    }
    return sums
  }

  /// For each cut, which of the cells are in it.
  func members(of cells: [StageCells.Cell], _ parts: CubeParts) -> [[Int]] {
    var members = [[Int]](repeating: [], count: cuts.count)
    let along = lines.map { line in
      (joinsReadverts ? parts.joined[line.ofVacancy] : nil) ?? parts.own[line.ofVacancy]
    }
    for (number, cell) in cells.enumerated() {
      for (line, parts) in zip(lines, along) {
        let part = cell.example.flatMap { parts?.part(of: $0) } ?? -1
        if let cut = cut(line, part: part, kind: cell.kind) { members[cut].append(number) }
      }
    }
    return members
  }

  private func cut(_ line: Line, part: Int, kind: CohortKind) -> Int? {
    CutTable.combination(line.axes) { key($0, part: part, kind: kind) }.flatMap { line.cutOf[$0] }
  }

  private func key(_ decider: CutAxis.Decider, part: Int, kind: CohortKind) -> Int {
    switch decider {
    case .vacancy: part + 1
    case .route: kind.route.rawValue
    case .characteristic(let characteristic): cube.group(kind, characteristic).rawValue
    }
  }

  /// The number of a combination of parts, in the order in which they are told; `nil` where one dimension has no part
  /// for it.
  private static func combination(_ axes: [CutAxis], _ key: (CutAxis.Decider) -> Int) -> Int? {
    var combination = 0
    for axis in axes {
      let number = axis.number(key(axis.decider))
      if number < 0 { return nil }
      combination = combination * axis.values.count + number
    }
    return combination
  }

  private mutating func add(_ crossing: Crossing, _ vacancies: [Vacancy], _ placements: GradePlacements) {
    guard let face = cube.face(crossing.ofVacancy, joinsReadverts: joinsReadverts),
      let axes = axes(crossing, face, vacancies, placements)
    else { return }
    var line = Line(face: face, ofVacancy: crossing.ofVacancy, axes: axes)
    let used = Set(
      face.entries.compactMap { entry in
        CutTable.combination(axes) { key($0, part: entry.part, kind: entry.kind) }
      })
    for combination in used.sorted() {
      line.cutOf[combination] = cuts.count
      cuts.append(cut(crossing, axes, combination))
    }
    lines.append(line)
  }

  private func cut(_ crossing: Crossing, _ axes: [CutAxis], _ combination: Int) -> CohortCut {
    guard !axes.isEmpty else { return .overall }
    var rest = combination
    var parts: [(value: String, name: String)] = []
    for axis in axes.reversed() {
      parts.append(axis.values[rest % axis.values.count])
      rest /= axis.values.count
    }
    return CohortCut(
      name: parts.reversed().map(\.name).joined(separator: ", "), crossing: crossing,
      values: parts.reversed().map(\.value))
  }

  /// One for each dimension; `nil` where nothing records one of them.
  private func axes(
    _ crossing: Crossing, _ face: CohortFace, _ vacancies: [Vacancy], _ placements: GradePlacements
  ) -> [CutAxis]? {
    guard crossing != .overall else { return [] }
    var isUsed = [Bool](repeating: false, count: face.vacancies.count + 1)
    for entry in face.entries { isUsed[entry.part + 1] = true }
    var axes: [CutAxis] = []
    for dimension in crossing.dimensions {
      let axis: CutAxis? =
        if let characteristic = dimension.characteristic {
          cube.axis(dimension, of: characteristic)
        } else if dimension.isOfVacancy {
          CutAxis(
            dimension,
            face.vacancies.enumerated().map { part, vacancy in
              (dimension.value(vacancies[vacancy], placements), isUsed[part + 1])
            }, hasUnplaced: isUsed[0])
        } else {
          CutAxis(ofRoute: dimension, Set(cube.whole.entries.map(\.kind.route)))
        }
      guard let axis else { return nil }
      axes.append(axis)
    }
    return axes
  }
}
