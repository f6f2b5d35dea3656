// SPDX-License-Identifier: Apache-2.0

/// Hashed keys in the order in which they came, with eight bytes noted of each.
///
/// Held in parts so large that the system gets each back as soon as it is let go.
struct KeyParts: Sendable {
  struct Part: Sendable {
    fileprivate(set) var hashes: [UInt64] = []
    fileprivate(set) var payloads: [UInt64] = []
  }
  private static let room = 1 << 18
  private(set) var parts: [Part] = []

  init() {}

  var count: Int { parts.reduce(0) { $0 + $1.hashes.count } }

  /// Adds keys with what is noted of each.
  mutating func append(_ hashes: [UInt64], _ payloads: [UInt64]) {
    guard !hashes.isEmpty else { return }
    let filled = parts.last?.hashes.count ?? KeyParts.room
    if filled + hashes.count > KeyParts.room {
      var part = Part()
      part.hashes.reserveCapacity(max(KeyParts.room, hashes.count))
      part.payloads.reserveCapacity(max(KeyParts.room, hashes.count))
      parts.append(part)
    }
    parts[parts.count - 1].hashes.append(contentsOf: hashes)
    parts[parts.count - 1].payloads.append(contentsOf: payloads)
  }

  /// Gives up the last part.
  mutating func popLast() -> Part? { parts.popLast() }
}
