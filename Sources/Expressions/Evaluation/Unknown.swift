// SPDX-License-Identifier: Apache-2.0

/// Why a value is not known: the facts that were lacking, each once, in the order in which they were met.
package struct Unknown: Sendable, Hashable {
  /// At most `limit` of them.
  package private(set) var causes: [Cause]
  /// How many more there were; one that came up twice beyond the limit counts twice.
  package private(set) var more: Int

  package static let limit = 50

  package init(_ causes: [Cause]) {
    self.causes = []
    more = 0
    for cause in causes { add(cause) }
  }

  package init(_ cause: Cause) {
    causes = [cause]
    more = 0
  }

  mutating func add(_ cause: Cause) {
    if causes.contains(cause) { return }
    if causes.count < Self.limit { causes.append(cause) } else { more += 1 }
  }

  mutating func merge(_ other: Unknown) {
    if causes.isEmpty {
      causes = other.causes
    } else {
      for cause in other.causes { add(cause) }
    }
    more += other.more
  }

  /// The same causes with this path where the host left theirs empty.
  func located(at path: String) -> Unknown {
    guard causes.contains(where: \.path.isEmpty) else { return self }
    return mapCauses { $0.path.isEmpty ? Cause(path: path, state: $0.state, place: $0.place) : $0 }
  }

  /// The same causes without saying where, so that nobody can be picked out.
  func withoutPlaces() -> Unknown {
    guard causes.contains(where: { $0.place != nil }) else { return self }
    return mapCauses { Cause(path: $0.path, state: $0.state) }
  }

  private func mapCauses(_ transform: (Cause) -> Cause) -> Unknown {
    var result = Unknown(causes.map(transform))
    result.more += more
    return result
  }
}

/// One fact that was lacking.
package struct Cause: Sendable, Hashable {
  /// The fact, such as `panel.interview.representative`. The host may leave it empty.
  package let path: String
  /// What is the matter: `not recorded`, `withheld`, `blank`, `unreadable`, `unmapped`, `between 0 and 2`, ….
  package let state: String
  /// Where the fact should have been, such as a file and line.
  package let place: String?

  package init(path: String = "", state: String, place: String? = nil) {
    self.path = path
    self.state = state
    self.place = place
  }
}
