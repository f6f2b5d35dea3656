// SPDX-License-Identifier: Apache-2.0

/// Which places of an XML file's records the records turn out to have.
struct MetPlaces: Sendable {
  let layouts: [SourceLayout]
  /// For each layout and column whether some record has it.
  private var met: [[Bool]]
  /// Records of each layout.
  private(set) var records: [Int]

  init(_ layouts: [SourceLayout]) {
    self.layouts = layouts
    met = layouts.map { $0.needs.map { _ in false } }
    records = layouts.map { _ in 0 }
  }

  mutating func note(_ batch: RecordBatch, _ layout: Int) {
    records[layout] += batch.count
    for (index, column) in batch.columns.enumerated() where !met[layout][index] {
      switch column {
      case .coded(_, let values): met[layout][index] = values.count > 0
      case .hashed(let hashes, _): met[layout][index] = hashes.contains { $0 != 0 }
      }
    }
  }

  /// Fields of sources that have records, of which no record has any of the places.
  var unmatched: [(layout: SourceLayout, field: FieldMapping)] {
    zip(layouts, met).enumerated().flatMap { index, pair -> [(SourceLayout, FieldMapping)] in
      let (layout, met) = pair
      guard records[index] > 0 else { return [] }
      return layout.source.allFields.compactMap { field in
        guard case .places(let places) = field.origin else { return nil }
        let columns = layout.needs.indices.filter { layout.needs[$0].place.map(places.contains) ?? false }
        return columns.contains { met[$0] } ? nil : (layout, field)
      }
    }
  }
}
