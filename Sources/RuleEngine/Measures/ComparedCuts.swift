// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

extension [MeasureResult] {
  /// The name of the test whose p-values are made good for the number of comparisons.
  static let comparedTest = "mid_p"

  /// Each cut that was compared with its p-value among those of all of them: of many cuts some stand out by chance
  /// alone. A single one is left as it is.
  var compared: [MeasureResult] {
    let positions = indices.filter { self[$0].tests[Self.comparedTest] != nil && self[$0].isFinite }
    guard positions.count > 1 else { return self }
    let pValues = positions.compactMap { self[$0].tests[Self.comparedTest] }
    let adjusted = MultipleComparisons.benjaminiHochberg(pValues)
    let holm = MultipleComparisons.holm(pValues)
    var results = self
    for (place, position) in positions.enumerated() {
      results[position].comparisons = ComparedCut(
        number: positions.count, benjaminiHochberg: adjusted[place], holm: holm[place])
    }
    return results
  }
}

extension MeasureResult {
  /// Whether there was anything to compare.
  fileprivate var isFinite: Bool {
    if case .undefined = estimate { false } else { true }
  }
}
