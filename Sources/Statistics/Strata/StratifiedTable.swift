// SPDX-License-Identifier: Apache-2.0

/// The same comparison in several strata: vacancies, bands, sites or years.
package struct StratifiedTable: Equatable, Sendable {
  /// Each stratum's table, in the order given.
  package let strata: [SelectionTable]

  /// A table of these strata.
  package init(_ strata: [SelectionTable]) { self.strata = strata }
}

extension StratifiedTable {
  /// The strata in which the comparison can show anything: both groups are there, and some but not all are selected.
  package var informative: [SelectionTable] { strata.filter { !$0.isDegenerate } }

  /// The strata that add nothing to a stratified test, since their margins leave one possible outcome: how many,
  /// and how many people are in them.
  package var leftOut: (strata: Int, people: Int) {
    let degenerate = strata.filter(\.isDegenerate)
    return (degenerate.count, degenerate.reduce(0) { $0 + $1.considered })
  }

  /// All strata as one table.
  package var pooled: SelectionTable {
    strata.reduce(SelectionTable(reference: .empty, comparison: .empty)) { sum, stratum in
      SelectionTable(
        reference: sum.reference.adding(stratum.reference),
        comparison: sum.comparison.adding(stratum.comparison))
    }
  }

  /// The sum over strata of a number made of each, with the error of adding made good (Neumaier's summation).
  static func sum(_ strata: [SelectionTable], _ part: (SelectionTable) -> Double) -> Double {
    var (sum, lost) = (0.0, 0.0)
    for stratum in strata {
      let value = part(stratum)
      let next = sum + value
      lost += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
      sum = next
    }
    return sum + lost
  }
}
