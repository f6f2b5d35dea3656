// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The applications of one stage by all that decides in which cuts they are, as far as vacancies and routes do: cells
/// that no cut can tell apart further.
struct StageCells: Sendable, Equatable {
  /// Vacancies that are alike in all that cuts ask for have one number; behind them stands the one for no vacancy.
  struct Kinds: Sendable {
    /// By vacancy.
    let numbers: [Int32]
    /// For each number one of its vacancies; `nil` for no vacancy.
    let examples: [Int?]

    init(_ vacancies: Int, _ parts: CubeParts) {
      let lines = Array(parts.own.values) + Array(parts.joined.values)
      var known: [[Int]: Int32] = [:]
      var (numbers, examples): ([Int32], [Int?]) = ([], [])
      numbers.reserveCapacity(vacancies)
      for vacancy in 0..<vacancies {
        let key = lines.map { $0.part(of: vacancy) }
        let number = known[key] ?? Int32(clamping: examples.count)
        if known.updateValue(number, forKey: key) == nil { examples.append(vacancy) }
        numbers.append(number)
      }
      self.numbers = numbers
      self.examples = examples + [nil]
    }

    func number(of vacancy: Int?) -> Int {
      guard let vacancy, numbers.indices.contains(vacancy) else { return examples.count - 1 }
      return Int(numbers[vacancy])
    }
  }

  struct Cell: Sendable, Equatable {
    /// One of the vacancies; `nil` for counts of the organisation as a whole.
    let example: Int?
    let route: RoutePosition
    let part: CountedPart
    let sum: StageSum
  }

  /// Those in which somebody came to the stage.
  private(set) var cells: [Cell] = []

  init(_ tallies: some TallyColumns, _ stage: Stage, _ kinds: Kinds, _ readverts: Readverts) {
    let parts = CountedPart.all.count
    var sums = [StageSum](repeating: StageSum(), count: kinds.examples.count * RoutePosition.count * parts)
    for number in 0..<tallies.count where tallies.recorded(number).contains(stage) {
      let reached = tallies.reached(number, stage)
      guard reached.atMost > 0 else { continue }
      let (vacancy, kind) = (tallies.vacancy(number), tallies.kind(number))
      let place =
        (kinds.number(of: vacancy) * RoutePosition.count + kind.route.rawValue) * parts + kind.part.place
      sums[place].add(reached, of: vacancy.map(readverts.first))
    }
    for (place, sum) in sums.enumerated() where sum.count.atMost > 0 {
      cells.append(
        Cell(
          example: kinds.examples[place / parts / RoutePosition.count],
          route: RoutePosition(rawValue: place / parts % RoutePosition.count),
          part: CountedPart.all[place % parts], sum: sum))
    }
  }
}
