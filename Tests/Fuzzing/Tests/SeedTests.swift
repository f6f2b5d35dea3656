// SPDX-License-Identifier: Apache-2.0

import Foundation
import FuzzEntries
import TestSupport
import Testing

/// The short run of the fuzzers: every seed, and some hundred changes of each.
@Suite struct SeedTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Seeds")

  private static func seeds(_ entry: FuzzEntry) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: entry.rawValue).path())
      .sorted()
      .map { name in
        (name, Array(try Data(contentsOf: folder.appending(path: "\(entry.rawValue)/\(name)"))))
      }
  }

  /// Bytes taken out, put in, doubled or changed, at a few places.
  private static func changed(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    let scraps: [[UInt8]] = ["\"", ",", "\n", "\r", "<", ">", "&", ":", "\u{0}", "é", "  ", "-"].map {
      Array($0.utf8)
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...8, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: scraps.randomElement(using: &random) ?? [], at: place)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      default: bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    return bytes
  }

  @Test(arguments: FuzzEntry.allCases) func `whatever the bytes are, what must hold holds`(_ entry: FuzzEntry)
    async throws
  {
    var random = SplitMix64(seed: 20_260_401)
    let seeds = try Self.seeds(entry)
    #expect(seeds.count >= 4)
    for seed in seeds {
      try await entry.run(seed.bytes)
      for round in 0..<150 {
        let bytes = Self.changed(seed.bytes, &random)
        do {
          try await entry.run(bytes)
        } catch {
          Issue.record("\(entry) \(seed.name) \(round): \(error)\n\(bytes)")
        }
      }
    }
  }
}
