// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Samples

/// What is drawn holds what was settled, whatever the seed.
@Suite struct DrawTests {
  @Test(arguments: ["0.05", "0.5", "0.8", "1", "1.25", "1.337", "1.6", "2", "3.1416", "20"])
  func `the likelihood is within half an appointment of the one asked for`(likelihood: String) throws {
    for applications in [60, 100, 333, 1_000, 2_000, 12_345, 1_000_000] {
      var settings = try sampleSettings(likelihood)
      settings.applications = applications
      guard let plan = try? SamplePlan(settings) else {
        #expect(applications <= 100, "\(applications) applications should do for \(likelihood)")
        continue
      }
      let (white, minority) = (plan.white, plan.ethnicMinority)
      let asked = try #require(DecimalShare(likelihood))
      let (p, q) = (asked.numerator, asked.denominator)
      // appointed = p / q x (minority appointed / minority shortlisted) x shortlisted, give or take a half.
      let difference =
        Int128(q) * Int128(white.appointed) * Int128(minority.shortlisted)
        - Int128(p) * Int128(white.shortlisted) * Int128(minority.appointed)
      let size = difference < 0 ? -difference : difference
      #expect(2 * size <= Int128(q) * Int128(minority.shortlisted), "\(likelihood), \(applications)")
      for group in [white, minority] {
        #expect(1 <= group.appointed && group.appointed <= group.shortlisted)
        #expect(group.shortlisted <= group.applied)
      }
    }
  }

  @Test(arguments: ["0.5", "0.8", "1", "1.25", "1.6", "2", "1.45"])
  func `ordinary ratios are met exactly`(likelihood: String) throws {
    for applications in [1_000, 5_000, 100_000] {
      var settings = try sampleSettings(likelihood)
      settings.applications = applications
      let plan = try SamplePlan(settings)
      let asked = try #require(DecimalShare(likelihood))
      #expect(
        plan.white.appointed * plan.ethnicMinority.shortlisted * asked.denominator
          == plan.ethnicMinority.appointed * plan.white.shortlisted * asked.numerator,
        "\(likelihood), \(applications)")
    }
  }

  @Test func `every application of the plan is drawn once`() throws {
    for seed in UInt64(1)...25 {
      var settings = try sampleSettings(
        ["0.7", "1", "1.9"][Int(seed % 3)], ["0", "0.05", "0.4"][Int(seed / 3 % 3)])
      settings.seed = seed
      settings.applications = 200 + Int(seed) * 37
      settings.vacancies = [nil, 1, 3, 900][Int(seed % 4)]
      settings.faults = seed % 2 == 0 ? SampleFaults.planted : .none
      let plan = try SamplePlan(settings)
      var counts: [SampleGroup: [Int]] = [:]
      var vacancies = 0
      var numbers: Set<Int> = []
      for vacancy in SampleDraw(plan) {
        vacancies += 1
        #expect(vacancy.advertisedOn < vacancy.closedOn && vacancy.closedOn < vacancy.interviewedOn)
        for application in vacancy.applications where application.flaw == nil {
          counts[application.group, default: [0, 0, 0, 0, 0, 0]][application.fate.rawValue] += 1
          #expect(numbers.insert(application.number).inserted)
          #expect((vacancy.advertisedOn...vacancy.closedOn).contains(application.appliedOn))
        }
      }
      #expect(vacancies == settings.vacancyCount && numbers.count == settings.applications)
      for group in SampleGroup.allCases where group != .unmapped {
        let planned = plan.fates(of: group).counts(declined: settings.declined)
        #expect((counts[group] ?? [0, 0, 0, 0, 0, 0]) == planned, "\(seed), \(group)")
      }
    }
  }

  @Test func `faults are planted only when they are asked for, each kind at least once`() throws {
    for (faults, flaws) in [
      (SampleFaults.none, 0), (.planted, SampleFlaw.allCases.count), (try SampleFaults("key-missing=7"), 1),
    ] {
      var settings = try sampleSettings()
      settings.faults = faults
      let vacancies = Array(SampleDraw(try SamplePlan(settings)))
      let planted = vacancies.flatMap { $0.applications.compactMap(\.flaw) }
      #expect(Set(planted).count == flaws)
      if flaws == 1 { #expect(planted == Array(repeating: .keyMissing, count: 7)) }
      let panels = Set(vacancies.map(\.panel)), adverts = Set(vacancies.map(\.advert))
      #expect(faults.ofPanels ? panels.count > 3 : panels.isSubset(of: [.plain, .declared, .counted]))
      #expect(faults.ofAdverts ? adverts.count > 10 : adverts == [.plain])
    }
  }

  @Test
  func `who withdrew, who turned an offer down and which vacancies are advertised again is as asked for`()
    throws
  {
    for (text, again) in [("0", 0...0), ("0.5", 20...46), ("1", 67...67)] {
      var settings = try sampleSettings()
      let share = try #require(DecimalShare(text))
      (settings.withdrawn, settings.readverts, settings.declined) = (share, share, share)
      let vacancies = Array(SampleDraw(try SamplePlan(settings)))
      let outcomes = vacancies.flatMap(\.applications).map(\.outcome)
      let withdrawn = outcomes.count { $0 == "withdrawn" }, rejected = outcomes.count { $0 == "rejected" }
      #expect(abs(withdrawn - share.of(withdrawn + rejected)) <= (text == "0.5" ? 80 : 0), "\(text)")
      #expect(again.contains(vacancies.count { $0.adverts.count == 2 }), "\(text)")
      let appointed = outcomes.count { $0 == "appointed" },
        declined = outcomes.count { $0 == "declined_offer" }
      #expect(
        abs(declined * share.denominator - appointed * share.numerator) <= 3 * share.denominator, "\(text)")
    }
  }

  @Test func `each fault of an advert breaks one rule, and no two the same`() {
    let broken = AdvertKind.allCases.compactMap(\.breaks)
    #expect(broken.count == AdvertKind.allCases.count - 1 && Set(broken).count == broken.count)
    #expect(Set(broken).isSubset(of: AdvertVerdicts.ofVacancies + AdvertVerdicts.ofAdverts))
  }

  @Test func `numbers below a bound reach all of it and nothing beyond`() {
    var numbers = SeededGenerator(seed: 9)
    var seen = [0, 0, 0, 0, 0, 0, 0]
    for _ in 0..<7_000 { seen[numbers.next(below: 7)] += 1 }
    #expect(seen.allSatisfy { (850...1_150).contains($0) }, "\(seen)")
    #expect(numbers.next(below: 0) == 0 && numbers.next(below: 1) == 0)
    // The first numbers of SplitMix64 for the seed 1234567, as its author's program prints them.
    var known = SeededGenerator(seed: 1_234_567)
    #expect(known.next() == 6_457_827_717_110_365_317 && known.next() == 3_203_168_211_198_807_973)
  }
}
