// SPDX-License-Identifier: Apache-2.0

/// Hashed keys with eight bytes noted of each, cut into segments that grow by themselves, so that growing
/// never copies more than a small part at once.
struct KeyTable: Sendable {
  private static let segmentCount = 64
  private var segments: [KeySegment]

  /// - Parameter count: how many keys to make room for.
  init(expecting count: Int) {
    let share = count / KeyTable.segmentCount
    segments = [KeySegment](repeating: KeySegment(expecting: share), count: KeyTable.segmentCount)
  }

  @inline(__always)
  private static func segment(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash & 63) }

  /// Adds a hash, which is not 0; what was noted before, when it is there already.
  @inline(__always)
  mutating func insert(_ hash: UInt64, _ payload: UInt64) -> UInt64? {
    segments[KeyTable.segment(hash)].insert(hash, payload)
  }

  func find(_ hash: UInt64) -> UInt64? { segments[KeyTable.segment(hash)].find(hash) }

  /// Reads where the hashes belong.
  func touch(_ hashes: ArraySlice<UInt64>) -> UInt64 {
    var mixed: UInt64 = 0
    for hash in hashes { mixed ^= segments[KeyTable.segment(hash)].touch(hash) }
    return mixed
  }
}
