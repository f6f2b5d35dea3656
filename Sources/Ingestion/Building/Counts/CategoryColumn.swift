// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// The column of categories of equality counts.
struct CategoryColumn: Sendable {
  /// Words that name no category but all of them.
  private static let totals = Set(EthnicityWords.totals.map(ValueName.normalised) + ["sum"])

  private var reader: FieldReader
  private var column = FieldColumn(place: nil)
  private var batch = RecordBatch()
  private var isCategory: [Bool] = []

  init(_ field: BoundField) { reader = FieldReader(field, remembers: false) }

  var place: Int? { reader.field.place }

  mutating func open(_ batch: RecordBatch) {
    self.batch = batch
    column = reader.read(batch)
    isCategory = (0..<batch.count).map { _ in true }
    guard !reader.field.columns.isEmpty else { return }
    let missing = Set(reader.field.mapping.missing.map(ValueName.literal)).union([""])
    var verdicts: [[UInt8]: Bool] = [:]
    for record in 0..<batch.count {
      let bytes = raw(record)
      if let known = verdicts[bytes] {
        isCategory[record] = known
        continue
      }
      let text = reader.text(bytes[...])
      let name = ValueName.normalised(text)
      let isTotal = CategoryColumn.totals.contains(name) || EthnicityWords.isTotal(name)
      let names =
        !missing.contains(ValueName.literal(text)) && (!isTotal || group(record).state == .known)
      verdicts[bytes] = names
      isCategory[record] = names
    }
  }

  func isCategory(_ record: Int) -> Bool { isCategory[record] }

  func group(_ record: Int) -> Answer<EthnicityGroup> {
    reader.answers[column.number(record)].viewed(\.asGroup)
  }

  func fault(_ record: Int) -> ConversionFault? { reader.faults[column.number(record)] }

  /// The bytes of the category; empty where there is none.
  func raw(_ record: Int) -> [UInt8] {
    for index in reader.field.columns {
      guard case .coded(let codes, let values) = batch.columns[index], codes[record] != 0 else { continue }
      return Array(values[Int(codes[record]) - 1])
    }
    return []
  }
}
