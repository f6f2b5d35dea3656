// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Of each column of each file, whether any of its values could be read.
struct ColumnReadings: Sendable {
  enum Reading: Sendable, Hashable {
    case read
    /// None so far, for this reason.
    case unread(ConversionFault)
  }
  struct Key: Hashable, Sendable {
    let file: Int
    let column: Int
    let target: String
  }
  private(set) var readings: [Key: Reading] = [:]

  mutating func note(_ reading: Reading, _ target: String, column: Int, file: Int) {
    let key = Key(file: file, column: column, target: target)
    if readings[key] == .read { return }
    readings[key] = reading
  }

  /// The columns of which no value could be read, in the order of the files.
  var unread: [(key: Key, fault: ConversionFault)] {
    readings.compactMap { key, reading in
      if case .unread(let fault) = reading { (key, fault) } else { nil }
    }.sorted { ($0.key.file, $0.key.column, $0.key.target) < ($1.key.file, $1.key.column, $1.key.target) }
  }
}
