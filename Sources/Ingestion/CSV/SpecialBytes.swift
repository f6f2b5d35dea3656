// SPDX-License-Identifier: Apache-2.0

/// Steps through the bytes that can mean something between fields, eight bytes at a time: the delimiter, the
/// quote, and every byte below 14 (the line ends among them).
///
/// Plain 64-bit arithmetic: the comparisons are exact for all eight bytes (no carry crosses a byte), so that
/// one word serves for as many short fields as it holds. Arithmetic is unchecked: positions are within a
/// piece, whose size is far from the end of the integers.
@safe
struct SpecialBytes {
  private let base: UnsafeRawPointer
  let count: Int
  private let delimiters: UInt64
  /// Position of the word whose flags are held.
  private var word: Int
  private var flags: UInt64

  @inline(__always)
  init(_ base: UnsafeRawPointer, count: Int, delimiter: UInt8) {
    unsafe self.base = base
    self.count = count
    delimiters = repeated(delimiter)
    word = 0
    flags = 0
    move(to: 0)
  }

  /// The position of the next special byte, or `count`.
  @inline(__always)
  mutating func next() -> Int {
    while flags == 0 {
      word &+= 8
      if word >= count { return count }
      flags = specials(load(word))
    }
    let position = word &+ flags.trailingZeroBitCount &>> 3
    flags &= flags &- 1
    return position
  }

  /// Goes on at a position.
  @inline(__always)
  mutating func move(to position: Int) {
    word = position
    flags = position < count ? specials(load(position)) : 0
  }

  /// The position of the first quote from `start` on, or `count`; and whether a byte below 14 stands before
  /// it.
  @inline(__always)
  func quote(from start: Int) -> (position: Int, hasControl: Bool) {
    var at = start
    var controls: UInt64 = 0
    while at < count {
      let bytes = load(at)
      let quotes = ~nonZero(bytes ^ repeated(quoteByte)) & highBits
      let control = ~notBelow14(bytes) & highBits
      if quotes != 0 {
        controls |= control & ((quotes & (0 &- quotes)) &- 1)
        return (at &+ quotes.trailingZeroBitCount &>> 3, controls != 0)
      }
      controls |= control
      at &+= 8
    }
    return (count, controls != 0)
  }

  @inline(__always)
  private func specials(_ bytes: UInt64) -> UInt64 {
    let ordinary =
      nonZero(bytes ^ delimiters) & nonZero(bytes ^ repeated(quoteByte)) & notBelow14(bytes)
    return ~ordinary & highBits
  }

  /// Eight bytes; those beyond the end are 255, which is nothing special.
  @inline(__always)
  private func load(_ position: Int) -> UInt64 {
    if position &+ 8 <= count {
      return unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
    return loadTail(position)
  }

  @inline(never)
  private func loadTail(_ position: Int) -> UInt64 {
    var bytes = UInt64.max
    var at = count
    while at > position {
      at &-= 1
      bytes = bytes &<< 8 | UInt64(unsafe base.load(fromByteOffset: at, as: UInt8.self))
    }
    return bytes
  }
}

private let highBits: UInt64 = 0x8080_8080_8080_8080

@inline(__always)
private func repeated(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

/// Has the high bit of each byte that is not zero.
@inline(__always)
private func nonZero(_ bytes: UInt64) -> UInt64 { ((bytes & ~highBits) &+ ~highBits) | bytes }

/// Has the high bit of each byte that is 14 or more.
@inline(__always)
private func notBelow14(_ bytes: UInt64) -> UInt64 {
  ((bytes & ~highBits) &+ 0x7272_7272_7272_7272) | bytes
}
