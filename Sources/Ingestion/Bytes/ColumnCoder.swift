// SPDX-License-Identifier: Apache-2.0

/// Builds one column of a batch, a value a record, in the order of the records.
package struct ColumnCoder: Sendable {
  /// How many records it holds.
  package var count: Int {
    switch request {
    case .coded: codes.count
    case .hashed: hashes.count
    }
  }

  let request: ColumnRequest
  private var table = CodeTable()
  private var codes: [UInt32] = []
  private var hashes: [UInt64] = []
  private var run = KeyRun()
  private var previous: UInt32 = 0

  /// - Parameter records: Room to make for that many records; more may be appended.
  package init(_ request: ColumnRequest, records: Int = 0) {
    self.request = request
    switch request {
    case .coded: codes.reserveCapacity(records)
    case .hashed: hashes.reserveCapacity(records)
    }
  }

  /// The next record's value; empty is a value.
  @inline(__always)
  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    switch request {
    case .coded:
      // Neighbours are often alike: applications to one vacancy stand together.
      if unsafe previous == 0 || bytes.count <= 1 || !table.holds(previous, bytes) {
        previous = unsafe table.code(of: bytes)
      }
      codes.append(previous)
    case .hashed: unsafe appendKey(trimmedKey(bytes))
    }
  }

  @inline(__always)
  private mutating func appendKey(_ key: UnsafeRawBufferPointer) {
    guard key.count > 0 else { return hashes.append(0) }
    hashes.append(unsafe keyHash(key))
    unsafe run.add(key)
  }

  /// The next record's value, from an array.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe append($0) }
  }

  /// The next record has no such field.
  package mutating func appendAbsent() {
    switch request {
    case .coded: codes.append(0)
    case .hashed: hashes.append(0)
    }
  }

  /// Makes room for the codes of some records, and lets them be filled in.
  ///
  /// What is handed on: the room, the table of values, and the code of the record before.
  @inline(__always)
  mutating func extendCodes(
    by count: Int, _ fill: (UnsafeMutableBufferPointer<UInt32>, inout CodeTable, inout UInt32) -> Void
  ) {
    let filled = codes.count
    var longer = codes
    codes = []
    longer.append(contentsOf: repeatElement(0, count: count))
    unsafe longer.withUnsafeMutableBufferPointer { all in
      let room = unsafe UnsafeMutableBufferPointer(rebasing: all[filled...])
      unsafe fill(room, &table, &previous)
    }
    codes = longer
  }

  /// The column, which is all that the builder was for.
  package consuming func finish() -> BatchColumn {
    switch request {
    case .coded: .coded(codes: codes, values: table.values)
    case .hashed: .hashed(hashes: hashes, run: run)
    }
  }
}
