// SPDX-License-Identifier: Apache-2.0

/// Rows whose value has one fault, with the distinct values and the first lines.
package struct FaultTally: Sendable {
  package private(set) var rows = 0
  package private(set) var lines: [Int] = []
  private(set) var values: [String: Int] = [:]
  private(set) var hasAllValues = true

  mutating func add(_ value: String, rows: Int, lines: [Int]) {
    self.rows += rows
    self.lines = Array((self.lines + lines).sorted().prefix(5))
    if let known = values[value] {
      values[value] = known + rows
    } else if values.count < ColumnSurvey.mostValues {
      values[value] = rows
    } else {
      hasAllValues = false
    }
  }

  /// Values that may be printed, with their rows; and how many others there are, in how many rows.
  package var printable: PrintableValues { PrintableValues(values, hasAll: hasAllValues) { _ in false } }
}
