// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Collects remarks on the data, one for each kind and place of origin, with how often and where first.
struct QualityLog: Sendable {
  private struct Key: Hashable {
    let kind: String
    let file: Int
    let subject: String
  }
  private struct Entry {
    let weight: DataQualityWeight
    let message: String
    var count: Int
    var places: [SourcePlace]
  }
  private var entries: [Key: Entry] = [:]
  /// Of which columns any value could be read.
  var columns = ColumnReadings()

  init() {}

  /// Adds to the remark with this kind, file and subject; the first message given stands.
  ///
  /// - Parameter message: one sentence with lower-case start, without a number and without a value.
  mutating func note(
    _ weight: DataQualityWeight, _ kind: String, file: Int, subject: String,
    message: @autoclosure () -> String,
    count: Int = 1, places: [SourcePlace]
  ) {
    let key = Key(kind: kind, file: file, subject: subject)
    if entries[key] == nil {
      entries[key] = Entry(weight: weight, message: message(), count: 0, places: [])
    }
    entries[key]?.count += count
    let room = 5 - (entries[key]?.places.count ?? 5)
    if room > 0 { entries[key]?.places.append(contentsOf: places.prefix(room)) }
  }

  /// Whether a remark of this kind wants more places.
  func wantsPlaces(_ kind: String, file: Int, subject: String) -> Bool {
    (entries[Key(kind: kind, file: file, subject: subject)]?.places.count ?? 0) < 5
  }

  /// How often something was noted of a column, as the field that it is read as.
  func count(_ kind: String, file: Int, subject: String) -> Int {
    entries[Key(kind: kind, file: file, subject: subject)]?.count ?? 0
  }

  /// Everything noted: errors first, then by kind, file and subject.
  func items() -> [DataQualityItem] {
    let order: [DataQualityWeight: Int] = [.error: 0, .warning: 1, .note: 2]
    let sorted = entries.sorted { left, right in
      (order[left.value.weight] ?? 3, left.key.kind, left.key.file, left.key.subject)
        < (order[right.value.weight] ?? 3, right.key.kind, right.key.file, right.key.subject)
    }
    return sorted.map { key, entry in
      DataQualityItem(
        weight: entry.weight, kind: key.kind, message: entry.message, count: entry.count,
        places: entry.places)
    }
  }
}
