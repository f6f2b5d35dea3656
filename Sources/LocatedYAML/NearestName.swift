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

/// The same among ids that are put together of parts, such as `panel.members-trained`: a name that lacks the
/// beginning or the end is taken for the shortest that it is a part of, and one whose last part alone is misspelt
/// for the one with that last part.
package func nearestID(to name: String, among ids: some Sequence<String>) -> String? {
  let ids = ids.sorted()
  if let near = nearestName(to: name, among: ids) { return near }
  let wanted = name.lowercased()
  guard (3...100).contains(wanted.count) else { return nil }
  let around = ids.filter { id in
    let folded = id.lowercased()
    guard let part = folded.firstRange(of: wanted) else { return false }
    return part.lowerBound == folded.startIndex || !folded[folded.index(before: part.lowerBound)].isLetter
  }
  if let shortest = around.min(by: { ($0.count, $0) < ($1.count, $1) }) { return shortest }
  func last(_ id: String) -> String { id.split(separator: ".").last.map(String.init) ?? id }
  let near = nearestName(to: last(name), among: ids.map(last))
  return near.flatMap { near in ids.first { last($0) == near } }
}

/// The one of some names that a known one was meant by: so near that hardly anything else can be meant. Names that
/// differ in their digits are no misspellings of one another, nor are those that differ in a word of two letters, as
/// "accepted on" and "accepted by" do, nor those of three letters or fewer, unless only vowels are left out, as in
/// "txt".
package func misspelling(of known: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(known.lowercased().unicodeScalars)
  if let full = names.sorted().first(where: {
    areOneWithoutVowels(wanted, Array($0.lowercased().unicodeScalars))
  }) {
    return full
  }
  guard (4...100).contains(wanted.count) else { return nil }
  let found = names.sorted().compactMap { name -> (name: String, distance: Int)? in
    let scalars = Array(name.lowercased().unicodeScalars)
    guard scalars.count >= 4, abs(scalars.count - wanted.count) <= 3,
      scalars.filter(isDigit) == wanted.filter(isDigit)
    else { return nil }
    let distance = editDistance(wanted, scalars)
    return distance <= edits(in: wanted.count) && differInWords(wanted, scalars) ? (name, distance) : nil
  }
  return found.min { $0.distance < $1.distance }?.name
}

/// Whether the shorter name, of three letters or more, is the longer one with vowels left out and nothing else.
private func areOneWithoutVowels(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
  let (short, long) = left.count < right.count ? (left, right) : (right, left)
  guard short.count >= 3, short.count < long.count, long.count <= 100, short.first == long.first else {
    return false
  }
  var rest = short[...]
  for letter in long {
    if rest.first == letter {
      rest = rest.dropFirst()
    } else if !["a", "e", "i", "o", "u"].contains(letter) {
      return false
    }
  }
  return rest.isEmpty
}

/// The one of some names of several words of which a name is the beginning, as "internal" is of "internal only";
/// `nil` where it begins several, and for short names, with which anything may begin.
package func nameCutShort(to known: String, among names: some Sequence<String>) -> String? {
  let wanted = words(Array(known.lowercased().unicodeScalars))
  guard wanted.joined().count >= 6 else { return nil }
  let found = Set(names).filter { name in
    let all = words(Array(name.lowercased().unicodeScalars))
    return all.count > wanted.count && all.starts(with: wanted)
  }
  return found.count == 1 ? found.first : nil
}

private func words(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
  scalars.split { [" ", "_", "-", "."].contains($0) }.map(Array.init)
}

/// Whether two names that have as many words differ in none by more than a slip of the hand.
private func differInWords(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
  let pairs = (left: words(left), right: words(right))
  guard pairs.left.count == pairs.right.count else { return true }
  return zip(pairs.left, pairs.right).allSatisfy { left, right in
    left == right || editDistance(left, right) <= edits(in: min(left.count, right.count))
  }
}

/// How many letters of a word a slip of the hand may change.
private func edits(in count: Int) -> Int { count < 3 ? 0 : count < 6 ? 1 : count < 12 ? 2 : 3 }

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

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
