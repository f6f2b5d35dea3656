// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A column of percentages, and the column of counts that it is held against.
struct PercentageColumn: Sendable, Hashable {
  /// Index into the file's columns.
  let place: Int
  /// Index into a batch's columns.
  let column: Int
  /// Index into the file's columns of the counts; `nil` where no column of counts belongs to it.
  let counts: Int?
  /// Of what they are shares, where the profile says so.
  let base: PercentageBase?
  /// Whether its name, or the profile, says that it holds percentages; else its cells must.
  let isNamed: Bool
}

/// Of what a percentage is the share that its count has.
enum PercentageBase: Sendable, Hashable {
  /// Of all categories together.
  case categories
  /// Of all categories together but those that say that nothing is known.
  case answered
  /// Of the total that stands among the categories.
  case totalRow
  /// Of another column of the row, by its index in the file.
  case column(Int)
  /// Of those of the same category who came to a stage.
  case stage(Stage)
  /// Of the column's sum over all rows.
  case rows
}

extension SourceLayout {
  /// Columns of percentages beside the counts of a CSV file: those that the profile names, those whose names say
  /// so, and those right behind a column of counts, whose cells may.
  ///
  /// - Parameter need: asks for a column of the file and gives its index in a batch.
  static func percentages(
    _ aggregate: AggregateMapping, counts: [Int], taken: Set<Int>, _ header: HeaderTable,
    need: (Int) -> Int
  ) -> [PercentageColumn] {
    guard aggregate.checksPercentages else { return [] }
    func find(_ name: String) -> Int? {
      if case .column(let index) = header.place(of: name) { index } else { nil }
    }
    var declared: [Int: (counts: Int?, base: PercentageBase?)] = [:]
    for percentage in aggregate.percentages {
      guard let place = find(percentage.header) else { continue }
      let base = percentage.of.flatMap {
        $0 == "categories" ? .categories : find($0).map(PercentageBase.column)
      }
      declared[place] = (find(percentage.counts), base)
    }
    return header.names.indices.filter { !taken.contains($0) }.compactMap { place in
      if let (counts, base) = declared[place] {
        return PercentageColumn(place: place, column: need(place), counts: counts, base: base, isNamed: true)
      }
      let name = PercentageName(header.names[place])
      guard name != nil || counts.contains(place - 1) else { return nil }
      return PercentageColumn(
        place: place, column: need(place), counts: partner(of: place, name, counts, taken, header), base: nil,
        isNamed: name != nil)
    }
  }

  /// The column of counts of the same name, else the one before it.
  private static func partner(
    of place: Int, _ name: PercentageName?, _ counts: [Int], _ taken: Set<Int>, _ header: HeaderTable
  ) -> Int? {
    if let name, !name.counted.isEmpty {
      let same = counts.filter { PercentageName.counted(header.names[$0]) == name.counted }
      if same.count == 1 { return same[0] }
    }
    let before = (0..<place).last { taken.contains($0) || PercentageName(header.names[$0]) == nil }
    if let before, counts.contains(before) { return before }
    return counts.count == 1 ? counts[0] : nil
  }
}
