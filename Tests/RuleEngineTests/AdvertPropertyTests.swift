// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import TestSupport
import Testing

/// Properties of the facts of adverts over pipelines of every shape, from a fixed seed.
@Suite struct AdvertPropertyTests {
  private static let lexicon = WordingFixtures.lexicon([
    "{id: a, find: [ninja], unless: {near: [kind], title: [lead*]}}", "{id: b, find: [\"{number} years\"]}",
  ])

  /// A rule for each fact that asks whether it is known, and wording rules over every text.
  private func files() -> [PackFile] {
    var files: [PackFile] = [Fixtures.header, Self.lexicon]
    for kind in [SubjectKind.advert, .vacancy] {
      let paths = FactSchema.facts(for: kind).map(\.path).filter {
        $0.contains(".") && !$0.hasPrefix("panel.") && !$0.hasPrefix("adverts.") && !$0.hasPrefix("wording.")
          && !$0.hasPrefix("specification.lines.")
      }
      for (number, path) in paths.enumerated() {
        files.append(rule("\(kind.rawValue)-\(number)", kind, "has(\(path))"))
      }
      files.append(rule("\(kind.rawValue)-list", kind, "specification.lines.all(x, x.essential == true)"))
      let texts =
        kind == .advert
        ? "[advert.text, search.brief]" : "[adverts.text, specification.essential_text, vacancy.title]"
      files.append(WordingFixtures.rule(id: "test.\(kind.rawValue)-words", kind: kind.rawValue, texts: texts))
    }
    files.append(rule("adverts", .vacancy, "adverts.exists(a, a.open_days >= 14)"))
    files.append(rule("size", .vacancy, "adverts.size() >= 2"))
    return files
  }

  private func rule(_ name: String, _ kind: SubjectKind, _ expect: String) -> PackFile {
    let text = Fixtures.interviewRule(id: "test.\(name)", expect: expect).text
    return PackFile(
      path: "test/\(name).yaml", text: text.replacingOnce("for: interview", "for: \(kind.rawValue)"))
  }

  @Test func togetherOrAloneTheVerdictsAgree() throws {
    let packs = try RulePackLoader.load(files())
    var random = SplitMix64(seed: 1_066)
    var verdicts: Set<Verdict> = []
    for _ in 0..<40 {
      let pipeline = DrawnAdverts(&random).pipeline
      let whole = try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: Fixtures.settings())
      var tallies: [String: VerdictTally] = [:]
      for number in pipeline.vacancies.indices {
        let part = try RuleEngine.evaluate(
          packs: packs, pipeline: pipeline.only(number), settings: Fixtures.settings())
        for rule in part.rules { tallies[rule.id, default: VerdictTally()] += rule.tally }
      }
      for rule in whole.rules where !pipeline.vacancies.isEmpty {
        for verdict in Verdict.allCases {
          #expect(rule.tally[verdict] == tallies[rule.id]?[verdict] ?? 0, "\(rule.id)")
        }
        #expect(rule.tally[.error] == 0)
        verdicts.formUnion(Verdict.allCases.filter { rule.tally[$0] > 0 })
      }
      let refs = whole.findings.filter { $0.subject.kind == .advert }.map(\.subject.ref)
      #expect(Set(refs).isSubset(of: pipeline.advertRefs))
    }
    #expect(verdicts.isSuperset(of: [.complies, .mustExplain, .cannotTell]))
  }

  @Test func lessKnowledgeNeverTurnsOneAnswerIntoTheOther() throws {
    let packs = try RulePackLoader.load([
      Fixtures.header, Self.lexicon,
      WordingFixtures.rule(kind: "vacancy", texts: "[adverts.text, specification.lines.text]"),
    ])
    func verdict(_ pipeline: RecruitmentPipeline) throws -> Verdict? {
      let evaluation = try RuleEngine.evaluate(
        packs: packs, pipeline: pipeline, settings: Fixtures.settings())
      return Verdict.allCases.first { evaluation.rules[0].tally[$0] == 1 }
    }
    var random = SplitMix64(seed: 1_215)
    var changed = 0
    for _ in 0..<150 {
      let known = DrawnAdverts(&random, isKnown: true).pipeline.only(0)
      let before = try verdict(known)
      let after = try verdict(known.forgetting(&random))
      #expect(after == before || after == .cannotTell, "\(known)")
      if after != before { changed += 1 }
    }
    #expect(changed > 20)
  }
}

/// Vacancies with adverts, specifications and searches in every state that the model allows.
private struct DrawnAdverts {
  private(set) var pipeline = RecruitmentPipeline()

