// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// The counts of one cell by stage, while they are read.
struct CountCell: Sendable {
  var counts = [Count](repeating: .zero, count: Stage.allCases.count)
  /// Stages of which some count is unreadable or not given.
  var unknown: StageSet = []

  mutating func add(_ answer: Answer<Count>, at stage: Stage) {
    switch answer {
    case .known(let count): counts[Int(stage.rawValue)] += count
    case .none: break
    case .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded:
      unknown.insert(StageSet(stage))
    }
  }

  /// The counts as *reached*, given what the source's counts mean and which stages it has.
  func reached(_ meaning: AggregateMapping.Meaning, stages: StageSet) -> CountCell {
    guard meaning == .current else { return self }
    var cell = CountCell()
    var sum = Count.zero
    var isUnknown = false
    for stage in Stage.allCases.reversed() where stages.contains(stage) {
      sum += counts[Int(stage.rawValue)]
      isUnknown = isUnknown || unknown.contains(stage)
      cell.counts[Int(stage.rawValue)] = sum
      if isUnknown { cell.unknown.insert(StageSet(stage)) }
    }
    return cell
  }
}

/// What counts are told apart by.
protocol CountKey: Hashable, Sendable {
  /// −1 for the organisation as a whole.
  var vacancy: Int { get }
}

/// A category of a characteristic other than ethnicity in equality counts, which leave the ethnicity unsaid.
struct CategoryKey: CountKey {
  let vacancy: Int
  let cell: TallyKey
  let category: Answer<ApplicantGroup>
}

/// The counts of one source by vacancy and cell.
struct CountCells<Key: CountKey>: Sendable {
  private(set) var cells: [Key: CountCell] = [:]
  private(set) var stages: StageSet = []

  init() {}

  mutating func add(_ answer: Answer<Count>, _ key: Key, at stage: Stage) {
    cells[key, default: CountCell()].add(answer, at: stage)
    stages.insert(StageSet(stage))
  }

  mutating func add(_ other: CountCells) {
    stages.formUnion(other.stages)
    for (key, cell) in other.cells {
      for stage in Stage.allCases {
        cells[key, default: CountCell()].counts[Int(stage.rawValue)] += cell.counts[Int(stage.rawValue)]
      }
      cells[key, default: CountCell()].unknown.formUnion(cell.unknown)
    }
  }

  /// The same as *reached*.
  func reached(_ meaning: AggregateMapping.Meaning) -> CountCells {
    var reached = self
    for (key, cell) in cells { reached.cells[key] = cell.reached(meaning, stages: stages) }
    return reached
  }

  mutating func remove(keys leaveOut: (Key) -> Bool) { cells = cells.filter { !leaveOut($0.key) } }

  mutating func remove(where leaveOut: (Int) -> Bool) {
    cells = cells.filter { !leaveOut($0.key.vacancy) }
  }
}
