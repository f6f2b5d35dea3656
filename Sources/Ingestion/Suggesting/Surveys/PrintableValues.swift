// SPDX-License-Identifier: Apache-2.0

/// Which values of a column of categories may be printed: words that the program itself knows, and others only where
/// several records have them, in a column with few values. A value of one record may be a person's.
package struct PrintableValues: Sendable {
  /// Records that must have a value that the program does not know.
  package static let fewestRows = 3
  /// Values that a column of categories has at most.
  static let mostDistinct = 60

  /// Values that may be printed with their rows, the most frequent first.
  package let shown: [(value: String, rows: Int)]
  /// How many other values there are, and in how many rows.
  package let hidden: (values: Int, rows: Int)

  init(_ column: ColumnSurvey, isKnown: (String) -> Bool) {
    self.init(column.values, hasAll: column.hasAllValues, isKnown: isKnown)
  }

  /// - Parameter hasAll: whether these are all distinct values; a column with more holds no categories.
  init(_ values: [String: Int], hasAll: Bool, isKnown: (String) -> Bool) {
    let isFit = hasAll && values.count <= PrintableValues.mostDistinct
    var hidden = (values: 0, rows: 0)
    let ordered = values.map { (value: $0.key, rows: $0.value) }
      .sorted { ($1.rows, $0.value) < ($0.rows, $1.value) }
    shown = ordered.filter { value, rows in
      let isPerson = [.email, .phone, .postcode, .long].contains { ValueTrait.traits(of: value).contains($0) }
      if isKnown(value) || (isFit && rows >= PrintableValues.fewestRows && !isPerson) { return true }
      hidden = (hidden.values + 1, hidden.rows + rows)
      return false
    }
    self.hidden = hidden
  }
}
