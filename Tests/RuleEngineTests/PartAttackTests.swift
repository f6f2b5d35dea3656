// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import TestSupport
import Testing

@testable import RuleEngine

/// Tries to work out the counts of one vacancy from cuts that characteristics of the applicants make.
@Suite struct PartAttackTests {
  private struct Person {
    let vacancy: Int
    let route: RecruitmentRoute
    let leaving: Leaving?
    let group: EthnicityGroup
    /// −1 where it is not told.
    let sex: Int
    let disability: Int
    let isAppointed: Bool

    var cell: TallyCell { TallyCell(group: .known(group), route: .known(route), leaving: leaving) }

    var reached: ReachedCounts {
      ReachedCounts(Stage.allCases.map { Count($0 <= .shortlisted || isAppointed ? 1 : 0) })
    }

    func isAt(_ stage: Stage) -> Bool { stage == .shortlisted || isAppointed }
  }

  private struct World {
    let bands: [PayBand]
    let sites: [String]
    let people: [Person]

    init(_ random: inout SplitMix64) {
      let vacancies = Int.random(in: 2...8, using: &random)
      func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
      bands = (0..<vacancies).map { _ in one([.band5, .band6, .band7]) }
      sites = (0..<vacancies).map { _ in one(["North", "South"]) }
      // Some answers are of few vacancies.
      let untold = Int.random(in: 1...vacancies, using: &random)
      let men = Int.random(in: 1...vacancies, using: &random)
      people = (0..<Int.random(in: 4...60, using: &random)).map { _ in
        let vacancy = Int.random(in: 0..<vacancies, using: &random)
        let sexes = [0] + (vacancy < men ? [1] : []) + (vacancy < untold ? [-1] : [])
        let leaving = one([nil, nil, nil, nil, nil, Leaving.declinedOffer, .withdrew])
        return Person(
          vacancy: vacancy, route: one([.internal, .external, .external, .international]), leaving: leaving,
          group: one([.white, .ethnicMinority]), sex: one(sexes), disability: one([0, 1, 1, 1, -1]),
          isAppointed: leaving == nil && one([true, false, false]))
      }
    }

    private func table(
      _ characteristics: [(Characteristic, [ApplicantGroup])], _ read: (Person) -> [Int]
    ) -> CharacteristicTable {
      func code(_ number: Int) -> CategoryCode {
        number < 0 ? CategoryCode(.withheld) : CategoryCode(known: number)
      }
      var combinations: [[CategoryCode]] = []
      let codes = people.map { person -> CategoryCode in
        let combination = read(person).map(code)
        guard combination.count > 1 else { return combination[0] }
        if !combinations.contains(combination) { combinations.append(combination) }
        return CategoryCode(known: combinations.firstIndex(of: combination) ?? 0)
      }
      let stages: StageSet = [StageSet(.shortlisted), StageSet(.accepted)]
      var table = CharacteristicTable(
        characteristics.map { (characteristic: $0.0, categories: $0.1) }, combinations: combinations,
        stages: stages)
      for (person, code) in zip(people, codes) {
        table.append(
          CharacteristicTable.Entry(
            vacancy: person.vacancy, cell: table.number(of: person.cell), category: code, recorded: stages),
          reached: person.reached)
      }
      return table
    }

    var pipeline: RecruitmentPipeline {
      let vacancies = bands.indices.map { number in
        var vacancy = Fixtures.interviewed("V-\(number)", band: bands[number])
        vacancy.site = Fact(.known(sites[number]))
        return vacancy
      }
      var pipeline = RecruitmentPipeline(
        vacancies: vacancies,
        applications: .complete(
          people.map {
            ApplicationTally(
              vacancy: $0.vacancy, cell: $0.cell, recorded: [StageSet(.shortlisted), StageSet(.accepted)],
              reached: $0.reached)
          }))
      let (sex, disability) = (
        (Characteristic.sex, [ApplicantGroup.female, .male]),
        (Characteristic.disability, [ApplicantGroup.disabled, .notDisabled])
      )
      pipeline.characteristics = [table([sex]) { [$0.sex] }, table([disability]) { [$0.disability] }]
      pipeline.crossed = [table([sex, disability]) { [$0.sex, $0.disability] }]
      return pipeline
    }

