// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Which set of ethnicity labels or codes a column's values are of.
struct SchemeGuess: Sendable {
  struct Candidate: Sendable {
    let name: String
    let labels: Int
    let rows: Int
  }
  /// The best first; several where they read as many rows.
  let candidates: [Candidate]
  /// Labels and rows in all that were looked at.
  let labels: Int
  let rows: Int
  /// Whether the best ones give some label to different groups.
  let isDisputed: Bool
  /// How many labels name a group.
  let groups: Int

  var best: Candidate? { candidates.first }
  /// Of the rows, the share in hundredths that the best scheme reads.
  var share: Int { rows == 0 ? 0 : (best?.rows ?? 0) * 100 / rows }

  /// Of schemes that say the same, the narrower first.
  private static let order = [
    "ons-2021", "nhs-2001", "ons-2011", "groups", "uk-labels", "nhs-2001-or-groups", "nhs-scotland",
    "nhs-wales", "la-2013",
  ]

  init(_ values: [String: Int]) {
    labels = values.count
    rows = values.values.reduce(0, +)
    var found: [Candidate] = []
    for name in SchemeGuess.order {
      guard let scheme = EthnicityScheme.named(name) else { continue }
      let read = values.filter { SchemeGuess.reads(scheme, $0.key) }
      found.append(Candidate(name: name, labels: read.count, rows: read.values.reduce(0, +)))
    }
    let most = found.map(\.rows).max() ?? 0
    let best = most == 0 ? [] : found.filter { $0.rows == most }
    candidates = best
    let schemes = best.compactMap { EthnicityScheme.named($0.name) }
    isDisputed = values.keys.contains { value in Set(schemes.map { $0.reading(of: value) }).count > 1 }
    let first = schemes.first
    groups = values.keys.count { value in
      if case .group? = first?.reading(of: value) { true } else { false }
    }
  }

  static func reads(_ scheme: EthnicityScheme, _ value: String) -> Bool {
    switch scheme.reading(of: value) {
    case .group, .declined, .blank, .notAsked, .notKnown: true
    case .ambiguous, .total, .noCategory: false
    }
  }

  /// Whether any scheme knows the label, if only as an ambiguous one.
  static func isKnown(_ value: String) -> Bool {
    EthnicityScheme.all.contains { $0.reading(of: value) != .noCategory }
  }
}
