// SPDX-License-Identifier: Apache-2.0

/// Finds the names that a mistyped one was probably meant to be.
enum NearestName {
  /// The candidate fewest edits away, ignoring case; `nil` when none is near. The earlier of two equally
  /// near.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    near(name, among: candidates, limit: 1).first
  }

  /// Up to `limit` candidates within a third of the name's length (at least one edit), nearest first.
  static func near(_ name: String, among candidates: [String], limit: Int) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    let allowed = max(1, wanted.count / 3)
    var found: [(distance: Int, offset: Int, name: String)] = []
    for (offset, candidate) in candidates.enumerated() {
      let scalars = Array(candidate.lowercased().unicodeScalars.prefix(64))
      guard abs(scalars.count - wanted.count) <= allowed else { continue }
      let distance = editDistance(wanted, scalars)
      if distance <= allowed && distance < max(wanted.count, scalars.count) {
        found.append((distance, offset, candidate))
      }
    }
    found.sort { ($0.distance, $0.offset) < ($1.distance, $1.offset) }
    return found.prefix(limit).map(\.name)
  }

  /// Edits (insert, remove, replace, swap two neighbours) that turn one into the other.
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
