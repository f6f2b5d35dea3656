// SPDX-License-Identifier: Apache-2.0

/// A row of totals, which a file has of itself: it is no record, and what was read is held against it.
package struct TotalRow: Sendable, Hashable {
  package struct Cell: Sendable, Hashable {
    /// Index of the column.
    package let column: Int
    package let number: Int
  }

  /// The physical line, 1-based.
  package let line: Int
  /// Its whole numbers, in the order of the columns.
  package let numbers: [Cell]

  package init(line: Int, numbers: [Cell]) {
    self.line = line
    self.numbers = numbers
  }
}
