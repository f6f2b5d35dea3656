// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// The column of categories of equality counts.
struct CategoryColumn: Sendable {
  /// Words that name no category but all of them.
  private static let totals = Set(EthnicityWords.totals.map(ValueName.normalised) + ["sum"])

  /// One for each characteristic whose categories the column may hold.
  private var readers: [Characteristic: FieldReader]
  private var columns: [Characteristic: FieldColumn] = [:]
  private var batch = RecordBatch()
  private var kinds: [Kind] = []
  private let field: BoundField

  private enum Kind: Sendable {
    case missing
    /// Of all categories, or of some.
    case total, partialTotal
    case category
  }

  /// - Parameter constant: the characteristic of every count, where it is the same; the field is read for it.
  init(_ field: BoundField, constant: Characteristic?) {
    self.field = field
    readers = [constant ?? .ethnicity: FieldReader(field, remembers: false)]
    guard constant == nil else { return }
    for characteristic in Characteristic.ofSources {
      guard let scheme = CategoryScheme.standard(for: characteristic) else { continue }
      let other = field.mapping.reading(as: .category(scheme: scheme.name, unmapped: .error))
      readers[characteristic] = FieldReader(
        BoundField(mapping: other, columns: field.columns, places: field.places), remembers: false)
    }
  }

  var place: Int? { field.place }

  mutating func open(_ batch: RecordBatch) {
    self.batch = batch
    for characteristic in readers.keys { columns[characteristic] = readers[characteristic]?.read(batch) }
    kinds = (0..<batch.count).map { _ in .category }
    guard !field.columns.isEmpty else { return }
    let missing = Set(field.mapping.missing.map(ValueName.literal)).union([""])
    var known: [[UInt8]: Kind] = [:]
    for record in 0..<batch.count {
      let bytes = raw(record)
      if let kind = known[bytes] {
        kinds[record] = kind
        continue
      }
      let text = readers.values.first?.text(bytes[...]) ?? ""
      let name = ValueName.normalised(text)
      let isTotal = CategoryColumn.totals.contains(name), isPartial = EthnicityWords.isTotal(name)
      kinds[record] =
        missing.contains(ValueName.literal(text))
        ? .missing : isTotal ? .total : isPartial ? .partialTotal : .category
      known[bytes] = kinds[record]
    }
  }

  /// Whether the record names several categories together, and is none of its own.
  func isTotal(_ record: Int, of characteristic: Characteristic?) -> Bool {
    (kinds[record] == .total || kinds[record] == .partialTotal) && !isCategory(record, of: characteristic)
  }

  /// Whether the record names all categories together.
  func isWholeTotal(_ record: Int) -> Bool { kinds[record] == .total }

  /// Whether the record names a category rather than none or all of them.
  func isCategory(_ record: Int, of characteristic: Characteristic?) -> Bool {
    switch kinds[record] {
    case .missing: false
    case .category: true
    case .total, .partialTotal: characteristic.map { answer(record, $0).state == .known } ?? false
    }
  }

  /// Of what the record's count is; `nil` is a characteristic that nothing measures.
  func category(_ record: Int, of characteristic: Characteristic?) -> CountedCategory {
    guard let characteristic else { return .unmeasured }
    let answer = answer(record, characteristic)
    return characteristic == .ethnicity
      ? .ethnicity(answer.viewed(\.asEthnicity))
      : .other(characteristic, answer.viewed { $0.asCategory(of: characteristic) })
  }

  func fault(_ record: Int, of characteristic: Characteristic) -> ConversionFault? {
    guard let reader = readers[characteristic], let column = columns[characteristic] else { return nil }
    return reader.faults[column.number(record)]
  }

  private func answer(_ record: Int, _ characteristic: Characteristic) -> Answer<Converted> {
    guard let reader = readers[characteristic], let column = columns[characteristic] else {
      return .unmapped
    }
    return reader.answers[column.number(record)]
  }

  /// The name that the scheme has for the ethnic category of a record; `nil` where it has none.
  func schemeName(_ record: Int) -> String? {
    guard case .ethnicity(let name, _) = field.mapping.conversion else { return nil }
    return EthnicityScheme.named(name)?.label(of: String(decoding: raw(record), as: UTF8.self))
  }

  /// The bytes of the category; empty where there is none.
  func raw(_ record: Int) -> [UInt8] {
    for index in field.columns {
      guard case .coded(let codes, let values) = batch.columns[index], codes[record] != 0 else { continue }
      return Array(values[Int(codes[record]) - 1])
    }
    return []
  }
}
