// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What the columns of counts of a file add up to, to be held against the file's own totals.
struct ColumnSums: Sendable {
  private var sums: [Int: Count] = [:]
  /// Columns with a cell that says no number.
  private var unknown: Set<Int> = []

  /// The sum of a column, by its index in the file; `nil` where it has a cell without a number, and for a column
  /// that is not counted.
  subscript(column: Int) -> Count? { unknown.contains(column) ? nil : sums[column] }

  mutating func add(_ count: Answer<Count>, column: Int) {
    switch count {
    case .known(let count): sums[column, default: .zero] += count
    case .none: sums[column, default: .zero] += .zero
    case .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded: unknown.insert(column)
    }
  }
}
