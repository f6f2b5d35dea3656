// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import RuleEngine
import Testing

/// What the shipped lexicons find in adverts and person specifications, word for word, and what they get wrong.
@Suite struct AdvertCorpusTests {
  /// Lexicons that look for what should be there; their words are no findings.
  static let offers = [
    "criteria.salary-shown", "criteria.contact-named", "criteria.flexible-working-offered",
  ]

  private func hits() throws -> [String] {
    try AdvertCorpus.findings.get().filter { !Self.offers.contains($0.rule) }.flatMap { finding in
      finding.matches.map { "\(finding.subject.ref) | \($0.line) | \($0.column) | \($0.entry) | \($0.words)" }
    }
  }

  @Test func `there are enough texts of each kind`() throws {
    let texts = try AdvertCorpus.texts()
    let counts = Dictionary(grouping: texts) { AdvertCorpus.set(of: $0.path) }.mapValues(\.count)
    #expect(counts["ordinary/tuned", default: 0] + counts["ordinary/held-back", default: 0] >= 60)
    #expect(counts["planted/tuned", default: 0] + counts["planted/held-back", default: 0] >= 40)
    #expect(counts["traps", default: 0] >= 10)
    for text in texts { #expect(!text.isSpecification || text.criteria.count > 4, "\(text.path)") }
  }

  @Test func `the lexicons find exactly the words of the table`() throws {
    let rows = try AdvertCorpus.table("matches.txt").filter { $0[5] != "overlooked" }
    let expected = Set(rows.map { $0.prefix(5).joined(separator: " | ") })
    #expect(expected.count == rows.count)
    let found = try hits()
    #expect(Set(found).count == found.count)
    for hit in found.sorted() where !expected.contains(hit) { Issue.record("not in the table: \(hit)") }
    for row in expected.subtracting(found).sorted() { Issue.record("not found: \(row)") }
  }

  @Test func `what is overlooked is overlooked, and stands where the table says`() throws {
    let texts = try AdvertCorpus.texts()
    let found = try hits()
    for row in try AdvertCorpus.table("matches.txt") where row[5] == "overlooked" {
      let text = try #require(texts.first { $0.path == row[0] })
      #expect(text.text.contains(row[4]), "\(row)")
      let same = found.filter { $0.hasPrefix("\(row[0]) | \(row[1]) | \(row[2]) | \(row[3])") }
      #expect(same == [], "now found: \(row)")
    }
  }

  @Test func `each hit says why, and no alternative recommends what the law forbids`() throws {
    let matches = try AdvertCorpus.findings.get().flatMap(\.matches)
    #expect(matches.count > 100)
    for match in matches {
      #expect(match.why.count > 40, "\(match.entry)")
      #expect(match.alternative.count > 20, "\(match.entry)")
      for phrase in ShippedPacksTests.unlawful {
        #expect(!match.alternative.lowercased().contains(phrase), "\(match.entry): \(phrase)")
      }
    }
  }

  @Test func `the page states what was measured`() throws {
    let page = try String(contentsOf: AdvertCorpus.folder.appending(path: "README.md"), encoding: .utf8)
    let texts = Dictionary(grouping: try AdvertCorpus.texts()) { AdvertCorpus.set(of: $0.path) }
    let rows = Dictionary(grouping: try AdvertCorpus.table("matches.txt")) { AdvertCorpus.set(of: $0[0]) }
    for (set, texts) in texts {
      func count(_ standing: String...) -> Int {
        rows[set, default: []].count { standing.contains($0[5]) }
      }
      let line =
        "| `\(set)` | \(texts.count) | \(count("planted", "meant")) | \(count("overlooked")) | \(count("false alarm")) |"
      #expect(page.contains(line), "the page does not have: \(line)")
    }
  }

  @Test func `what an advert offers is seen, but for what the table says`() throws {
    let adverts = try AdvertCorpus.texts().filter { !$0.isSpecification && $0.path.hasPrefix("ordinary/") }
    let lacking = Set(
      try AdvertCorpus.findings.get().filter { Self.offers.contains($0.rule) && $0.verdict == .mustExplain }
        .map { "\($0.subject.ref) \($0.rule)" })
    let rows = try AdvertCorpus.table("offers.txt")
    #expect(rows.map { $0[0] } == adverts.map(\.path))
    var wrong: [String] = []
    for row in rows {
      for (rule, answer) in zip(Self.offers, row.dropFirst()) {
        let isSeen = !lacking.contains("\(row[0]) \(rule)")
        #expect(["yes", "no", "yes, overlooked", "no, taken for one"].contains(answer), "\(row)")
        #expect(isSeen == (answer == "yes" || answer == "no, taken for one"), "\(row[0]), \(rule): \(answer)")
        if answer.contains(",") { wrong.append(answer) }
      }
    }
    let page = try String(contentsOf: AdvertCorpus.folder.appending(path: "README.md"), encoding: .utf8)
    let sentence =
      "Of \(rows.count * Self.offers.count) questions to \(rows.count) adverts, \(wrong.count { $0.hasPrefix("yes") }) offers were overlooked and \(wrong.count { $0.hasPrefix("no") }) were taken for one"
    #expect(page.contains(sentence), "the page does not say: \(sentence)")
  }
}
