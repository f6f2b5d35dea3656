// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Columns that stand beside counts and are none of them: whether they hold counts themselves, and whether they are the sum
/// of those that are read.
struct BesideCounts: Sendable {
  /// What the numbers of a column are.
  private struct Column: Sendable {
    let place: Int
    let column: Int
    /// Whether every cell that holds anything holds a whole number.
    var isWhole = true
    var numbers = 0
    /// Rows in which its number is the sum of the counts beside it, or the first of them, and could be another: two of them
    /// are somebody.
    var sums = 0
    var firsts = 0
    /// Rows in which it is not the sum, and those in which it is not the first.
    var others = 0
    var otherFirsts = 0
  }
  private var columns: [Column]
  private var batch = RecordBatch()
  private var numbers: [Int: [Int?]] = [:]

  init(_ layout: SourceLayout) {
    columns = layout.beside.map { Column(place: $0.place, column: $0.column) }
    // Beside stages a total that the profile names shows what they mean as well.
    if let aggregate = layout.source.aggregate, !aggregate.stageColumns.isEmpty,
      let total = aggregate.total.flatMap({ layout.countColumns[$0] }), let place = total.place,
      let column = total.columns.first
    {
      columns.append(Column(place: place, column: column))
    }
  }

  mutating func open(_ batch: RecordBatch) {
    self.batch = batch
    for index in columns.indices {
      guard case .coded(_, let values) = batch.columns[columns[index].column] else { continue }
      let texts = (0..<values.count).map {
        TextFolding.trimmed(String(decoding: values[$0], as: UTF8.self))
      }
      let read = texts.map(BesideCounts.number)
      if zip(texts, read).contains(where: { !$0.0.isEmpty && $0.1 == nil }) { columns[index].isWhole = false }
      numbers[columns[index].place] = read
    }
  }

  /// A whole number, with thousands separators or without.
  private static func number(_ text: String) -> Int? {
    let digits = text.filter { $0 != "," && $0 != " " }
    guard !digits.isEmpty, digits.count <= 12, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(digits)
  }

  /// Takes a record.
  ///
  /// - Parameter groups: its counts, those together that would make a sum; `nil` for one that says no number.
  mutating func take(_ record: Int, _ groups: [[Int?]]) {
    for index in columns.indices where columns[index].isWhole {
      guard case .coded(let codes, _) = batch.columns[columns[index].column], codes[record] != 0,
        let number = numbers[columns[index].place]?[Int(codes[record]) - 1]
      else { continue }
      columns[index].numbers += 1
      let known = groups.map { $0.compactMap(\.self) }.filter { counts in
        counts.count(where: { $0 > 0 }) >= 2
      }
      guard known.count == groups.count, zip(known, groups).allSatisfy({ $0.count == $1.count }) else {
        continue
      }
      if known.contains(where: { $0.reduce(0, +) == number }) {
        columns[index].sums += 1
      } else {
        columns[index].others += 1
      }
      if known.contains(where: { $0.first == number }) {
        columns[index].firsts += 1
      } else {
        columns[index].otherFirsts += 1
      }
    }
  }

  /// The columns of whole numbers, but for those that are the sum of the counts in every record.
  var counted: [Int] {
    columns.filter { $0.isWhole && $0.numbers > 0 && !($0.sums > 0 && $0.others == 0) }.map(\.place)
  }

  /// A column that is the sum of the counts in every record, of which there are several.
  var sum: Int? { columns.first { $0.isWhole && $0.sums >= 2 && $0.others == 0 }?.place }

  /// A column that is the first of the counts in every record, and not their sum.
  var first: Int? {
    columns.first { $0.isWhole && $0.firsts >= 2 && $0.otherFirsts == 0 && $0.sums == 0 }?.place
  }
}
