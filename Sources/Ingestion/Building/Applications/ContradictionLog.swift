// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Applications whose own columns deny a stage that another column implies, by the stage denied.
///
/// Kept by stage, because only at the end is it known whether a stage's column holds anything at all.
struct ContradictionLog: Sendable {
  private(set) var counts = [Int](repeating: 0, count: Stage.allCases.count)
  private(set) var places = [[SourcePlace]](repeating: [], count: Stage.allCases.count)

  init() {}

  /// - Parameter denied: one bit for each stage.
  mutating func add(_ denied: UInt64, _ place: SourcePlace) {
    var rest = denied
    while rest != 0 {
      let stage = rest.trailingZeroBitCount
      rest &= rest - 1
      counts[stage] += 1
      if places[stage].count < 5 { places[stage].append(place) }
    }
  }
}
