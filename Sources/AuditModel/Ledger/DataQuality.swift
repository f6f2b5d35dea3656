// SPDX-License-Identifier: Apache-2.0

/// How much a remark on the data matters.
package enum DataQualityWeight: String, Sendable, Hashable, CaseIterable {
  /// The file could not be read, or not to its end.
  case error
  /// Records or facts were lost, repaired or contradict one another.
  case warning
  /// Worth knowing.
  case note
}

/// Something about the data that the reader of a report must know: never a value, always a place and a number.
package struct DataQualityItem: Sendable, Hashable {
  package let weight: DataQualityWeight
  /// Stable name of the kind, such as `unmapped-value` or `stray-quote`.
  package let kind: String
  /// One sentence, lower-case start, without personal values.
  package let message: String
  /// How many records or facts it is about.
  package let count: Int
  /// The first places, at most five.
  package let places: [SourcePlace]

  package init(
    weight: DataQualityWeight, kind: String, message: String, count: Int = 1, places: [SourcePlace] = []
  ) {
    self.weight = weight
    self.kind = kind
    self.message = message
    self.count = count
    self.places = Array(places.prefix(5))
  }
}
