// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport

/// A table written as reference selected of considered, then comparison selected of considered.
func table(_ reference: (Int, Int), _ comparison: (Int, Int)) throws -> SelectionTable {
  SelectionTable(
    reference: try Rate(selected: reference.0, of: reference.1),
    comparison: try Rate(selected: comparison.0, of: comparison.1))
}

/// The decimal that a text spells.
func decimal(_ text: String) throws -> DecimalFraction {
  struct NotADecimal: Error {}
  guard let value = DecimalFraction(text) else { throw NotADecimal() }
  return value
}

/// A ratio of two small numbers.
func ratio(_ numerator: UInt128, _ denominator: UInt128) -> ExactRatio {
  .finite(numerator: numerator, denominator: denominator)
}

/// All rates with at most `most` people considered.
func rates(upTo most: Int) throws -> [Rate] {
  try (0...most).flatMap { considered in
    try (0...considered).map { try Rate(selected: $0, of: considered) }
  }
}

/// All tables with at most `most` people considered in each group.
func tables(upTo most: Int) throws -> [SelectionTable] {
  let rates = try rates(upTo: most)
  return rates.flatMap { reference in rates.map { SelectionTable(reference: reference, comparison: $0) } }
}

extension SplitMix64 {
  /// A table of at most `most` people a group; margins of 0 and of everybody come up often.
  mutating func table(upTo most: Int) throws -> SelectionTable {
    SelectionTable(reference: try rate(upTo: most), comparison: try rate(upTo: most))
  }

  mutating func rate(upTo most: Int) throws -> Rate {
    let considered = Int.random(in: 0...most, using: &self)
    let selected = [0, considered, Int.random(in: 0...considered, using: &self)].randomElement(using: &self)
    return try Rate(selected: selected ?? 0, of: considered)
  }
}
