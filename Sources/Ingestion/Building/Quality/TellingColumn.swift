// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Looks for the column that differs between all pairs of records with one key, and has few values.
struct TellingColumn: Sendable {
  /// Ends a reading that has seen enough.
  struct AllSeen: Error {}

  private static let mostValues = 20

  private let pairs: [(first: UInt32, second: UInt32)]
  private let lines: Set<UInt32>
  private let columns: [Int]
  /// The values of the lines, one for each of the columns.
  private var values: [UInt32: [String]] = [:]

  /// - Parameter leavingOut: columns that may differ all the same.
  init(_ pairs: [KeyPair], columns: Int, leavingOut: Set<Int>) {
    self.pairs = pairs.map { (UInt32(clamping: $0.first.line), UInt32(clamping: $0.second.line)) }
    lines = Set(self.pairs.flatMap { [$0.first, $0.second] })
    self.columns = (0..<columns).filter { !leavingOut.contains($0) }
  }

  var isDone: Bool { values.count == lines.count }

  /// - Parameter batch: with all columns of the file.
  mutating func take(_ batch: RecordBatch) {
    for record in 0..<batch.count where lines.contains(batch.lines[record]) {
      values[batch.lines[record]] = columns.map { column in
        guard case .coded(let codes, let texts) = batch.columns[column], codes[record] != 0 else { return "" }
        return TextFolding.trimmed(String(decoding: texts[Int(codes[record]) - 1], as: UTF8.self))
      }
    }
  }

  /// Its index in the file; `nil` for none. Of several the one with the fewest values, and of these the first.
  var column: Int? {
    guard isDone, !pairs.isEmpty else { return nil }
    let telling = columns.indices.compactMap { index -> (column: Int, values: Int)? in
      func value(_ line: UInt32) -> String { values[line]?[index] ?? "" }
      guard
        pairs.allSatisfy({ pair in
          let (first, second) = (value(pair.first), value(pair.second))
          return !first.isEmpty && !second.isEmpty && first != second
        })
      else { return nil }
      let distinct = Set(lines.map(value)).count
      // As many values as lines are a number of its own for each.
      return distinct <= TellingColumn.mostValues && distinct * 2 <= lines.count
        ? (columns[index], distinct) : nil
    }
    return telling.min { ($0.values, $0.column) < ($1.values, $1.column) }?.column
  }
}

extension PipelineBuilder {
  /// The records of a file that have the key of another one in it, where they are too many to be slips; `nil` elsewhere.
  func repeatedPairs(file: Int) -> [KeyPair]? {
    for stream in files[file].streams {
      guard let log = readers.duplicates(stream.source) else { continue }
      let records = readers.account(stream.source).records
      if log.within.count >= 5,
        log.within.count == DuplicateLog.mostPairs || log.within.count * 100 >= records
      {
        return log.within
      }
    }
    return nil
  }

  /// Names the column by which records with one key are told apart, and what to do.
  mutating func note(telling column: Int, _ source: SourceMapping, file: Int) {
    let name = files[file].file.columnName(column)
    let path = files[file].file.source.path
    let areCounts = source.entity == .equalityCount
    let isWhole = areCounts && !source.fields.contains { $0.target == "vacancy" }
    let advice =
      isWhole
      ? "with vacancy: {from: ...} and that column in the profile (in the place of scope: organisation) the counts of each of"
        + " its values are read and added up; or keep those of one, or of the whole, in a file of its own"
      : areCounts
        ? "make a file for each of its values, and audit each by itself, or add the counts up before they are exported"
        : "make the keys distinct when they are exported, or make a file for each of its values, and audit each by itself"
    state.quality.note(
      .error, "key-of-several", file: file, subject: source.name,
      message:
        "\(areCounts ? "counts" : "applications") of \(path) that are set aside for a key that stands twice differ from the"
        + " first of that key in \(name): where it says whose they are, such as a division or a site, nobody is there"
        + " twice, and only a part of all is counted; \(advice)",
      places: [SourcePlace(file: file, line: 1, column: column)])
  }
}
