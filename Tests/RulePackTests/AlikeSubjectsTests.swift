// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// Subjects that are alike in what a rule reads are judged together. What comes of it must be what each would
/// get by itself.
@Suite struct AlikeSubjectsTests {
  /// The shipped packs, and a rule for each fact of an interview that asks whether it is known.
  private func packs() throws -> [RulePack] {
    let paths = FactSchema.facts(for: .interview).map(\.path).filter {
      $0.contains(".") && !$0.contains(".members") && !$0.hasPrefix("adverts.")
        && !$0.hasPrefix("specification.lines.") && !$0.hasPrefix("wording.")
    }
    let header = PackFile(
      path: "facts/pack.yaml",
      text: """
        {id: facts, version: "1", title: Facts, says: Each fact.,
         sources: {book: {title: The book, date: "2022", url: "https://example.org"}}}
        """)
    let rules = paths.map { path in
      let id = "facts." + path.split(whereSeparator: { $0 == "." || $0 == "_" }).joined(separator: "-")
      return PackFile(
        path: "facts/\(id.dropFirst(6)).yaml",
        text: """
          id: \(id)
          title: A fact
          guidance: {source: book, clause: "1", says: Know it.}
          obligation: should
          checkpoint: [pre-publication]
          for: interview
          expect: has(\(path))
          message: "Not of {vacancy.ref}."
          remedy: {afterwards: Ask.}
          explain: {by: manager, approve: director, within: 10 days}
          examples:
            - {verdict: complies, given: {}}
            - {verdict: must explain, given: {}}
            - {verdict: cannot tell, given: {}}
          """)
    }
    return try ShippedPacks.load() + RulePackLoader.load([header] + rules)
  }

  @Test func judgedTogetherOrAloneTheVerdictsAgree() throws {
    let packs = try packs()
    let settings = EvaluationSettings(asOf: RandomPipeline.asOf, checkpoint: .prePublication)
    var random = RandomPipeline(seed: 1_948)
    for _ in 0..<25 {
      let together = random.pipeline().repeated(4)
      let whole = try RuleEngine.evaluate(packs: packs, pipeline: together, settings: settings)
      var tallies: [String: VerdictTally] = [:]
      var alone: [String: Finding] = [:]
      for number in together.vacancies.indices {
        let part = try RuleEngine.evaluate(packs: packs, pipeline: together.only(number), settings: settings)
        for rule in part.rules { tallies[rule.id, default: VerdictTally()] += rule.tally }
        for finding in part.findings where finding.subject.kind == .interview {
          alone[finding.fingerprint] = finding
        }
      }
      for rule in whole.rules where rule.subjectKind == .interview && !together.vacancies.isEmpty {
        for verdict in Verdict.allCases { #expect(rule.tally[verdict] == tallies[rule.id]?[verdict] ?? 0) }
      }
      let listed = whole.findings.filter { $0.subject.kind == .interview }
      for finding in listed {
        let found = alone.removeValue(forKey: finding.fingerprint)
        let same = try #require(found)
        #expect(finding.verdict == same.verdict)
        #expect(finding.message == same.message)
        #expect(finding.lacking == same.lacking)
        #expect(finding.evidence == same.evidence)
      }
      // What is not listed singly stands in a blanket.
      let blanket = whole.blanket.filter { $0.subject.kind == .interview }
      #expect(alone.count == blanket.reduce(0) { $0 + $1.subjects })
    }
  }
}

extension RecruitmentPipeline {
  /// Every vacancy with its panels and applications so many times, under references of their own.
  fileprivate func repeated(_ times: Int) -> RecruitmentPipeline {
    var result = self
    let copies = (0..<times).flatMap { copy in vacancies.map { $0.renamed("\($0.ref)-\(copy)") } }
    result.vacancies = copies
    result.panels = panels.map { panels in
      (0..<times).flatMap { copy in panels.map { $0.moved(to: $0.vacancy + copy * vacancies.count) } }
    }
    result.applications = applications.map { tallies in
      (0..<times).flatMap { copy in
        tallies.map { tally in tally.moved(to: tally.vacancy.map { $0 + copy * vacancies.count }) }
      }
    }
    return result
  }

  /// One vacancy with its panels and applications, and the applications of no known vacancy.
  fileprivate func only(_ number: Int) -> RecruitmentPipeline {
    var result = self
    result.vacancies = [vacancies[number]]
    result.panels = panels.map { $0.filter { $0.vacancy == number }.map { $0.moved(to: 0) } }
    result.applications = applications.map { tallies in
      tallies.filter { $0.vacancy == number || $0.vacancy == nil }
        .map { tally in tally.moved(to: tally.vacancy.map { _ in 0 }) }
    }
    return result
  }
}

extension Recorded {
  fileprivate func map(_ transform: ([Element]) -> [Element]) -> Recorded {
    switch self {
    case .complete(let elements): .complete(transform(elements))
    case .openEnded(let elements): .openEnded(transform(elements))
    case .notRecorded: .notRecorded
    }
  }
}

extension Vacancy {
  fileprivate func renamed(_ ref: String) -> Vacancy {
    var copy = Vacancy(ref: ref, place: place)
    copy.title = title
    copy.grade = grade
    copy.staffGroup = staffGroup
    copy.isClinical = isClinical
    copy.interviewedOn = interviewedOn
    copy.declaration = declaration
    return copy
  }
}

extension Panel {
  fileprivate func moved(to vacancy: Int) -> Panel {
    var copy = Panel(vacancy: vacancy, phase: phase, standing: standing, place: place)
    copy.satOn = satOn
    copy.seats = seats
    copy.decidingAsked = decidingAsked
    copy.decidingCounted = decidingCounted
    copy.minorityCounted = minorityCounted
    return copy
  }
}

extension ApplicationTally {
  fileprivate func moved(to vacancy: Int?) -> ApplicationTally {
    ApplicationTally(vacancy: vacancy, cell: cell, recorded: recorded, reached: reached)
  }
}
