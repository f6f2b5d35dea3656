// SPDX-License-Identifier: Apache-2.0

/// Hashed keys in the order in which they came, each with its line and its vacancy: 16 bytes a key.
struct KeptKeys: Sendable {
  private var keys = KeyParts()

  init() {}

  /// Adds the keys of a batch, those that are not noted too: they keep their mark.
  ///
  /// - Parameter traits: of each record; none where nothing is known of any.
  mutating func append(
    _ hashes: [UInt64], lines: [UInt32], base: UInt32, vacancies: [UInt32], traits: [ApplicationTraits]
  ) {
    keys.append(
      hashes,
      vacancies.indices.map { record in
        ApplicationKeys.Entry(
          line: LineSpans.sum(base, lines[record]), vacancy: vacancies[record],
          traits: traits.isEmpty ? ApplicationTraits() : traits[record]
        ).payload
      })
  }

  /// Moves the noted keys into a table, part by part, so that nothing is held twice.
  consuming func table() -> KeyTable {
    var table = KeyTable(expecting: keys.count)
    while let part = keys.popLast() {
      for (hash, payload) in zip(part.hashes, part.payloads)
      where hash != 0 && ApplicationKeys.Entry(payload: payload).vacancy != ApplicationKeys.notNoted {
        _ = table.insert(hash, payload)
      }
    }
    return table
  }
}
