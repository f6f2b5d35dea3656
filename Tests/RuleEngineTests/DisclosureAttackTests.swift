// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import TestSupport
import Testing

@testable import RuleEngine

/// Tries to work out the counts of one vacancy from everything that an evaluation prints.
@Suite struct DisclosureAttackTests {
  /// People of one vacancy who are alike in route and in how they left.
  private struct People {
    let vacancy: Int
    let route: RecruitmentRoute?
    let leaving: Leaving?
    /// White and ethnic minority, shortlisted and appointed.
    let counts: [EthnicityGroup: (from: Int, to: Int)]

    func isAt(_ stage: Stage) -> Bool {
      counts.values.contains { (stage == .shortlisted ? $0.from : $0.to) > 0 }
    }
  }

  private struct World {
    var bands: [String] = []
    var staffGroups: [String] = []
    var clinical: [Bool] = []
    var people: [People] = []

    init(_ random: inout SplitMix64, withLeavers: Bool) {
      for _ in 0..<Int.random(in: 2...7, using: &random) {
        bands.append(["5", "6", "7", "8a"][Int.random(in: 0...3, using: &random)])
        staffGroups.append(["Estates", "Nursing", "Science"][Int.random(in: 0...2, using: &random)])
        clinical.append(Bool.random(using: &random))
      }
      let routes: [RecruitmentRoute?] =
        withLeavers ? [.internal, .external, .international, nil] : [.external]
      for vacancy in bands.indices {
        for route in routes where Int.random(in: 0...2, using: &random) > 0 {
          for leaving in withLeavers ? [nil, Leaving.declinedOffer, .withdrew] : [nil] {
            guard leaving == nil || Int.random(in: 0...3, using: &random) == 0 else { continue }
            var counts: [EthnicityGroup: (from: Int, to: Int)] = [:]
            for group in [EthnicityGroup.white, .ethnicMinority] {
              let from = Int.random(in: 0...6, using: &random)
              let isAppointed = leaving == nil && Bool.random(using: &random)
              counts[group] = (from, isAppointed ? Int.random(in: 0...from, using: &random) : 0)
            }
            people.append(People(vacancy: vacancy, route: route, leaving: leaving, counts: counts))
          }
        }
      }
    }

    var pipeline: RecruitmentPipeline {
      let vacancies = bands.indices.map { number in
        let bands: [String: PayBand] = ["5": .band5, "6": .band6, "7": .band7, "8a": .band8a]
        var vacancy = Fixtures.interviewed("V-\(number)", band: bands[self.bands[number]] ?? .band9)
        vacancy.staffGroup = Fact(.known(staffGroups[number]))
        vacancy.isClinical = Fact(.known(clinical[number]))
        return vacancy
      }
      let tallies = people.flatMap { people in
        people.counts.map { group, counts in
          Fixtures.tally(
            people.vacancy, .known(group), shortlisted: Count(counts.from), appointed: Count(counts.to),
            route: people.route.map { .known($0) } ?? .blank, leaving: people.leaving)
        }
      }
      return RecruitmentPipeline(vacancies: vacancies, applications: .complete(tallies))
    }

    /// Whether people are in a cut, by its name in the report.
    func isIn(_ cut: [CutPart], _ people: People) -> Bool {
      guard let part = cut.first else { return true }
      switch (part.dimension, part.value) {
      case ("band", let band): return bands[people.vacancy] == band
      case ("staff_group", let group): return staffGroups[people.vacancy] == group
      case ("clinical", let word): return clinical[people.vacancy] == (word == "clinical")
      case ("route", "internal"): return people.route == .internal
      case ("route", "external"): return people.route == .external || people.route == .international
      case ("route", _): return people.route == nil
      default: return people.route != .international
      }
    }

    func isCounted(_ people: People, setting: String, at stage: Stage) -> Bool {
      if people.leaving == .declinedOffer { return stage == .shortlisted && !setting.hasPrefix("declined") }
      return people.leaving != .withdrew || !setting.hasPrefix("withdrawals")
    }
  }

  private static func evaluate(
    _ world: World, cuts: String, funnels: String = "[]"
  ) throws -> Evaluation {
    let rule = Fixtures.cohortRule(minimumShortlisted: 0, minimumExpected: 0, cuts: cuts, also: "[]")
    let text = rule.text.replacing("also: []", with: "also: [], funnels: \(funnels)")
    return try RuleEngine.evaluate(
      packs: [Fixtures.pack(PackFile(path: rule.path, text: text))], pipeline: world.pipeline,
      settings: Fixtures.settings())
  }

