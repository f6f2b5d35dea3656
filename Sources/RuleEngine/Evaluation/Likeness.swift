// SPDX-License-Identifier: Apache-2.0

/// Tells which subjects are alike in every fact that a rule reads, so that one of them is judged for all.
///
/// Of tens of thousands of vacancies implied by their applications, a rule knows a band and whether
/// interviews were held, and there are but a few dozen of these pairs. The facts are read in the way in which
/// the rule reads them, so that a fact that the rule comes to read tomorrow tells subjects apart tomorrow.
///
/// Each number stands for a row of values, one for each fact; rows grow from the empty one, 0, value by
/// value. The first value of a column adds nothing, so that what all have in common costs nothing.
struct Likeness {
  private struct Step: Hashable {
    /// The row that is made longer, and the fact.
    let rowAndFact: Int64
    let value: Int32
  }

  private let columns: [[Int32]]
  private var rows: [Step: Int32] = [:]

  init(_ columns: [FactColumn]) { self.columns = columns.map(\.codes) }

  /// The number that the subject at this position shares with those that are like it, from 0 to `count` - 1;
  /// `nil` for one with a fact that has no plain value, such as a list, which is like no other.
  mutating func number(of position: Int) -> Int? {
    var row: Int32 = 0
    for fact in 0..<columns.count {
      let value = columns[fact][position]
      if value < 0 { return nil }
      if value == 0 { continue }
      let step = Step(rowAndFact: Int64(row) << 32 | Int64(fact), value: value)
      if let next = rows[step] {
        row = next
      } else {
        row = Int32(count)
        rows[step] = row
      }
    }
    return Int(row)
  }

  /// How many numbers there are.
  var count: Int { rows.count + 1 }
}