  init(_ random: inout SplitMix64, isKnown: Bool = false) {
    let count = Int.random(in: isKnown ? 1...1 : 0...6, using: &random)
    func answer<Value>(_ value: Value) -> Fact<Value> {
      let others: [Answer<Value>] = [.none, .withheld, .blank, .unreadable, .unmapped, .notRecorded]
      let index = isKnown ? 99 : Int.random(in: 0..<14, using: &random)
      return Fact(index < others.count ? others[index] : .known(value))
    }
    func text() -> Fact<String> {
      let words = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        ["ninja", "nurse", "kind", "5", "years", "and."].randomElement(using: &random) ?? ""
      }
      let isCut = !isKnown && Int.random(in: 0..<5, using: &random) == 0
      return answer(words.joined(separator: " ") + (isCut ? " ..." : ""))
    }
    func day() -> Fact<CivilDate> {
      answer(Fixtures.asOf.adding(days: -Int.random(in: 0...40, using: &random)))
    }
    func recorded<Element>(_ elements: [Element]) -> Recorded<Element> {
      switch isKnown ? 9 : Int.random(in: 0..<6, using: &random) {
      case 0: .notRecorded
      case 1: .openEnded(elements)
      default: .complete(elements)
      }
    }
    func some<Element>(_ most: Int, _ make: (Int) -> Element) -> [Element] {
      count == 0
        ? []
        : (0..<Int.random(in: (isKnown ? 1 : 0)...most, using: &random)).map { _ in
          make(Int.random(in: 0..<count, using: &random))
        }
    }
    pipeline.vacancies = (0..<count).map { number in
      var vacancy = Vacancy(ref: "V-\(number)")
      vacancy.title = answer(["Lead nurse", "Nurse"].randomElement(using: &random) ?? "")
      return vacancy
    }
    let adverts = some(8) { vacancy in
      var advert = Advert(vacancy: vacancy, place: nil)
      (advert.openedOn, advert.closedOn, advert.takenDownOn) = (day(), day(), day())
      (advert.channel, advert.salary, advert.text) = (answer("x"), answer("y"), text())
      (advert.contact, advert.isInternalOnly) = (answer(true), answer(false))
      return advert
    }
    let criteria = some(9) { vacancy in
      var criterion = Criterion(vacancy: vacancy, place: nil)
      (criterion.isEssential, criterion.text) = (answer(Bool.random(using: &random)), text())
      return criterion
    }
    let searches = some(4) { vacancy in
      var search = Search(vacancy: vacancy, place: nil)
      (search.usesFirm, search.briefedOnDiversity, search.brief) = (answer(true), answer(false), text())
      return search
    }
    pipeline.adverts = recorded(adverts)
    pipeline.criteria = recorded(criteria)
    pipeline.searches = recorded(searches)
  }
}

extension RecruitmentPipeline {
  /// One vacancy with what belongs to it.
  fileprivate func only(_ number: Int) -> RecruitmentPipeline {
    var result = self
    result.vacancies = [vacancies[number]]
    result.adverts = adverts.map { $0.filter { $0.vacancy == number }.map { $0.moved() } }
    result.criteria = criteria.map { $0.filter { $0.vacancy == number }.map { $0.moved() } }
    result.searches = searches.map { $0.filter { $0.vacancy == number }.map { $0.moved() } }
    return result
  }

  /// The same with one thing less known.
  fileprivate func forgetting(_ random: inout SplitMix64) -> RecruitmentPipeline {
    var result = self
    switch Int.random(in: 0..<6, using: &random) {
    case 0: result.vacancies[0].title = .notRecorded
    case 1: result.adverts = .openEnded(Array(adverts.elements.dropLast()))
    case 2: result.criteria = .openEnded(Array(criteria.elements.dropLast()))
    case 3: result.adverts = .notRecorded
    case 4:
      result.adverts = adverts.map { adverts in
        var adverts = adverts
        if !adverts.isEmpty { adverts[0].text = Fact(.unreadable) }
        return adverts
      }
    default:
      result.adverts = adverts.map { adverts in
        var adverts = adverts
        if let text = adverts.first?.text.value {
          adverts[0].text = Fact(
            .known(text.split(separator: " ").dropLast().joined(separator: " ") + " ..."))
        }
        return adverts
      }
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

extension Advert {
  fileprivate func moved() -> Advert {
    var copy = Advert(vacancy: 0, place: nil)
    (copy.openedOn, copy.closedOn, copy.takenDownOn) = (openedOn, closedOn, takenDownOn)
    (copy.channel, copy.salary, copy.text) = (channel, salary, text)
    (copy.contact, copy.isInternalOnly) = (contact, isInternalOnly)
    return copy
  }
}

extension Criterion {
  fileprivate func moved() -> Criterion {
    var copy = Criterion(vacancy: 0, place: nil)
    (copy.isEssential, copy.text) = (isEssential, text)
    return copy
  }
}

extension Search {
  fileprivate func moved() -> Search {
    var copy = Search(vacancy: 0, place: nil)
    (copy.usesFirm, copy.briefedOnDiversity, copy.brief) = (usesFirm, briefedOnDiversity, brief)
    return copy
  }
}
