// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// All applications of one table added up over the vacancies that are alike in one thing, such as the grade.
///
/// Tens of thousands of vacancies have a dozen grades: measures cut the sums, not the vacancies.
struct CohortFace: Sendable {
  struct Entry: Sendable {
    /// Index into `vacancies`; −1 where the thing, or the vacancy, is not known.
    let part: Int
    let kind: CohortKind
    /// The stages that every one of its tallies records.
    var recorded: StageSet
  }

  /// For each part one of the vacancies that are in it.
  let vacancies: [Int]
  private(set) var entries: [Entry] = []
  /// By entry, then by stage.
  private var sums: [StageSum] = []
  /// The entry of each part and kind, −1 for none: by part, then by the place of the kind among those met.
  private var numbers: [Int32] = []

  /// - Parameters:
  ///   - parts: the part of each vacancy.
  ///   - readverts: a post that is advertised again is one vacancy where somebody could be told from the counts.
  init(_ tallies: some TallyColumns, _ parts: VacancyParts, _ readverts: Readverts) {
    vacancies = parts.vacancies
    let kinds = KindPlaces(tallies)
    let stages = Stage.allCases
    numbers = Array(repeating: -1, count: (vacancies.count + 1) * kinds.count)
    for number in 0..<tallies.count {
      let vacancy = tallies.vacancy(number)
      let post = vacancy.map(readverts.first)
      let part = vacancy.map { parts.part(of: $0) } ?? -1
      let kind = tallies.kind(number)
      let entry = entry(part, kind, at: (part + 1) * kinds.count + kinds.place(kind))
      let recorded = tallies.recorded(number)
      entries[entry].recorded.formIntersection(recorded)
      for stage in stages where recorded.contains(stage) {
        sums[entry * stages.count + Int(stage.rawValue)].add(tallies.reached(number, stage), of: post)
      }
    }
    numbers = []
  }

  /// The same applications with all parts together.
  init(joining other: CohortFace) {
    vacancies = []
    var numbers: [CohortKind: Int] = [:]
    for (number, entry) in other.entries.enumerated() {
      let own = numbers[entry.kind] ?? append(-1, entry.kind)
      numbers[entry.kind] = own
      entries[own].recorded.formIntersection(entry.recorded)
      for stage in Stage.allCases { sums[CohortFace.place(own, stage)].add(other.sum(number, stage)) }
    }
  }

  /// How many of an entry reached a stage; empty where no tally records it.
  func sum(_ entry: Int, _ stage: Stage) -> StageSum { sums[CohortFace.place(entry, stage)] }

  private static func place(_ entry: Int, _ stage: Stage) -> Int {
    entry * Stage.allCases.count + Int(stage.rawValue)
  }

  private mutating func entry(_ part: Int, _ kind: CohortKind, at place: Int) -> Int {
    if numbers[place] >= 0 { return Int(numbers[place]) }
    let number = append(part, kind)
    numbers[place] = Int32(number)
    return number
  }

  private mutating func append(_ part: Int, _ kind: CohortKind) -> Int {
    entries.append(Entry(part: part, kind: kind, recorded: .all))
    sums.append(contentsOf: repeatElement(StageSum(), count: Stage.allCases.count))
    return entries.count - 1
  }
}

/// The kinds that a table has, numbered in the order in which they are met.
private struct KindPlaces {
  /// By the kind's number; −1 for one that is not met.
  private var places: [Int] = []
  private(set) var count = 0

  init(_ tallies: some TallyColumns) {
    for number in 0..<tallies.count {
      let kind = tallies.kind(number).rawValue
      if kind >= places.count {
        places.append(contentsOf: repeatElement(-1, count: kind + 1 - places.count))
      }
      if places[kind] < 0 {
        places[kind] = count
        count += 1
      }
    }
  }

  func place(_ kind: CohortKind) -> Int { places[kind.rawValue] }
}

/// How many people stood at a stage, and of how many vacancies they are.
struct StageSum: Sendable, Equatable {
  private var atLeast = 0
  private var atMost = 0
  private(set) var spread = VacancySpread()

  var count: Count { Count(atLeast: atLeast, atMost: atMost) }

  /// - Parameter vacancy: `nil` for counts of the organisation as a whole.
  mutating func add(_ count: Count, of vacancy: Int?) {
    atLeast += count.atLeast
    atMost += count.atMost
    if count.atMost > 0 { spread.add(vacancy) }
  }

  mutating func add(_ other: StageSum) {
    atLeast += other.atLeast
    atMost += other.atMost
    spread.add(other.spread)
  }
}

/// Of how many vacancies those are of whom somebody may have stood at a stage: none, one or several.
struct VacancySpread: Sendable, Equatable {
  /// The one vacancy; −1 for none, −2 for several.
  private var vacancy = -1

  var isOne: Bool { vacancy >= 0 }
  /// The one, where it is.
  var one: Int? { isOne ? vacancy : nil }

  /// Counts of the organisation as a whole are of several.
  mutating func add(_ other: Int?) {
    if let other, vacancy == -1 || vacancy == other { vacancy = other } else { vacancy = -2 }
  }

  mutating func add(_ other: VacancySpread) {
    switch other.vacancy {
    case -1: break
    case -2: vacancy = -2
    default: add(other.vacancy)
    }
  }
}
