// SPDX-License-Identifier: Apache-2.0

/// An open-addressing table of hashed keys, each with eight bytes that are noted of it.
///
/// At most three quarters full. A key's slot is its hash scaled to the length, so that growing keeps the order.
struct KeySegment: Sendable {
  private struct Slot: Sendable {
    /// 0 where free.
    var hash: UInt64 = 0
    var payload: UInt64 = 0
  }
  private var slots: [Slot]
  private var used = 0

  /// - Parameter count: how many hashes to make room for.
  init(expecting count: Int) {
    slots = [Slot](repeating: Slot(), count: max(32, count + count / 2))
  }

  @inline(__always)
  private func home(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
  }

  /// The slot that holds the hash, or the free one where it belongs.
  @inline(__always)
  private func slot(_ hash: UInt64) -> Int {
    var slot = home(hash)
    while slots[slot].hash != 0, slots[slot].hash != hash {
      slot &+= 1
      if slot == slots.count { slot = 0 }
    }
    return slot
  }

  /// Reads where a hash belongs, so that the memory is near when it is wanted.
  @inline(__always)
  func touch(_ hash: UInt64) -> UInt64 { slots[home(hash)].hash }

  /// Adds a hash; what was noted before, when it is there already.
  @inline(__always)
  mutating func insert(_ hash: UInt64, _ payload: UInt64) -> UInt64? {
    if used &* 4 >= slots.count &* 3 { grow() }
    let slot = slot(hash)
    if slots[slot].hash == hash { return slots[slot].payload }
    slots[slot] = Slot(hash: hash, payload: payload)
    used &+= 1
    return nil
  }

  func find(_ hash: UInt64) -> UInt64? {
    let slot = slot(hash)
    return slots[slot].hash == hash ? slots[slot].payload : nil
  }

  @inline(never)
  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count + old.count / 2)
    for entry in old where entry.hash != 0 { slots[slot(entry.hash)] = entry }
  }
}
