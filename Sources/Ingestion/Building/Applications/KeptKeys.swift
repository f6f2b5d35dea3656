// SPDX-License-Identifier: Apache-2.0

/// Hashed keys in the order in which they came, each with its line and its vacancy: 16 bytes a key.
///
/// Held in parts so large that the system gets each back as soon as it is let go.
struct KeptKeys: Sendable {
  private struct Part: Sendable {
    static let room = 1 << 18
    var hashes: [UInt64] = []
    var payloads: [UInt64] = []

    init(room: Int) {
      hashes.reserveCapacity(room)
      payloads.reserveCapacity(room)
    }
  }
  private var parts: [Part] = []

  init() {}

  var count: Int { parts.reduce(0) { $0 + $1.hashes.count } }

  /// Adds the keys of a batch, those that are not noted too: they keep their mark.
  ///
  /// - Parameter traits: of each record; none where nothing is known of any.
  mutating func append(
    _ hashes: [UInt64], lines: [UInt32], base: UInt32, vacancies: [UInt32], traits: [ApplicationTraits]
  ) {
    let filled = parts.last?.hashes.count ?? Part.room
    if filled + hashes.count > Part.room { parts.append(Part(room: max(Part.room, hashes.count))) }
    parts[parts.count - 1].hashes.append(contentsOf: hashes)
    for record in vacancies.indices {
      let entry = ApplicationKeys.Entry(
        line: LineSpans.sum(base, lines[record]), vacancy: vacancies[record],
        traits: traits.isEmpty ? ApplicationTraits() : traits[record])
      parts[parts.count - 1].payloads.append(entry.payload)
    }
  }

  /// Moves the noted keys into a table, part by part, so that nothing is held twice.
  consuming func table() -> KeyTable {
    var table = KeyTable(expecting: count)
    while let part = parts.popLast() {
      for (hash, payload) in zip(part.hashes, part.payloads)
      where hash != 0 && ApplicationKeys.Entry(payload: payload).vacancy != ApplicationKeys.notNoted {
        _ = table.insert(hash, payload)
      }
    }
    return table
  }
}
