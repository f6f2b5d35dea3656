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
    words: [Int: String],
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
    addSubtotals(plain.filter { !all.contains($0.key) }, words, places)
    addSubtotalsTogether(plain.filter { !all.contains($0.key) }, places)
  }

  /// Those that stand together at the end or the beginning, such as one for each band, and add up to all the others.
  private mutating func addSubtotalsTogether(_ plain: [Int: [Cell: Count]], _ places: [Int: SourcePlace]) {
    let inOrder = plain.compactMap { vacancy, own in places[vacancy].map { (vacancy, own, place: $0) } }
      .sorted { ($0.place, $0.0) < ($1.place, $1.0) }
    let sizes = inOrder.map { $0.1.values.reduce(0) { $0 + $1.atLeast } }
    let half = sizes.reduce(0, +)
    var before = 0
    for split in sizes.indices.dropFirst() {
      before += sizes[split - 1]
      // Fewer totals than what they sum up, and one alone was looked at already.
      guard before * 2 == half, min(split, inOrder.count - split) >= TotalVacancies.fewestVacancies,
        split * 2 != inOrder.count
      else { continue }
      let (first, second) = (inOrder[..<split], inOrder[split...])
      let sums = [first, second].map { part in
        part.reduce(into: [Cell: Count]()) { $0.merge($1.1, uniquingKeysWith: +) }
      }
      guard sums[0] == sums[1], sums[0].count >= TotalVacancies.fewestCounts,
        sums[0].values.allSatisfy({ $0.exact != nil })
      else { continue }
      all.formUnion((first.count < second.count ? first : second).map(\.0))
    }
  }

  /// Those of which each count is the sum of the vacancies before them, since the last of such lines. Where several are
  /// and begin with one word, such as *Band*, so are others that begin with it: one may sum up a single vacancy, and one
  /// that is another number is a wrong total and no vacancy.
  private mutating func addSubtotals(
    _ plain: [Int: [Cell: Count]], _ words: [Int: String], _ places: [Int: SourcePlace]
  ) {
    let inOrder = plain.compactMap { vacancy, own in places[vacancy].map { (vacancy, own, place: $0) } }
      .sorted { ($0.place, $0.0) < ($1.place, $1.0) }.map { (vacancy: $0.0, counts: $0.1) }
    let found = TotalVacancies.sums(inOrder) { _, vacancies in vacancies >= TotalVacancies.fewestVacancies }
    all.formUnion(found)
    let theirs = Set(found.map { words[$0] ?? "" })
    guard found.count >= TotalVacancies.fewestVacancies, theirs.count == 1, let word = theirs.first,
      !word.isEmpty
    else { return }
    let alike = Set(plain.keys.filter { words[$0] == word })
    guard alike.count * 2 < plain.count else { return }
    all.formUnion(alike)
    wrong.formUnion(alike.subtracting(TotalVacancies.sums(inOrder) { vacancy, _ in alike.contains(vacancy) }))
  }

  /// The vacancies of which each count is the sum of those before them.
  ///
  /// - Parameter mayBe: whether a vacancy may be one, and how many stand before it.
  private static func sums(
    _ inOrder: [(vacancy: Int, counts: [Cell: Count])], where mayBe: (Int, Int) -> Bool
  ) -> Set<Int> {
    var found: Set<Int> = []
    var running: [Cell: Count] = [:]
    var vacancies = 0
    for (vacancy, own) in inOrder {
      // A line may sum up some of the categories alone.
      let isSum = own.allSatisfy { cell, count in count.exact != nil && running[cell]?.exact == count.exact }
      if isSum, vacancies > 0, mayBe(vacancy, vacancies),
        vacancies == 1 || own.count >= TotalVacancies.fewestCounts
      {
        found.insert(vacancy)
        (running, vacancies) = ([:], 0)
      } else {
        running.merge(own, uniquingKeysWith: +)
        vacancies += 1
      }
    }
    return found
  }

  /// The word that a reference begins with, in lower case; empty for one that begins with something else.
  static func firstWord(_ ref: String) -> String {
    let word = ref.prefix(while: \.isLetter)
    // Letters right before digits are part of a number.
    return ref.dropFirst(word.count).first?.isNumber ?? true ? "" : word.lowercased()
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
