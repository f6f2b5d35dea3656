// SPDX-License-Identifier: Apache-2.0

/// A key that can be compared with its neighbours: shorter keys come first, then byte by byte.
///
/// Keys of more than 32 bytes have none.
package struct OrderedKey: Sendable, Hashable, Comparable {
  package static let longest = 32

  private let count: Int
  /// The bytes from the front and, overlapping them, those at the end, the first byte highest.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let last: UInt64

  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer) {
    count = bytes.count
    guard count <= OrderedKey.longest else { return nil }
    guard count >= 8 else {
      var word: UInt64 = 0
      for index in 0..<count { word = word &<< 8 | UInt64(unsafe bytes[index]) }
      (first, second, third, last) = (word, 0, 0, 0)
      return
    }
    first = unsafe OrderedKey.word(bytes, 0)
    second = count > 16 ? unsafe OrderedKey.word(bytes, 8) : 0
    third = count > 24 ? unsafe OrderedKey.word(bytes, 16) : 0
    last = unsafe OrderedKey.word(bytes, count &- 8)
  }

  /// The same for the bytes of an array.
  package init?(_ bytes: ArraySlice<UInt8>) {
    guard let key = unsafe bytes.withUnsafeBytes({ unsafe OrderedKey($0) }) else { return nil }
    self = key
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  package static func < (left: OrderedKey, right: OrderedKey) -> Bool {
    if left.count != right.count { return left.count < right.count }
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    return left.last < right.last
  }
}

/// Whether successive keys ascend strictly, so that none of them can stand twice; absent ones do not count.
package struct KeyRun: Sendable, Hashable {
  /// Of the keys so far.
  package private(set) var isAscending = true
  package private(set) var first: OrderedKey?
  package private(set) var last: OrderedKey?

  package init() {}

  /// The next key.
  @inline(__always)
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    if isAscending { unsafe add(OrderedKey(bytes)) }
  }

  @inline(__always)
  private mutating func add(_ key: OrderedKey?) {
    guard let key, last.map({ $0 < key }) ?? true else {
      isAscending = false
      return
    }
    if first == nil { first = key }
    last = key
  }

  /// Goes on with a later run; `false`, and nothing is changed, when the whole would not ascend.
  mutating func extend(with other: KeyRun) -> Bool {
    guard isAscending, other.isAscending else { return false }
    guard let start = other.first else { return true }
    if let last, !(last < start) { return false }
    first = first ?? start
    last = other.last
    return true
  }
}
