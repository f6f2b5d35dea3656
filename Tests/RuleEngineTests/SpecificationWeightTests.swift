// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// Which lines of a person specification a rule looks at, and what a title that nobody recorded does to it.
@Suite struct SpecificationWeightTests {
  private static let lexicon = WordingFixtures.lexicon(["{id: ninja, find: [ninja]}"])

  private func criterion(_ text: Answer<String>, _ essential: Answer<Bool>) -> Criterion {
    var criterion = Criterion(vacancy: 0, place: nil)
    criterion.isEssential = Fact(essential)
    criterion.text = Fact(text)
    return criterion
  }

  private func evaluation(
    _ lines: [(Answer<String>, Answer<Bool>)], texts: String, title: String? = "Nurse",
    advert: String = "A nurse."
  ) throws -> Evaluation {
    var pipeline = WordingFixtures.pipeline(.known(advert), title: title)
    pipeline.criteria = .complete(lines.map { criterion($0.0, $0.1) })
    let rule = WordingFixtures.rule(kind: "vacancy", texts: texts)
    return try WordingFixtures.evaluate([Self.lexicon, rule], pipeline)
  }

  /// Lines, and the verdicts of rules on all lines, on the essential and on the desirable ones.
  static let weights: [(lines: [(Answer<String>, Answer<Bool>)], verdicts: [Verdict])] = [
    (
      [(.known("ninja"), .known(true)), (.known("kind"), .known(false))],
      [.mustExplain, .mustExplain, .complies]
    ),
    (
      [(.known("kind"), .known(true)), (.known("ninja"), .known(false))],
      [.mustExplain, .complies, .mustExplain]
    ),
    ([(.known("ninja"), .notRecorded)], [.mustExplain, .cannotTell, .cannotTell]),
    ([(.known("kind"), .known(true)), (.blank, .known(false))], [.cannotTell, .complies, .cannotTell]),
    ([(.blank, .known(true)), (.known("kind"), .known(false))], [.cannotTell, .cannotTell, .complies]),
    ([(.known("kind"), .known(true))], [.complies, .complies, .cannotTell]),
  ]

  @Test(arguments: weights.indices)
  func `essential and desirable lines are told apart`(_ index: Int) throws {
    let texts = ["lines.text", "essential_text", "desirable_text"]
    for (text, verdict) in zip(texts, Self.weights[index].verdicts) {
      let tally = try evaluation(Self.weights[index].lines, texts: "[specification.\(text)]").rules[0].tally
      #expect(tally[verdict] == 1, "\(text): \(tally)")
    }
  }

  @Test func `a specification that nobody recorded leaves a rule on desirable lines open`() throws {
    let rule = WordingFixtures.rule(kind: "vacancy", texts: "[specification.desirable_text]")
    let finding = try #require(
      try WordingFixtures.evaluate([Self.lexicon, rule], WordingFixtures.pipeline(.known("A nurse.")))
        .findings.first
        ?? nil)
    #expect(finding.verdict == .cannotTell)
  }

  @Test func `a message says that words stand in a desirable line`() throws {
    let lines: [(Answer<String>, Answer<Bool>)] = [
      (.known("ninja"), .known(true)), (.known("ninja"), .known(false)),
    ]
    let both = try evaluation(lines, texts: "[adverts.text, specification.lines.text]").findings[0].message
    #expect(
      both == "Found \"ninja\" (line 1 of the person specification) and \"ninja\" (line 2 of the person "
        + "specification, desirable).")
    let alone = try evaluation(lines, texts: "[specification.desirable_text]").findings[0].message
    #expect(alone == "Found \"ninja\" (line 2 of the person specification).")
  }

  /// A title, and the verdicts of rules that must have one and that look at one where it is.
  static let titles: [(title: Fact<String>, owed: Verdict, ifAny: Verdict)] = [
    (Fact(.known("Nurse")), .complies, .complies), (Fact(.known("Ninja")), .mustExplain, .mustExplain),
    (.notRecorded, .cannotTell, .complies), (Fact(.blank), .cannotTell, .complies),
    (Fact(.unreadable), .cannotTell, .cannotTell),
    (Fact(.known("Nurse for the ...")), .cannotTell, .cannotTell),
  ]

  @Test(arguments: titles.indices)
  func `a title that is looked at where there is one leaves nothing open without one`(_ index: Int) throws {
    let (title, owed, ifAny) = Self.titles[index]
    var pipeline = WordingFixtures.pipeline(.known("A nurse."))
    pipeline.vacancies[0].title = title
    for (name, verdict) in [("vacancy.title", owed), ("\"vacancy.title?\"", ifAny)] {
      let rule = WordingFixtures.rule(kind: "vacancy", texts: "[adverts.text, \(name)]")
      let evaluation = try WordingFixtures.evaluate([Self.lexicon, rule], pipeline)
      #expect(evaluation.rules[0].tally[verdict] == 1, "\(name): \(evaluation.rules[0].tally)")
      if verdict == .mustExplain {
        #expect(evaluation.findings[0].message == "Found \"Ninja\" (the title).")
        #expect(evaluation.findings[0].matches.map(\.field) == ["vacancy.title"])
      }
    }
  }

  @Test func `a rule may be one that answers open with`() throws {
    func isSaidFirst(_ line: String) throws -> Bool {
      let rule = WordingFixtures.rule()
      let text = rule.text.replacing("obligation:", with: "\(line)\nobligation:")
      return try WordingFixtures.evaluate(
        [Self.lexicon, PackFile(path: rule.path, text: text)], WordingFixtures.pipeline(.known("A nurse."))
      ).rules[0].isSaidFirst
    }
    #expect(try isSaidFirst("said_first: yes"))
    #expect(try !isSaidFirst("said_first: no") && !isSaidFirst("# nothing"))
    #expect(throws: AuthoredIssues.self) { try isSaidFirst("said_first: loudly") }
  }
}
