// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Registers

@Suite struct StandingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let subject: String?
    let asOf: String
    let expected: ExplanationStanding
    var testDescription: String { "subject \(subject ?? "standing"), as of \(asOf): \(expected.title)" }
  }

  /// Approved on 1 February 2026, to comply by 30 September 2026.
  @Test(
    "an explanation is in force from its approval to its last day, both included",
    arguments: [
      Case(subject: nil, asOf: "2026-01-31", expected: .notYetApproved),
      Case(subject: nil, asOf: "2026-02-01", expected: .inForce),
      Case(subject: nil, asOf: "2026-09-29", expected: .inForce),
      Case(subject: nil, asOf: "2026-09-30", expected: .inForce),
      Case(subject: nil, asOf: "2026-10-01", expected: .expired),
      Case(subject: "2026-09-29", asOf: "2027-06-01", expected: .inForce),
      Case(subject: "2026-09-30", asOf: "2027-06-01", expected: .inForce),
      Case(subject: "2026-10-01", asOf: "2027-06-01", expected: .expired),
      Case(subject: "2026-10-01", asOf: "2026-09-30", expected: .expired),
      Case(subject: "2026-01-05", asOf: "2026-02-01", expected: .inForce),
      Case(subject: "2026-01-05", asOf: "2026-01-31", expected: .notYetApproved),
      Case(subject: "2026-03-01", asOf: "2026-01-31", expected: .notYetApproved),
    ])
  func days(_ example: Case) {
    let found = standing(
      of: Samples.entry(), for: example.subject.map(Samples.day), asOf: Samples.day(example.asOf))
    #expect(found == example.expected)
  }

  @Test("without both dates, or with them in the wrong order, nothing is in force")
  func missing() {
    var entry = Samples.entry()
    entry.complyBy = nil
    #expect(standing(of: entry, for: nil, asOf: Samples.day("2026-03-01")) == .inadequate)
    entry.complyBy = Samples.day("2026-01-31")
    #expect(standing(of: entry, for: nil, asOf: Samples.day("2026-03-01")) == .inadequate)
    entry.complyBy = Samples.day("2026-02-01")
    #expect(standing(of: entry, for: nil, asOf: Samples.day("2026-02-01")) == .inForce)
    entry.approvedOn = nil
    #expect(standing(of: entry, for: nil, asOf: Samples.day("2026-02-01")) == .inadequate)
  }
}

extension ExplanationStanding {
  fileprivate var title: String { rawValue }
}

@Suite struct AdequacyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let says: String
    let change: @Sendable (inout Explanation) -> Void
    var testDescription: String { says }
  }

  @Test("an entry that says everything is adequate")
  func adequate() { #expect(Adequacy().faults(of: Samples.entry()) == []) }

  @Test(
    "each of the four parts, the two people and the days are needed",
    arguments: [
      Case(says: "the context is missing") { $0.context = "" },
      Case(says: "the context is missing") { $0.context = " \n\t " },
      Case(says: "the rationale is a placeholder") { $0.rationale = "TBC" },
      Case(says: "the rationale is a placeholder") { $0.rationale = "n/a" },
      Case(says: "the rationale is a placeholder") { $0.rationale = "To be confirmed... to be confirmed" },
      Case(says: "the rationale is a placeholder") { $0.rationale = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
      Case(says: "the rationale is a placeholder") { $0.rationale = "???????????????????????????????" },
      Case(says: "the rationale is 19 characters long; at least 20 are needed") {
        $0.rationale = "No one was free now"
      },
      Case(says: "the risks and their mitigation are missing") { $0.risksAndMitigation = "" },
      Case(says: "the risks and their mitigation are a placeholder") { $0.risksAndMitigation = "none" },
      Case(says: "the author is missing") { $0.author = "TBC" },
      Case(says: "the approver is missing") { $0.approver = " " },
      Case(says: "the approver is also the author") { $0.approver = "Recruiting  Manager." },
      Case(says: "the day of approval is missing") { $0.approvedOn = nil },
      Case(says: "the day by which compliance is intended is missing") { $0.complyBy = nil },
      Case(says: "it expires before the day of its approval") { $0.complyBy = Samples.day("2026-01-31") },
    ])
  func faults(_ example: Case) {
    var entry = Samples.entry()
    example.change(&entry)
    #expect(Adequacy().faults(of: entry) == [example.says])
  }

  @Test("the length that is asked for is a parameter, and exactly that length is enough")
  func length() {
    var entry = Samples.entry()
    entry.rationale = "No one was free now."
    #expect(Adequacy().faults(of: entry) == [])
    #expect(Adequacy(minimumLength: 21).faults(of: entry).count == 1)
  }

  @Test("a blank entry lacks everything")
  func blank() {
    #expect(Adequacy().faults(of: Explanation(rule: "a", subject: "b")).count == 7)
  }

  @Test("copied texts are remarked on, and make no entry inadequate")
  func copies() {
    var other = Samples.entry(Samples.should, "V-2", line: 3)
    other.rationale = "NO trained representative of the pool was free, that week"
    other.context = "Another post, advertised in the spring of that year."
    other.risksAndMitigation = "A second panel read the scores again afterwards."
    var third = Explanation(rule: Samples.should, subject: "V-3", line: 4)
    third.author = "recruiting manager"
    let notes = Adequacy().copies(among: [Samples.entry(line: 2), other, third])
    #expect(
      notes[0] == [
        "the rationale is the same as on line 3: say what is particular here, "
          + "or name the subjects in one entry"
      ])
    #expect(notes[1].count == 1 && notes[2].isEmpty)
    #expect(Adequacy().faults(of: other) == [])
  }
}
