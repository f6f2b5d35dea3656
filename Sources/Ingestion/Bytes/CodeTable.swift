// SPDX-License-Identifier: Apache-2.0

/// Gives each distinct byte string a number, 1 for the first that appears, 2 for the next.
///
/// Time for each look-up does not depend on what is in the file: a table of the latest values is tried first,
/// then open addressing on `keyHash`.
struct CodeTable: Sendable {
  /// The distinct values; number `n` is at index `n - 1`.
  private(set) var values = ByteStrings()

  /// Numbers of the values of no byte (index 0) and of one byte (1 + byte); 0 when not met yet.
  private var short = [UInt32](repeating: 0, count: 257)
  private var latest = [UInt32](repeating: 0, count: 256)
  private var slots = [UInt32](repeating: 0, count: 64)
  private var hashes: [UInt64] = []

  /// The number of the value, which is added when it is new.
  @inline(__always)
  mutating func code(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    if bytes.count <= 1 {
      let index = bytes.count == 0 ? 0 : 1 &+ Int(unsafe bytes[0])
      let known = short[index]
      if known != 0 { return known }
      return unsafe addShort(bytes, index)
    }
    let place = unsafe Self.place(bytes)
    let candidate = latest[place]
    if unsafe candidate != 0 && holds(candidate, bytes) { return candidate }
    let found = unsafe search(bytes)
    latest[place] = found
    return found
  }

  /// Whether the value of that number is exactly these bytes.
  @inline(__always)
  func holds(_ code: UInt32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let index = Int(code) &- 1
    let start = index == 0 ? 0 : values.ends[index &- 1]
    guard values.ends[index] &- start == bytes.count else { return false }
    return unsafe values.bytes.withUnsafeBytes { all in
      unsafe sameBytes(all.baseAddress, start, bytes.baseAddress, bytes.count)
    }
  }

  /// Where the value is looked for first: mixed from its length, its first and its last bytes.
  @inline(__always)
  private static func place(_ bytes: UnsafeRawBufferPointer) -> Int {
    let count = bytes.count
    var mixed = UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      mixed ^= unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      mixed = mixed &* 0x9E37_79B9_7F4A_7C15
      mixed ^= unsafe bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    } else {
      mixed ^= unsafe shortWord(bytes)
    }
    return Int(truncatingIfNeeded: (mixed &* 0xA076_1D64_78BD_642F) &>> 56)
  }

  @inline(never)
  private mutating func addShort(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
    unsafe values.append(bytes)
    hashes.append(0)
    short[index] = UInt32(values.count)
    return short[index]
  }

  @inline(never)
  private mutating func search(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let hash = unsafe keyHash(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = slots[slot]
      if unsafe hashes[Int(code) - 1] == hash && holds(code, bytes) { return code }
      slot = (slot + 1) & (slots.count - 1)
    }
    unsafe values.append(bytes)
    hashes.append(hash)
    slots[slot] = UInt32(values.count)
    if values.count * 2 > slots.count { grow() }
    return UInt32(values.count)
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 4)
    for code in slots where code != 0 {
      var slot = Int(truncatingIfNeeded: hashes[Int(code) - 1]) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = code
    }
    slots = larger
  }
}

/// Two to seven bytes as one number.
@inline(__always)
private func shortWord(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  if bytes.count >= 4 {
    let first = unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
    let last = unsafe bytes.loadUnaligned(fromByteOffset: bytes.count &- 4, as: UInt32.self)
    return UInt64(first) &<< 24 ^ UInt64(last) &<< 8
  }
  let first = unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt16.self)
  return UInt64(first) &<< 16 ^ UInt64(unsafe bytes[bytes.count &- 1]) &<< 8
}

/// Compares `count` bytes, eight at a time.
@inline(__always)
private func sameBytes(
  _ left: UnsafeRawPointer?, _ start: Int, _ right: UnsafeRawPointer?, _ count: Int
) -> Bool {
  guard let left = unsafe left, let right = unsafe right else { return count == 0 }
  let other = unsafe left + start
  var offset = 0
  while offset &+ 8 <= count {
    let one = unsafe other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let two = unsafe right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    if one != two { return false }
    offset &+= 8
  }
  while offset < count {
    let one = unsafe other.load(fromByteOffset: offset, as: UInt8.self)
    if unsafe one != right.load(fromByteOffset: offset, as: UInt8.self) { return false }
    offset &+= 1
  }
  return true
}
