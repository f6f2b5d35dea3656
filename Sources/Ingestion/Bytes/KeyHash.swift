// SPDX-License-Identifier: Apache-2.0

/// A 64-bit hash of a key's bytes, the same on every run and machine; never 0.
///
/// Two different keys among a million share a hash with a probability below 3 in a hundred million; a
/// duplicate that is reported names both lines, so that a person can look.
package func keyHash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  unsafe bytes.withUnsafeBytes { unsafe keyHash($0) }
}

/// The same for bytes in a buffer. Multiply-and-fold over eight bytes at a time.
@inline(__always)
package func keyHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
  var offset = 0
  let count = bytes.count
  while offset &+ 8 <= count {
    let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    hash = folded(hash ^ UInt64(littleEndian: word), 0xA076_1D64_78BD_642F)
    offset &+= 8
  }
  var tail: UInt64 = 0
  var shift: UInt64 = 0
  while offset < count {
    tail |= UInt64(unsafe bytes[offset]) &<< shift
    shift &+= 8
    offset &+= 1
  }
  hash = folded(hash ^ tail, 0xE703_7ED1_A0B4_28DB)
  hash = folded(hash, 0x8EBC_6AF0_9C88_C6E3)
  return hash == 0 ? 1 : hash
}

@inline(__always)
private func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}

/// Without the spaces and tabs at both ends, which are no part of a key.
@inline(__always)
func trimmedKey(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
  guard let first = unsafe bytes.first, let last = unsafe bytes.last else { return unsafe bytes }
  guard isKeySpace(first) || isKeySpace(last) else { return unsafe bytes }
  var (start, end) = (0, bytes.count)
  while start < end, unsafe isKeySpace(bytes[start]) { start &+= 1 }
  while end > start, unsafe isKeySpace(bytes[end &- 1]) { end &-= 1 }
  return unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
}

@inline(__always)
private func isKeySpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
