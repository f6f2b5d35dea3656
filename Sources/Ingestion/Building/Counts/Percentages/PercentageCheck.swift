// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Holds the percentages beside counts against them. They are never used in the place of a count.
struct PercentageCheck: Sendable {
  /// A count of a record, with what it is added up with.
  struct Cell: Sendable {
    /// Index into the file's columns.
    let column: Int
    let count: Answer<Count>
    let category: CountedCategory
    let stage: Stage?
    /// The counts of one characteristic that stand in one row; `nil` where a row is one category.
    let part: Int?
  }
  /// What the counts of several records are added up by.
  struct Group: Hashable, Sendable {
    let vacancy: Int
    let characteristic: String
    let route: Answer<RecruitmentRoute>
    let stage: Stage?
  }
  enum SumKey: Hashable, Sendable {
    case group(Group, column: Int)
    case row(line: Int, part: Int)
    case column(Int)
  }
  struct CategoryKey: Hashable, Sendable {
    let group: Group
    let category: [UInt8]
  }
  /// A percentage with its count.
  struct Entry: Sendable {
    let percentage: Percentage
    let count: Count
    let sum: SumKey
    let category: CategoryKey
    /// The other counts of the row by their columns.
    let row: [Int: Count]
    /// The count's own cell, and those of the other counts of the row.
    let cell: Cell
    let cells: [Cell]
    /// Whether the count is part of the sums that percentages may be shares of.
    let isCounted: Bool
    let place: SourcePlace
  }

  let columns: [PercentageColumn]
  private(set) var entries: [Int: [Entry]] = [:]
  /// Percentages of each column that stand where no count does, or that are none, with the first places.
  private(set) var alone: [Int: MetRecords] = [:]
  /// Columns in which some cell has a percent sign.
  private(set) var signed: Set<Int> = []
  private(set) var sums: [SumKey: ShareSum] = [:]
  private(set) var totals: [SumKey: Count] = [:]
  private(set) var categories: [CategoryKey: Count] = [:]
  private(set) var stages: StageSet = []
  private var batch = RecordBatch()
  private var percentages: [Int: [Percentage?]] = [:]
  private let passedOver: Set<String>

  /// `nil` without a column of percentages.
  init?(_ layout: SourceLayout, _ aggregate: AggregateMapping) {
    guard !layout.percentages.isEmpty else { return nil }
    columns = layout.percentages
    passedOver = Set(aggregate.suppressed.keys).union(
      ["", "-", "–", "n/a", "*", ".."].map(ValueName.literal))
  }

  mutating func open(_ batch: RecordBatch) {
    self.batch = batch
    for column in columns {
      guard case .coded(_, let values) = batch.columns[column.column] else { continue }
      percentages[column.place] = (0..<values.count).map {
        Percentage(String(decoding: values[$0], as: UTF8.self))
      }
      if percentages[column.place]?.contains(where: { $0?.hasSign ?? false }) ?? false {
        signed.insert(column.place)
      }
    }
  }

  /// A record's counts with the percentages beside them.
  struct Taken: Sendable {
    fileprivate let cells: [Cell]
    fileprivate let group: Group
    fileprivate let category: [UInt8]
    fileprivate let line: Int
    fileprivate let readings: [(column: PercentageColumn, percentage: Percentage?, isMark: Bool)]
    fileprivate let file: Int
  }

  /// Reads a record.
  ///
  /// - Parameters:
  ///   - group: without a stage, which the cells have.
  ///   - category: the text that names its category.
  func take(_ record: Int, _ cells: [Cell], _ group: Group, category: [UInt8], file: Int) -> Taken {
    let readings = columns.compactMap { column in
      text(record, column).map { text in
        (
          column: column, percentage: percentage(record, column),
          isMark: passedOver.contains(ValueName.literal(text))
        )
      }
    }
    return Taken(
      cells: cells, group: group, category: category, line: Int(batch.lines[record]), readings: readings,
      file: file)
  }

  /// Adds a record.
  ///
  /// - Parameter isCounted: whether it is a category that adds up with the others.
  mutating func add(_ taken: Taken, isCounted: Bool) {
    let row = Dictionary(
      taken.cells.filter { $0.part == nil }.compactMap { cell in
        cell.count.knownValue.map { (cell.column, $0) }
      },
      uniquingKeysWith: { $1 })
    for cell in taken.cells {
      let key = CategoryKey(group: taken.group.at(cell.stage), category: taken.category)
      let sum = sumKey(cell, key.group, taken.line)
      if isCounted {
        sums[sum, default: ShareSum()].add(cell.count, isAnswered: cell.category.isAnswered)
        sums[.column(cell.column), default: ShareSum()].add(cell.count, isAnswered: true)
      }
      if let count = cell.count.knownValue { categories[key] = count }
      if let stage = cell.stage { stages.insert(StageSet(stage)) }
      for reading in taken.readings where reading.column.counts == cell.column {
        let place = SourcePlace(file: taken.file, line: taken.line, column: reading.column.place)
        if let percentage = reading.percentage, let count = cell.count.knownValue {
          entries[reading.column.place, default: []].append(
            Entry(
              percentage: percentage, count: count, sum: sum, category: key, row: row, cell: cell,
              cells: taken.cells, isCounted: isCounted, place: place))
        } else if !reading.isMark {
          alone[reading.column.place, default: MetRecords()].add(place)
        }
      }
    }
  }

  /// Takes a total that stands among the categories.
  mutating func take(total cells: [Cell], _ group: Group) {
    for cell in cells {
      guard let count = cell.count.knownValue else { continue }
      totals[sumKey(cell, group.at(cell.stage), 0)] = count
    }
  }

  private func sumKey(_ cell: Cell, _ group: Group, _ line: Int) -> SumKey {
    cell.part.map { .row(line: line, part: $0) } ?? .group(group, column: cell.column)
  }

  private func percentage(_ record: Int, _ column: PercentageColumn) -> Percentage? {
    guard case .coded(let codes, _) = batch.columns[column.column], codes[record] != 0 else { return nil }
    return percentages[column.place]?[Int(codes[record]) - 1]
  }

  private func text(_ record: Int, _ column: PercentageColumn) -> String? {
    guard case .coded(let codes, let values) = batch.columns[column.column], codes[record] != 0 else {
      return nil
    }
    return String(decoding: values[Int(codes[record]) - 1], as: UTF8.self)
  }
}

/// How many records something is true of, and where first.
struct MetRecords: Sendable {
  private(set) var count = 0
  /// The first five, in the order of the file.
  private(set) var places: [SourcePlace] = []

  mutating func add(_ place: SourcePlace) {
    count += 1
    let index = places.firstIndex { place < $0 } ?? places.count
    places.insert(place, at: index)
    if places.count > 5 { places.removeLast() }
  }
}

/// A sum of counts; unknown where one of them is.
struct ShareSum: Sendable {
  private var all = Count.zero
  private var answered = Count.zero
  private var isUnknown = false
  private var isUnknownOfAnswered = false

  var total: Count? { isUnknown ? nil : all }
  var totalOfAnswered: Count? { isUnknownOfAnswered ? nil : answered }

  mutating func add(_ count: Answer<Count>, isAnswered: Bool) {
    switch count {
    case .known(let count):
      all += count
      if isAnswered { answered += count }
    case .none: break
    case .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded:
      isUnknown = true
      if isAnswered { isUnknownOfAnswered = true }
    }
  }
}
