// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// How the counts lie in the records of a source, and their reading.
struct CountShape: Sendable {
  struct Cell: Sendable {
    let category: CountedCategory
    let stage: Stage
    let count: Answer<Count>
  }
  private enum Layout: Sendable {
    /// One count a record.
    case single(CountColumn)
    /// One column a stage.
    case stages([(stage: Stage, column: CountColumn)])
    /// One column a category, at one stage.
    case melted([MeltedCounts])
  }
  /// The columns of one characteristic.
  private struct MeltedCounts: Sendable {
    var columns: [(category: CountedCategory, column: CountColumn)]
  }
  private var layout: Layout
  private var total: CountColumn?
  /// Columns that sum up others, with the headers of these.
  private var subtotals: [(column: CountColumn, parts: Set<String>)] = []

  /// `nil` when the file has no counts, or the profile no stage for them.
  init?(_ layout: SourceLayout, _ aggregate: AggregateMapping) {
    func column(_ header: String) -> CountColumn? {
      layout.countColumns[header].map { CountColumn($0, suppressed: aggregate.suppressed) }
    }
    total = aggregate.total.flatMap(column)
    if !aggregate.melt.isEmpty {
      self.layout = CountShape.melted(aggregate, column)
      subtotals = aggregate.subtotals.compactMap { subtotal in
        column(subtotal.name).map { ($0, Set(subtotal.parts.map(HeaderName.normalise))) }
      }
    } else if !aggregate.stageColumns.isEmpty {
      self.layout = .stages(
        aggregate.stageColumns.compactMap { stage in
          column(stage.header).map { (stage.stage, $0) }
        })
    } else {
      guard let field = layout.field("count") else { return nil }
      self.layout = .single(CountColumn(field, suppressed: aggregate.suppressed))
    }
  }

  private static func melted(_ aggregate: AggregateMapping, _ column: (String) -> CountColumn?) -> Layout {
    .melted(
      aggregate.melt.map { melted in
        MeltedCounts(
          columns: melted.columns.compactMap { header in
            column(header.header).map { (category(header.category, melted), $0) }
          })
      })
  }

  private static func category(_ text: String, _ melted: MeltedCharacteristic) -> CountedCategory {
    guard let characteristic = Characteristic(ofSource: melted.characteristic) else { return .unmeasured }
    guard characteristic == .ethnicity else {
      return .other(
        characteristic, melted.scheme.flatMap(CategoryScheme.named)?.category(of: text) ?? .unmapped)
    }
    return .ethnicity(melted.scheme.flatMap(EthnicityScheme.named)?.ethnicity(of: text) ?? .unmapped)
  }

  /// Whether every record is about one stage, which it or the profile must name.
  var needsStage: Bool { if case .stages = layout { false } else { true } }

  /// Whether the columns say which characteristic they count.
  var isMelted: Bool { if case .melted = layout { true } else { false } }

  /// Of columns that each count a category, these.
  var categories: [CountedCategory] {
    if case .melted(let parts) = layout { parts.flatMap(\.columns).map(\.category) } else { [] }
  }

  mutating func open(_ batch: RecordBatch, file: OpenFile, quality: inout QualityLog) {
    func opened(_ column: CountColumn) -> CountColumn {
      var column = column
      column.open(batch, file: file, quality: &quality)
      return column
    }
    switch layout {
    case .single(let column): layout = .single(opened(column))
    case .stages(let columns): layout = .stages(columns.map { ($0.stage, opened($0.column)) })
    case .melted(let parts):
      layout = .melted(
        parts.map { MeltedCounts(columns: $0.columns.map { ($0.category, opened($0.column)) }) })
    }
    total = total.map(opened)
    subtotals = subtotals.map { (opened($0.column), $0.parts) }
  }

  /// The counts of a record.
  ///
  /// - Parameter category: of what they are, where the record says so.
  func cells(_ record: Int, category: CountedCategory, stage: Stage?) -> [Cell] {
    switch layout {
    case .single(let column):
      stage.map { [Cell(category: category, stage: $0, count: column.count(record))] } ?? []
    case .stages(let columns):
      columns.map { Cell(category: category, stage: $0.stage, count: $0.column.count(record)) }
    case .melted(let parts):
      stage.map { stage in
        parts.flatMap(\.columns).map {
          Cell(category: $0.category, stage: stage, count: $0.column.count(record))
        }
      } ?? []
    }
  }

  /// The counts of a record as they stand in the file, by the index of their column.
  func columnCounts(_ record: Int) -> [(column: Int, count: Answer<Count>)] {
    let columns =
      switch layout {
      case .single(let column): [column]
      case .stages(let columns): columns.map(\.column)
      case .melted(let parts): parts.flatMap(\.columns).map(\.column)
      }
    return (columns + (total.map { [$0] } ?? []) + subtotals.map(\.column)).compactMap { column in
      column.field.place.map { ($0, column.count(record)) }
    }
  }

  /// The counts of a record that stand side by side, by what they would add up to; `nil` for one that says no number, and
  /// none for one count a record.
  func addends(_ record: Int) -> [[Int?]] {
    switch layout {
    case .single: []
    case .stages(let columns):
      [columns.sorted { $0.stage < $1.stage }.map { $0.column.count(record).knownValue?.exact }]
    case .melted(let parts):
      parts.map { $0.columns.map { $0.column.count(record).knownValue?.exact } }
    }
  }

  /// The same with what percentages beside them may be shares of.
  func shareCells(_ record: Int, category: CountedCategory, stage: Stage?) -> [PercentageCheck.Cell] {
    func cell(
      _ column: CountColumn, _ category: CountedCategory, _ stage: Stage?, part: Int? = nil
    ) -> PercentageCheck.Cell? {
      column.field.place.map {
        PercentageCheck.Cell(
          column: $0, count: column.count(record), category: category, stage: stage, part: part)
      }
    }
    switch layout {
    case .single(let column): return [cell(column, category, stage)].compactMap(\.self)
    case .stages(let columns): return columns.compactMap { cell($0.column, category, $0.stage) }
    case .melted(let parts):
      let all = parts.enumerated().flatMap { number, part in
        part.columns.compactMap { cell($0.column, $0.category, stage, part: number) }
      }
      return all + [total.flatMap { cell($0, .unmeasured, stage) }].compactMap(\.self)
    }
  }

  /// Whether the record's total lies outside what the sum of a characteristic's categories can be.
  func totalDiffers(_ record: Int) -> Bool {
    guard case .melted(let parts) = layout else { return false }
    let columns = parts.map { $0.columns.map(\.column) }
    if let total, columns.contains(where: { CountShape.differs(total, from: $0, record) }) { return true }
    return subtotals.contains { subtotal in
      let own = columns.joined().filter { column in
        column.field.mapping.headers.contains { subtotal.parts.contains(HeaderName.normalise($0)) }
      }
      return CountShape.differs(subtotal.column, from: own, record)
    }
  }

  private static func differs(_ total: CountColumn, from columns: [CountColumn], _ record: Int) -> Bool {
    let counts = columns.map { $0.count(record).knownValue }
    guard let total = total.count(record).knownValue, !columns.isEmpty, !counts.contains(nil) else {
      return false
    }
    let sum = counts.reduce(Count.zero) { $0 + ($1 ?? .zero) }
    return sum.atMost < total.atLeast || total.atMost < sum.atLeast
  }
}
