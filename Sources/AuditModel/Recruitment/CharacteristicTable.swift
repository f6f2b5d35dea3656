// SPDX-License-Identifier: Apache-2.0

/// How many applications of each category of one characteristic, other than ethnicity, reached each stage: by
/// vacancy, ethnicity group, route, leaving and category; or of each combination of categories of several of them.
///
/// It holds the same applications as the tallies of the pipeline, cut once more. There are several times as many
/// cells, so that they are held in flat arrays. Equality counts of the characteristic fill it too, with the
/// ethnicity not recorded: counts are of one characteristic at a time.
package struct CharacteristicTable: Sendable {
  /// One cell of one vacancy; a cell may have several entries, whose counts add up.
  package struct Entry: Sendable, Hashable {
    /// Index of the vacancy in the pipeline; −1 for counts of the organisation as a whole.
    package let vacancy: Int32
    /// Index into the table's `cells`.
    package let cell: UInt16
    /// A known category is one of the table's `categories`; of several characteristics, one of its `combinations`.
    package let category: CategoryCode
    package let recorded: StageSet

    package init(vacancy: Int, cell: UInt16, category: CategoryCode, recorded: StageSet) {
      self.vacancy = Int32(clamping: vacancy)
      self.cell = cell
      self.category = category
      self.recorded = recorded
    }
  }

  /// In a fixed order.
  package let characteristics: [Characteristic]
  /// By characteristic: the known categories that were read, in the order in which they are told; records that were set
  /// aside may have been all of one.
  private let categoryLists: [[ApplicantGroup]]
  /// What each category of an entry stands for, by characteristic, where there are several; else none.
  package let combinations: [[CategoryCode]]
  /// What sets entries of a vacancy apart beside the category.
  package private(set) var cells: [TallyCell] = []
  package private(set) var entries: [Entry] = []
  /// The stages of which something may be recorded.
  private let stages: [Stage]
  /// By stage: the place of its count among those of an entry, −1 for none.
  private let slots: [Int8]
  /// By entry, then by stage; `elsewhere` where a count is a range or very large.
  private var counts: [UInt32] = []
  private var unusual: [Int: Count] = [:]

  private static let elsewhere = UInt32.max

  /// The one characteristic, or the first.
  package var characteristic: Characteristic { characteristics[0] }

  /// Of the one characteristic, or of the first.
  package var categories: [ApplicantGroup] { categoryLists[0] }

  /// Of one of the characteristics.
  package func categories(at place: Int) -> [ApplicantGroup] { categoryLists[place] }

  package init(_ characteristic: Characteristic, categories: [ApplicantGroup], stages: StageSet) {
    self.init([(characteristic, categories)], combinations: [], stages: stages)
  }

  /// A table of the combinations of several characteristics.
  ///
  /// - Parameter parts: the characteristics, at least one, each with its categories.
  package init(
    _ parts: [(characteristic: Characteristic, categories: [ApplicantGroup])],
    combinations: [[CategoryCode]], stages: StageSet
  ) {
    characteristics = parts.map(\.characteristic)
    categoryLists = parts.map(\.categories)
    self.combinations = combinations
    self.stages = Stage.allCases.filter { stages.contains($0) }
    var slots = [Int8](repeating: -1, count: Stage.allCases.count)
    for (slot, stage) in self.stages.enumerated() { slots[Int(stage.rawValue)] = Int8(slot) }
    self.slots = slots
  }

  package mutating func reserve(_ entries: Int) {
    self.entries.reserveCapacity(self.entries.count + entries)
    counts.reserveCapacity(counts.count + entries * stages.count)
  }

  /// The number of a cell, which is added when it is new.
  package mutating func number(of cell: TallyCell) -> UInt16 {
    if let known = cells.firstIndex(of: cell) { return UInt16(known) }
    cells.append(cell)
    return UInt16(cells.count - 1)
  }

  package mutating func append(_ entry: Entry, reached: ReachedCounts) {
    entries.append(entry)
    for stage in stages {
      let count = reached[stage]
      if let exact = count.exact, exact >= 0, exact < Int(CharacteristicTable.elsewhere) {
        counts.append(UInt32(exact))
      } else {
        unusual[counts.count] = count
        counts.append(CharacteristicTable.elsewhere)
      }
    }
  }

  /// How many of an entry reached a stage; 0 where that is not recorded.
  package func reached(_ entry: Int, _ stage: Stage) -> Count {
    let slot = Int(slots[Int(stage.rawValue)])
    guard slot >= 0 else { return .zero }
    let place = entry * stages.count + slot
    return counts[place] == CharacteristicTable.elsewhere
      ? unusual[place] ?? .zero : Count(Int(counts[place]))
  }

  /// The category of an entry of a table of one characteristic, or why there is none.
  package func category(_ entry: Int) -> Answer<ApplicantGroup> {
    let code = entries[entry].category
    switch code.state {
    case .known: return code.knownIndex.map { .known(categories[$0]) } ?? .blank
    case .withheld: return .withheld
    case .unreadable: return .unreadable
    case .unmapped: return .unmapped
    case .notRecorded: return .notRecorded
    case .notAsked: return .notAsked
    case .blank, .none: return .blank
    }
  }
}
