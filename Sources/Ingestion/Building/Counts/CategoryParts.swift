// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Tells lines that sum up categories beside them from categories: "ethnic minority" beside Asian and Black.
struct CategoryParts: Sendable {
  /// What became of a line that may sum up others.
  enum Settled: Sendable {
    /// Nothing of what it would sum up stands beside it: it is a category.
    case category(HeldCount)
    /// It sums up others. `unlike` are the stages at which it is not their sum.
    case total(HeldCount, unlike: [Stage])
  }
  private struct Stated: Sendable {
    let category: CountedCategory
    var counts: [Stage: Answer<Count>] = [:]
    /// Whether it sums up others itself.
    var isTotal = false

    /// Stages to which fewer came than to a later one.
    func shrunken(among stages: [Stage]) -> [Stage] {
      var later = 0
      var shrunken: [Stage] = []
      for stage in stages.reversed() {
        switch counts[stage] {
        case .known(let count):
          if count.atMost < later { shrunken.append(stage) }
          later = max(later, count.atLeast)
        case nil, .some(.none): if later > 0 { shrunken.append(stage) }
        default: break
        }
      }
      return shrunken
    }
  }

  /// The lines that a profile names as sums, with what they sum up, as values are compared.
  private let declared: [String: [String]]
  private var stated: [HeldCount.Group: [String: Stated]] = [:]
  private var held: [HeldCount] = []

  init(_ aggregate: AggregateMapping) {
    declared = Dictionary(
      aggregate.subtotals.map { (ValueName.normalised($0.name), $0.parts.map(ValueName.normalised)) },
      uniquingKeysWith: { $1 })
  }

  /// Whether a record must wait for those that follow.
  func holds(_ count: HeldCount) -> Bool {
    declared[count.label] != nil || count.measured == .ethnicity && CategoryHeading(count.label) != nil
  }

  mutating func hold(_ count: HeldCount) { held.append(count) }

  /// Notes a record that is counted.
  mutating func note(_ count: HeldCount) { state(count, isTotal: false) }

  /// Notes a record of which each cell is a category of its own.
  mutating func note(columns count: HeldCount) {
    for (number, cell) in count.cells.enumerated() {
      stated[count.group, default: [:]]["#\(number)", default: Stated(category: cell.category)].counts[
        cell.stage] =
        cell.count
    }
  }

  private mutating func state(_ count: HeldCount, isTotal: Bool) {
    var entry = stated[count.group]?[count.label] ?? Stated(category: count.category)
    for cell in count.cells { entry.counts[cell.stage] = cell.count }
    entry.isTotal = isTotal
    stated[count.group, default: [:]][count.label] = entry
  }

  /// Settles the lines that had to wait, in the order of the file but for those that sum up sums.
  mutating func settle() -> [Settled] {
    let waiting = held
    held = []
    var settled: [Settled] = []
    for count in waiting.filter({ rank($0) == 0 }) + waiting.filter({ rank($0) == 1 }) {
      let parts = parts(of: count)
      state(count, isTotal: !parts.isEmpty)
      settled.append(parts.isEmpty ? .category(count) : .total(count, unlike: unlike(count, parts)))
    }
    return settled
  }

  /// What may sum up others that may do so themselves comes last.
  private func rank(_ count: HeldCount) -> Int {
    if let parts = declared[count.label] { return parts.contains { declared[$0] != nil } ? 1 : 0 }
    return CategoryHeading(count.label) == .part ? 0 : 1
  }

  private func parts(of count: HeldCount) -> [Stated] {
    let beside = stated[count.group] ?? [:]
    let stages = Set(count.cells.map(\.stage))
    func isThere(_ part: Stated) -> Bool { !stages.isDisjoint(with: part.counts.keys) }
    if let names = declared[count.label] { return names.compactMap { beside[$0] }.filter(isThere) }
    guard let heading = CategoryHeading(count.label) else { return [] }
    return beside.filter { label, part in
      !part.isTotal && isThere(part)
        && heading.covers(label, of: part.category.group, heading: count.label)
    }.map(\.value)
  }

  private func unlike(_ count: HeldCount, _ parts: [Stated]) -> [Stage] {
    count.cells.filter { cell in
      guard let own = cell.count.knownValue else { return false }
      let counts = parts.map { $0.counts[cell.stage]?.knownValue }
      guard !counts.contains(nil) else { return false }
      let sum = counts.reduce(Count.zero) { $0 + ($1 ?? .zero) }
      return sum.atMost < own.atLeast || own.atMost < sum.atLeast
    }.map(\.stage)
  }

  /// Every category that is counted, with what it is counted in.
  var categories: [(group: HeldCount.Group, category: CountedCategory)] {
    stated.flatMap { group, labels in labels.values.filter { !$0.isTotal }.map { (group, $0.category) } }
  }

  /// Categories that may hold people who are in another one beside them, and where. Where somebody may be in several,
  /// none of them is a group apart from the rest, be it the only one of its name: who is white alone, and whom the
  /// others have in common, no number says.
  var overlaps: [(group: HeldCount.Group, category: CountedCategory, stages: Set<Stage>)] {
    stated.flatMap { group, labels in
      let answered = labels.values.filter { !$0.isTotal && $0.category.isAnswered }
      return Dictionary(grouping: answered, by: \.category.unmapped).values
        .filter { $0.count > 1 }
        .flatMap { Dictionary(grouping: $0, by: \.category) }
        .map { (group, $0.key, Set($0.value.flatMap(\.counts.keys))) }
    }
  }

  /// Categories of which fewer are counted at a stage than at a later one, each with the earlier stage. What is not
  /// counted at a stage counts as nobody.
  func growth(
    over stages: [Stage]
  ) -> [(group: HeldCount.Group, category: CountedCategory, stage: Stage)] {
    stated.sorted { ($0.key.vacancy, $0.key.characteristic) < ($1.key.vacancy, $1.key.characteristic) }
      .flatMap { group, labels in
        labels.sorted { $0.key < $1.key }.filter { !$0.value.isTotal }.flatMap { _, part in
          part.shrunken(among: stages).map { (group, part.category, $0) }
        }
      }
  }

  /// Whether the profile names the line as a sum.
  func isDeclared(_ count: HeldCount) -> Bool { declared[count.label] != nil }
}
