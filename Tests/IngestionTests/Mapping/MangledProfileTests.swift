// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Samples
import Testing

@testable import Ingestion

@Suite("Whatever stands in a profile, loading ends with the profile or with places")
struct MangledProfileTests {
  private let scraps = [
    "{", "}", "[", "]", ":", "-", "\"", "'", "@", "/", "|", "*", "#", "\n", " ", "null", "«", "é", "[1]",
    "::", "e:", "each:", "parent:", "pairs:", "many: true", "//", "@p:x='v'",
  ]

  private func mangled(_ text: String, _ random: inout SeededGenerator) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<characters.count, using: &random)
      let end = min(characters.count, place + Int.random(in: 0...6, using: &random))
      let scrap = scraps.randomElement(using: &random) ?? ""
      characters.replaceSubrange(place..<end, with: scrap)
    }
    return String(characters)
  }

  @Test("a hundred manglings of each built-in profile")
  func mangled() throws {
    var random = SeededGenerator(seed: 7)
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