    /// Whether somebody is in a cut, by its parts in the report.
    func isIn(_ cut: [CutPart], _ person: Person) -> Bool {
      cut.allSatisfy { part in
        switch part.dimension {
        case "band": bands[person.vacancy].rawValue == part.value
        case "site": sites[person.vacancy] == part.value
        case "sex": (person.sex < 0 ? "not known" : ["female", "male"][person.sex]) == part.value
        case "disability":
          (person.disability < 0 ? "not known" : ["disabled", "not_disabled"][person.disability])
            == part.value
        case "route": (person.route == .internal ? "internal" : "external") == part.value
        default: person.route != .international
        }
      }
    }

    func isCounted(_ person: Person, setting: String, at stage: Stage) -> Bool {
      if setting.hasPrefix("internal"), person.route == .internal { return false }
      if person.leaving == .declinedOffer { return stage == .shortlisted && !setting.hasPrefix("declined") }
      return person.leaving != .withdrew || !setting.hasPrefix("withdrawals")
    }
  }

  @Test(arguments: [
    "[overall, sex]", "[overall, band, sex]", "[overall, sex, disability, [sex, disability]]",
    "[overall, [band, sex]]", "[overall, band, sex, [band, sex]]", "[overall, band, [band, sex]]",
    "[overall, band, site, sex, [band, sex], [site, sex]]", "[overall, route, sex, [route, sex]]",
    "[overall, without_international, sex, [without_international, sex]]",
    "[overall, band, site, [band, site], [band, site, sex]]",
    "[overall, [sex, disability], [band, sex, disability]]",
  ])
  func `no sum or difference of parts and what they divide is the count of one vacancy`(_ cuts: String) throws
  {
    var random = SplitMix64(seed: 60_601)
    var (parts, hidden) = (0, 0)
    for round in 0..<120 {
      let world = World(&random)
      let rule = Fixtures.cohortRule(minimumShortlisted: 0, minimumExpected: 0, cuts: cuts, also: "[]")
      let evaluation = try RuleEngine.evaluate(
        packs: [Fixtures.pack(rule)], pipeline: world.pipeline, settings: Fixtures.settings())
      parts += evaluation.measures.count { $0.cut.contains { $0.dimension == "sex" } }
      hidden += evaluation.findings.count { finding in
        finding.lacking.contains { $0.state == DisclosurePlan.wouldGiveAnother }
      }
      for stage in [Stage.shortlisted, .accepted] {
        let people = world.people.filter { $0.isAt(stage) }
        func row(_ cut: [CutPart], _ setting: String) -> [Bool] {
          people.map { world.isIn(cut, $0) && world.isCounted($0, setting: setting, at: stage) }
        }
        let first = evaluation.measures.map { row($0.cut, "") }
        for (measure, row) in zip(evaluation.measures, first) {
          let count = zip(people, row).count { $1 && $0.group == .ethnicMinority }
          #expect((stage == .shortlisted ? measure.comparison.from : measure.comparison.to) == Count(count))
        }
        let others = evaluation.measures.flatMap { measure in
          measure.alternatives.map { row(measure.cut, $0.setting) }
        }
        let all = Array(people.indices)
        for vacancy in world.bands.indices {
          let rest = all.filter { people[$0].vacancy != vacancy }
          #expect(
            DisclosureAttackTests.rank(first, all) == DisclosureAttackTests.rank(first, rest),
            "round \(round), \(stage) of V-\(vacancy) follows: \(evaluation.measures.map(\.subject))")
          let staying = all.filter { people[$0].vacancy == vacancy && people[$0].leaving == nil }
          let rows = first + others
          let ofVacancy = DisclosureAttackTests.rank(rows, all) - DisclosureAttackTests.rank(rows, rest)
          let ofLeavers =
            DisclosureAttackTests.rank(rows, all) - DisclosureAttackTests.rank(rows, rest + staying)
          #expect(ofVacancy == ofLeavers, "round \(round), \(stage) of V-\(vacancy) with other ways")
        }
      }
    }
    #expect(parts > 10 && hidden > 40, "\(parts) \(hidden)")
  }
}
