// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Which of the vacancies that counts name are none, but all of them together.
struct TotalVacancies: Sendable {
  /// Those that are, by their name or since each of their counts is the sum of all others.
  private(set) var all: Set<Int> = []
  /// Those that are called so, and are not that sum.
  private(set) var wrong: Set<Int> = []

  /// Fewer counts than these may be a sum by chance.
  private static let fewestCounts = 4
  private static let fewestVacancies = 2

  init(
    _ counts: CountCells<TallyTable.Key>, _ others: [Characteristic: CountCells<CategoryKey>],
    named: Set<Int>,
    places: [Int: SourcePlace]
  ) {
    var byVacancy: [Int: [Cell: Count]] = [:]
    func add(_ counts: CountCell, _ vacancy: Int, _ key: AnyHashable, _ stages: StageSet) {
      for stage in Stage.allCases where stages.contains(stage) && vacancy >= 0 {
        let count = counts.counts[Int(stage.rawValue)]
        if count.atMost > 0 {
          byVacancy[vacancy, default: [:]][Cell(key: key, stage: stage), default: .zero] += count
        }
      }
    }
    // A total may leave the routes unsaid.
    for (key, cell) in counts.cells { add(cell, key.vacancy, key.cell.cell.group, counts.stages) }
    for (characteristic, counts) in others {
      for (key, cell) in counts.cells {
        add(cell, key.vacancy, [characteristic, key.category] as [AnyHashable], counts.stages)
      }
    }
    let plain = byVacancy.filter { !named.contains($0.key) }
    let sums = plain.values.reduce(into: [Cell: Count]()) { $0.merge($1, uniquingKeysWith: +) }
    guard !plain.isEmpty else { return }
    for vacancy in named {
      all.insert(vacancy)
      if let own = byVacancy[vacancy], !TotalVacancies.mayEqual(own, sums) { wrong.insert(vacancy) }
    }
    guard plain.count > TotalVacancies.fewestVacancies else { return }
    for (vacancy, own) in plain where own.count >= TotalVacancies.fewestCounts {
      // It is among what was added up.
      let isTwice =
        own.count == sums.count
        && own.allSatisfy { cell, count in
          sums[cell].map { $0.exact == count.exact.map { 2 * $0 } && count.exact != nil } ?? false
        }
      if isTwice { all.insert(vacancy) }
    }
    addSubtotals(plain.filter { !all.contains($0.key) }, places)
  }

  /// Those of which each count is the sum of the vacancies before them, since the last of such lines.
  private mutating func addSubtotals(_ plain: [Int: [Cell: Count]], _ places: [Int: SourcePlace]) {
    var running: [Cell: Count] = [:]
    var vacancies = 0
    let inOrder = plain.compactMap { vacancy, own in places[vacancy].map { (vacancy, own, place: $0) } }
    for (vacancy, own, _) in inOrder.sorted(by: { ($0.place, $0.0) < ($1.place, $1.0) }) {
      let isSum = own.allSatisfy { cell, count in count.exact != nil && running[cell]?.exact == count.exact }
      if isSum, own.count >= TotalVacancies.fewestCounts, vacancies >= TotalVacancies.fewestVacancies {
        all.insert(vacancy)
        (running, vacancies) = ([:], 0)
      } else {
        running.merge(own, uniquingKeysWith: +)
        vacancies += 1
      }
    }
  }

  private struct Cell: Hashable {
    let key: AnyHashable
    let stage: Stage
  }

  private static func mayEqual(_ own: [Cell: Count], _ sums: [Cell: Count]) -> Bool {
    Set(own.keys).union(sums.keys).allSatisfy { cell in
      let (one, other) = (own[cell] ?? .zero, sums[cell] ?? .zero)
      return one.atMost >= other.atLeast && other.atMost >= one.atLeast
    }
  }

  /// Whether a reference says that it is none: *Total*, *All vacancies*, *Trust total*, *Overall*.
  static func isTotal(_ ref: String) -> Bool {
    guard !ref.contains(where: \.isNumber) else { return false }
    let words = ref.lowercased().split { !$0.isLetter }
    guard let first = words.first, let last = words.last else { return false }
    let totals: Set<Substring> = ["total", "totals", "subtotal", "overall"]
    return totals.contains(first) || totals.contains(last) || (first == "all" && words.count <= 3)
  }
}
