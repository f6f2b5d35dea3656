// SPDX-License-Identifier: Apache-2.0

/// The name that a misspelt one was probably meant to be: at most a third of its letters away, the nearest first.
package func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard wanted.count <= 100 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in names.sorted() {
    let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
    guard distance <= max(1, min(wanted.count, candidate.unicodeScalars.count) / 3 + 1) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.name
}

/// Insertions, deletions, changes and swaps of neighbours that turn one into the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      var cost = min(previous[column + 1], current[column]) + 1
      cost = min(cost, previous[column] + (left[row] == right[column] ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, before[column - 1] + 1)
      }
      current.append(cost)
    }
    before = previous
    previous = current
  }
  return previous[right.count]
}
