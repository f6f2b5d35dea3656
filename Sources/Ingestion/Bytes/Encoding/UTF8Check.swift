// SPDX-License-Identifier: Apache-2.0

/// What the bytes from some place on are, as UTF-8.
enum UTF8Check: Hashable {
  /// Nothing outside ASCII.
  case ascii
  /// Whole characters, of which the first outside ASCII stands at `first`.
  case valid(first: Int)
  /// A character begins at the index and is cut off by the end.
  case cutOff(at: Int, first: Int)
  /// The byte at the index cannot stand there; `first` is the first character outside ASCII, the wrong one
  /// counted.
  case invalid(at: Int, first: Int)

  init(_ bytes: [UInt8], from start: Int) {
    self = unsafe bytes.withUnsafeBytes { unsafe UTF8Check($0, from: start) }
  }

  private init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    var first: Int?
    var at = unsafe plainEnd(bytes, from: start)
    while at < bytes.count {
      let begin = first ?? at
      first = begin
      switch unsafe length(bytes, at) {
      case .some(let length) where at + length > bytes.count:
        self = .cutOff(at: at, first: begin)
        return
      case .some(let length): at += length
      case .none:
        self = .invalid(at: at, first: begin)
        return
      }
      at = unsafe plainEnd(bytes, from: at)
    }
    self = first.map { .valid(first: $0) } ?? .ascii
  }
}

/// The length of the character that begins at an index, which may reach beyond the end; `nil` when the bytes
/// there are are no UTF-8.
private func length(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int? {
  guard let (length, second) = unsafe sequence(startingWith: bytes[at]) else { return nil }
  for offset in 1..<length where at + offset < bytes.count {
    let allowed = offset == 1 ? second : 0x80...0xBF
    if unsafe !allowed.contains(bytes[at + offset]) { return nil }
  }
  return length
}

/// The index of the first byte outside ASCII, or the end; eight bytes at a time.
private func plainEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  var at = start
  while at &+ 32 <= bytes.count {
    let one = unsafe bytes.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)
    if (one[0] | one[1] | one[2] | one[3]) & 0x8080_8080_8080_8080 != 0 { break }
    at &+= 32
  }
  while at < bytes.count, unsafe bytes[at] < 0x80 { at &+= 1 }
  return at
}

/// Length of a UTF-8 sequence and what its second byte may be (Unicode 16, table 3-7).
private func sequence(startingWith byte: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
  switch byte {
  case 0x00...0x7F: (1, 0x80...0xBF)
  case 0xC2...0xDF: (2, 0x80...0xBF)
  case 0xE0: (3, 0xA0...0xBF)
  case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
  case 0xED: (3, 0x80...0x9F)
  case 0xF0: (4, 0x90...0xBF)
  case 0xF1...0xF3: (4, 0x80...0xBF)
  case 0xF4: (4, 0x80...0x8F)
  default: nil
  }
}
