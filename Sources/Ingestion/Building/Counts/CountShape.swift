// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// How the counts lie in the records of a source, and their reading.
struct CountShape: Sendable {
  struct Cell: Sendable {
    let group: Answer<EthnicityGroup>
    let stage: Stage
    let count: Answer<Count>
  }
  private enum Layout: Sendable {
    /// One count a record.
    case single(CountColumn)
    /// One column a stage.
    case stages([(stage: Stage, column: CountColumn)])
    /// One column a category, at one stage.
    case melted([(group: Answer<EthnicityGroup>, column: CountColumn)], others: [[CountColumn]])
  }
  private var layout: Layout
  private var total: CountColumn?

  /// `nil` when the file has no counts, or the profile no stage for them.
  init?(_ layout: SourceLayout, _ aggregate: AggregateMapping) {
    func column(_ header: String) -> CountColumn? {
      layout.countColumns[header].map { CountColumn($0, suppressed: aggregate.suppressed) }
    }
    total = aggregate.total.flatMap(column)
    if !aggregate.melt.isEmpty {
      self.layout = CountShape.melted(aggregate, column)
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
    var ethnicity: [(group: Answer<EthnicityGroup>, column: CountColumn)] = []
    var others: [[CountColumn]] = []
    for characteristic in aggregate.melt {
      let columns = characteristic.columns.compactMap { melted in column(melted.header).map { (melted, $0) } }
      if characteristic.characteristic == "ethnicity" {
        let scheme = characteristic.scheme.flatMap(EthnicityScheme.named)
        ethnicity += columns.map { (scheme?.group(of: $0.0.category) ?? .unmapped, $0.1) }
      } else {
        others.append(columns.map(\.1))
      }
    }
    return .melted(ethnicity, others: others)
  }

  /// Whether every record is about one stage, which it or the profile must name.
  var needsStage: Bool { if case .stages = layout { false } else { true } }

  /// Whether the columns say which characteristic they count.
  var isMelted: Bool { if case .melted = layout { true } else { false } }

  mutating func open(_ batch: RecordBatch, file: OpenFile, quality: inout QualityLog) {
    func opened(_ column: CountColumn) -> CountColumn {
      var column = column
      column.open(batch, file: file, quality: &quality)
      return column
    }
    switch layout {
    case .single(let column): layout = .single(opened(column))
    case .stages(let columns): layout = .stages(columns.map { ($0.stage, opened($0.column)) })
    case .melted(let columns, let others):
      layout = .melted(columns.map { ($0.group, opened($0.column)) }, others: others.map { $0.map(opened) })
    }
    total = total.map(opened)
  }

  /// The counts of a record.
  func cells(_ record: Int, group: Answer<EthnicityGroup>, stage: Stage?) -> [Cell] {
    switch layout {
    case .single(let column):
      stage.map { [Cell(group: group, stage: $0, count: column.count(record))] } ?? []
    case .stages(let columns):
      columns.map { Cell(group: group, stage: $0.stage, count: $0.column.count(record)) }
    case .melted(let columns, _):
      stage.map { stage in
        columns.map { Cell(group: $0.group, stage: stage, count: $0.column.count(record)) }
      } ?? []
    }
  }

  /// Whether the record's total lies outside what the sum of a characteristic's categories can be.
  func totalDiffers(_ record: Int) -> Bool {
    guard let total = total?.count(record).knownValue else { return false }
    let sums: [[CountColumn]]
    switch layout {
    case .single, .stages: return false
    case .melted(let columns, let others): sums = [columns.map(\.column)] + others
    }
    return sums.contains { columns in
      let counts = columns.map { $0.count(record).knownValue }
      guard !columns.isEmpty, !counts.contains(nil) else { return false }
      let sum = counts.reduce(Count.zero) { $0 + ($1 ?? .zero) }
      return sum.atMost < total.atLeast || total.atMost < sum.atLeast
    }
  }
}
