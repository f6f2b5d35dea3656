// SPDX-License-Identifier: Apache-2.0

/// Remembers raw values over the batches of a file, so that each is converted once and not once a batch.
///
/// Takes up to `limit` values; what comes after gets no number, so that a column in which nothing repeats
/// costs no memory.
struct ValueMemo: Sendable {
  static let limit = 1 << 16

  private var values = ByteStrings()
  private var hashes: [UInt64] = []
  /// 1 + number of the value, 0 where the slot is free; a power of two long.
  private var slots = [UInt32](repeating: 0, count: 64)

  var count: Int { values.count }

  /// The number of the value, or `nil` when it is new.
  func number(of value: ArraySlice<UInt8>) -> Int? {
    let hash = keyHash(value)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, values[number].elementsEqual(value) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a value that `number(of:)` did not find; `nil` when the memo is full.
  mutating func add(_ value: ArraySlice<UInt8>) -> Int? {
    guard values.count < ValueMemo.limit else { return nil }
    if (values.count + 1) * 2 > slots.count { grow() }
    values.append(value)
    hashes.append(keyHash(value))
    place(values.count - 1)
    return values.count - 1
  }

  private mutating func place(_ number: Int) {
    var slot = Int(truncatingIfNeeded: hashes[number]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(number + 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in 0..<values.count { place(number) }
  }
}
