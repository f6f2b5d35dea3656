// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

@testable import Ingestion

@Suite("Whatever stands in a profile, loading ends with the profile or with places")
struct MangledProfileTests {
  private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private let scraps = [
    "{", "}", "[", "]", ":", "-", "\"", "'", "@", "/", "|", "*", "#", "\n", " ", "null", "«", "é", "[1]",
    "::", "e:",
  ]

  private func mangled(_ text: String, _ random: inout SplitMix64) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<characters.count, using: &random)
      let end = min(characters.count, place + Int.random(in: 0...6, using: &random))
      let scrap = scraps.randomElement(using: &random) ?? ""
      characters.replaceSubrange(place..<end, with: scrap)
    }
    return String(characters)
  }

  @Test("a hundred ways to mangle each profile")
  func mangled() throws {
    var random = SplitMix64(state: 7)
    var refused = 0
    for (name, text) in try BuiltInProfileFiles.all() {
      for _ in 0..<100 {
        let broken = mangled(text, &random)
        let lines = broken.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.count
        for issue in MarkedProfile(verbatim: broken).issues {
          refused += 1
          #expect((1...lines + 1).contains(issue.line), "\(name): \(issue)")
          #expect(issue.column >= 1 && !issue.problem.isEmpty)
        }
      }
    }
    #expect(refused > 300)
  }
}
