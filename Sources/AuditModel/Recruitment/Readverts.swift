// SPDX-License-Identifier: Apache-2.0

/// Which vacancies advertise the post of another one again.
///
/// A post that was advertised three times is three vacancies, each of which names the one before it; they are one
/// vacancy wherever somebody could be told from the counts, and where a setting joins them.
package struct Readverts: Sendable {
  /// By vacancy: the index of the one that was advertised first, its own where it is that. Empty where none advertises
  /// another's post.
  private var firsts: [Int] = []
  /// How many advertise the post of another one.
  package private(set) var count = 0
  /// Those that name a vacancy that is not there.
  package private(set) var unknown: [Int] = []
  /// Those that name one another in a circle, or themselves.
  package private(set) var circular: [Int] = []

  package init(_ vacancies: [Vacancy]) {
    let named = vacancies.indices.filter { vacancies[$0].readvertises.value != nil }
    guard !named.isEmpty else { return }
    let indexOfRef = Dictionary(
      vacancies.enumerated().map { ($1.ref, $0) }, uniquingKeysWith: { first, _ in first })
    var earlier = [Int?](repeating: nil, count: vacancies.count)
    for vacancy in named {
      guard let ref = vacancies[vacancy].readvertises.value else { continue }
      earlier[vacancy] = indexOfRef[ref]
      if earlier[vacancy] == nil { unknown.append(vacancy) }
    }
    firsts = Array(vacancies.indices)
    for vacancy in named { firsts[vacancy] = first(from: vacancy, earlier) }
    count = named.count { firsts[$0] != $0 }
  }

  /// The end of the chain; of a circle the first of its vacancies.
  private mutating func first(from vacancy: Int, _ earlier: [Int?]) -> Int {
    var met = [vacancy]
    while let last = met.last, let next = earlier[last] {
      if let start = met.firstIndex(of: next) {
        if start == 0 { circular.append(vacancy) }
        return met[start...].min() ?? vacancy
      }
      met.append(next)
    }
    return met.last ?? vacancy
  }

  package var isEmpty: Bool { count == 0 }

  /// The vacancy under which a vacancy's post was advertised first; itself where it is that.
  package func first(of vacancy: Int) -> Int { firsts.indices.contains(vacancy) ? firsts[vacancy] : vacancy }
}
