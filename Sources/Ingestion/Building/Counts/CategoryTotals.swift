// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// The totals that equality counts have of their own categories, and what the categories add up to.
struct CategoryTotals: Sendable {
  /// What a total is of.
  struct Key: Hashable, Sendable {
    let vacancy: Int
    let characteristic: String
    /// `nil` for all routes together, of which a total is that names none.
    let route: RecruitmentRoute?
    let stage: Stage
  }
  private struct Total: Sendable {
    let count: Int
    let place: SourcePlace
  }
  private var totals: [Key: Total] = [:]
  private var sums: [Key: Count] = [:]
  /// Sums in which a count is missing.
  private var unknown: Set<Key> = []

  mutating func add(total answer: Answer<Count>, _ key: Key, at place: SourcePlace) {
    if let count = answer.knownValue?.exact { totals[key] = Total(count: count, place: place) }
  }

  mutating func add(category answer: Answer<Count>, _ key: Key) {
    switch answer {
    case .known(let count): sums[key, default: .zero] += count
    case .none: break
    case .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded: unknown.insert(key)
    }
  }

  /// The places of the totals that their categories do not add up to, in the order of the file.
  var differences: [SourcePlace] {
    totals.filter { key, total in
      guard !unknown.contains(key), let sum = sums[key] else { return false }
      return !(sum.atLeast...sum.atMost).contains(total.count)
    }.map(\.value.place).sorted()
  }
}
