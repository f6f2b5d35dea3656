// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport
import Testing

@testable import Ingestion

/// Which applications one and the same candidate made, as far as the model knows.
@Suite struct CandidateTests {
  private let header = "id,vacancy_ref,candidate,ethnicity,shortlisted_on,accepted_on,outcome"

  /// Each tally as "2 x: white 1 shortlisted 1 appointed + …".
  private func shown(_ built: BuiltBundle) -> [String] {
    built.pipeline.candidates.map { tally in
      let parts = tally.applications.map { part in
        let (shortlisted, appointed) = (part.count(.shortlisted), part.count(.accepted))
        func words(_ count: Count?) -> String { count.map { "\($0.atLeast)-\($0.atMost)" } ?? "?" }
        let group = part.cell.group.knownValue.map { "\($0)" } ?? part.cell.group.state.rawValue
        let leaving = part.cell.leaving.map { " \($0)" } ?? ""
        return "\(group)\(leaving) \(part.number): \(words(shortlisted)) \(words(appointed))"
      }
      return "\(tally.candidates) x \(parts.joined(separator: " + "))"
    }
  }

  private func build(_ rows: String..., more: [(String, String)] = []) throws -> BuiltBundle {
    try BundleText([("applications.csv", ([header] + rows).joined(separator: "\n") + "\n")] + more).build()
  }

  @Test func `candidates whose applications are alike are counted together, over all files`() throws {
    let built = try build(
      "1,V1,p,A,2025-01-01,2025-02-01,", "2,V2,p,A,2025-01-01,,", "3,V1,q,A,2025-01-01,,",
      "4,V1,r,G,,,",
      more: [
        (
          "applications-2.csv",
          header + "\n5,V3,q,A,2025-01-01,2025-02-01,\n6,V3,s,G,,,\n7,V3,,A,2025-01-01,,\n"
        )
      ])
    #expect(shown(built) == ["2 x white 1: 1-1 0-0 + white 1: 1-1 1-1", "2 x ethnicMinority 1: 0-0 0-0"])
    #expect(built.count(.applied) == Count(7))
  }

  @Test func `no column of candidates leaves none, and it does not matter where a candidate stands`() throws {
    let built = try BundleText([("applications.csv", "id,vacancy_ref,ethnicity\n1,V1,A\n")]).build()
    #expect(built.pipeline.candidates.isEmpty)
    let rows = (0..<40).map { "\($0),V\($0 % 3),p\($0 % 17),\($0 % 17 % 2 == 0 ? "A" : "G"),,," }
    let whole = try build(rows[0], rows[1])
    #expect(whole.pipeline.candidates.count == 2)
    var random = SplitMix64(seed: 5)
    let texts = try (0..<4).map { _ in
      let text = ([header] + rows.shuffled(using: &random)).joined(separator: "\n") + "\n"
      return try shown(BundleText([("applications.csv", text)]).build())
    }
    #expect(Set(texts).count == 1 && texts[0].count == 4, "\(texts)")
  }

  @Test func `what is set aside or left out is nobody's application`() throws {
    let vacancies = ("vacancies.csv", "ref,title\nV1,Nurse\n")
    let built = try build(
      "1,V1,p,A,2025-01-01,,", "1,V1,p,A,2025-01-01,,", "2,V9,p,A,2025-01-01,,", ",V1,p,A,2025-01-01,,",
      more: [vacancies])
    #expect(shown(built) == ["1 x white 1: 1-1 ?"])
    #expect(built.setAside(.referenceUnknown) == 1)
  }

  @Test func `what is unknown of an application stays unknown, and how somebody left is kept`() throws {
    let built = try build(
      "1,V1,p,A,2025-01-01,2025-02-01,withdrawn", "2,V2,p,Z,2025-01-01,,declined_offer")
    // The acceptance is disputed by the withdrawal.
    #expect(shown(built) == ["1 x withheld declinedOffer 1: 1-1 0-0 + white withdrew 1: 1-1 0-1"])
  }

  @Test(arguments: ["n/a", "N/A", "0", "-", "Unknown", "NULL", " none "])
  func `what stands for no key is nobody`(text: String) throws {
    let built = try build("1,V1,\(text),A,,,", "2,V1,\(text),A,,,", "3,V1,p,A,,,")
    #expect(shown(built) == ["1 x white 1: ? ?"])
  }

  @Test func `many candidates add up to their applications`() throws {
    var random = SplitMix64(seed: 11)
    let rows = (0..<3000).map { number in
      let candidate = Int.random(in: 0..<700, using: &random)
      let stage = ["", "2025-01-01"].randomElement(using: &random) ?? ""
      return
        "\(number),V\(Int.random(in: 0..<9, using: &random)),c\(candidate),\(candidate % 3 == 0 ? "G" : "A"),\(stage),,"
    }
    let built = try BundleText([("applications.csv", ([header] + rows).joined(separator: "\n") + "\n")])
      .build()
    let tallies = built.pipeline.candidates
    let all = tallies.reduce(0) { $0 + $1.candidates * $1.applications.reduce(0) { $0 + $1.number } }
    #expect(all == 3000)
    let keys = Set(rows.map { $0.split(separator: ",")[2] })
    #expect(tallies.reduce(0) { $0 + $1.candidates } == keys.count)
    let shortlisted = tallies.reduce(0) { sum, tally in
      sum + tally.candidates * tally.applications.reduce(0) { $0 + ($1.count(.shortlisted)?.exact ?? 0) }
    }
    #expect(Count(shortlisted) == built.count(.shortlisted))
    #expect(Set(tallies.map(\.applications)).count == tallies.count)
  }
}