  @Test func `no sum or difference of what is printed is the count of one vacancy`() throws {
    var random = SplitMix64(seed: 90_125)
    var (printed, hidden, second, unitsSeen) = (0, 0, 0, 0)
    for round in 0..<400 {
      let world = World(&random, withLeavers: !round.isMultiple(of: 4))
      // Staff groups are printed as cuts, or as the units of a funnel.
      let hasUnits = round.isMultiple(of: 3)
      let evaluation = try Self.evaluate(
        world,
        cuts: hasUnits
          ? "[overall, clinical]" : "[overall, band, staff_group, clinical, route, without_international]",
        funnels: hasUnits ? "[staff_group]" : "[]")
      let units = evaluation.measures.flatMap(\.funnels).flatMap { funnel in
        funnel.units.map { (cut: [CutPart(dimension: funnel.by, value: $0.name)], unit: $0) }
      }
      unitsSeen += units.count
      for finding in evaluation.findings {
        let states = finding.lacking.map(\.state)
        if states.contains(where: { $0.contains("one vacancy") }) { hidden += 1 }
        if states.contains(DisclosurePlan.wouldGiveAnother) { second += 1 }
      }
      for stage in [Stage.shortlisted, .accepted] {
        let people = world.people.filter { $0.isAt(stage) }
        func row(_ cut: [CutPart], _ setting: String) -> [Bool] {
          people.map { person in
            guard world.isIn(cut, person) else { return false }
            if setting.hasPrefix("internal"), person.route == .internal { return false }
            return world.isCounted(person, setting: setting, at: stage)
          }
        }
        let cuts = evaluation.measures.map { row($0.cut, "") }
        let first = cuts + units.map { row($0.cut, "") }
        let others = evaluation.measures.flatMap { measure in
          measure.alternatives.map { row(measure.cut, $0.setting) }
        }
        // What is printed is what the rows add up to.
        for (unit, row) in units.map({ ($0.unit, row($0.cut, "")) }) {
          let sum = zip(people, row).reduce(0) { sum, next in
            let counts = next.0.counts[.ethnicMinority] ?? (0, 0)
            return sum + (next.1 ? (stage == .shortlisted ? counts.from : counts.to) : 0)
          }
          #expect((stage == .shortlisted ? unit.considered : unit.selected) == sum)
        }
        for (measure, row) in zip(evaluation.measures, cuts) {
          let sum = zip(people, row).reduce(0) { sum, next in
            let counts = next.0.counts[.ethnicMinority] ?? (0, 0)
            return sum + (next.1 ? (stage == .shortlisted ? counts.from : counts.to) : 0)
          }
          #expect((stage == .shortlisted ? measure.comparison.from : measure.comparison.to) == Count(sum))
        }
        printed += first.count + others.count
        for vacancy in world.bands.indices {
          let own = people.indices.filter { people[$0].vacancy == vacancy }
          let staying = own.filter { people[$0].leaving == nil }
          let rest = people.indices.filter { people[$0].vacancy != vacancy }
          let all = Array(people.indices)
          #expect(
            Self.rank(first, all) == Self.rank(first, rest),
            "\(stage) of V-\(vacancy) follows: \(evaluation.measures.map(\.subject)) of \(world.bands)")
          // With the other ways of counting, of those of the vacancy who did not leave.
          let rows = first + others
          let leavers = own.filter { people[$0].leaving != nil }
          let ofVacancy = Self.rank(rows, all) - Self.rank(rows, rest)
          let ofLeavers = Self.rank(rows, all) - Self.rank(rows, rest + staying)
          #expect(ofVacancy == ofLeavers, "\(stage) of V-\(vacancy) with other ways; \(leavers.count)")
        }
      }
    }
    #expect(printed > 3000 && hidden > 1000 && second > 200, "\(printed) \(hidden) \(second)")
    #expect(unitsSeen > 20, "\(unitsSeen)")
  }

  @Test func `of each band that is hidden every number up to that of all hidden ones is possible`() throws {
    var random = SplitMix64(seed: 31_337)
    var looked = 0
    for _ in 0..<300 {
      let world = World(&random, withLeavers: false)
      let evaluation = try Self.evaluate(world, cuts: "[overall, band]")
      guard let whole = evaluation.measures.first(where: { $0.cut.isEmpty }) else { continue }
      let shown = evaluation.measures.compactMap { $0.cut.first?.value }
      for stage in [Stage.shortlisted, .accepted] {
        func count(_ counts: GroupCounts) -> Int {
          (stage == .shortlisted ? counts.from : counts.to).exact ?? 0
        }
        let hidden = Set(world.people.filter { $0.isAt(stage) }.map { world.bands[$0.vacancy] })
          .subtracting(shown).sorted()
        let left =
          count(whole.comparison)
          - evaluation.measures.filter { !$0.cut.isEmpty }.reduce(0) { $0 + count($1.comparison) }
        guard !hidden.isEmpty, left > 0 else { continue }
        #expect(hidden.count > 1 || Self.vacancies(world, hidden[0], stage) > 1, "\(hidden) \(stage)")
        // Every way of sharing out what is left among the hidden bands agrees with what is printed.
        let solutions = Self.shares(of: left, among: hidden.count)
        for number in hidden.indices where hidden.count > 1 {
          #expect(Set(solutions.map { $0[number] }) == Set(0...left))
        }
        looked += 1
      }
    }
    #expect(looked > 100, "\(looked)")
  }

  private static func vacancies(_ world: World, _ band: String, _ stage: Stage) -> Int {
    Set(world.people.filter { $0.isAt(stage) && world.bands[$0.vacancy] == band }.map(\.vacancy)).count
  }

  /// Every way of sharing a number out.
  private static func shares(of number: Int, among parts: Int) -> [[Int]] {
    guard parts > 1 else { return [[number]] }
    return (0...number).flatMap { first in shares(of: number - first, among: parts - 1).map { [first] + $0 } }
  }

  /// Of some columns, over the rational numbers, by fraction-free elimination.
  static func rank(_ rows: [[Bool]], _ columns: [Int]) -> Int {
    var rows = Set(rows.map { row in columns.map { row[$0] } }).map { $0.map { $0 ? Int128(1) : 0 } }
    var rank = 0
    for column in columns.indices {
      guard let pivot = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 }) else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices.dropFirst(rank + 1) where rows[row][column] != 0 {
        let (left, right) = (rows[rank][column], rows[row][column])
        let next = zip(rows[row], rows[rank]).map { $0 * left - $1 * right }
        let divisor = next.reduce(0) { gcd($0, $1.magnitude) }
        rows[row] = divisor > 1 ? next.map { $0 / Int128(divisor) } : next
      }
      rank += 1
    }
    return rank
  }

  private static func gcd(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right > 0 { (left, right) = (right, left % right) }
    return left
  }
}
