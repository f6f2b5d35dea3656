// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Draws a sample vacancy by vacancy. Every draw of the same plan gives the same vacancies, so that each file is
/// written in a pass of its own and nothing but one vacancy is held.
struct SampleDraw: Sequence, IteratorProtocol {
  private let plan: SamplePlan
  private var numbers: SeededGenerator
  /// What is left of the plan, by group, then fate.
  private var left: [Int]
  private var applicationsLeft: Int
  private var vacancy = 0
  private var lastNumber = 0

  init(_ plan: SamplePlan) {
    self.plan = plan
    numbers = SeededGenerator(seed: plan.settings.seed)
    left = SampleDraw.drawnGroups.flatMap { plan.fates(of: $0).counts(declined: plan.settings.declined) }
    applicationsLeft = plan.settings.applications
  }

  private static let drawnGroups: [SampleGroup] = [
    .white, .ethnicMinority, .withheld, .blank, .notKnown,
  ]
  /// The first day of the year that every sample covers; 220 days and 103 more for a campaign end within it.
  private static let firstDay = CivilDate(year: 2025, month: 4, day: 1) ?? CivilDate(days: 20_179)

  mutating func next() -> SampleVacancy? {
    guard vacancy < plan.settings.vacancyCount else { return nil }
    vacancy += 1
    var result = makeVacancy()
    let size = drawSize()
    result.applications.reserveCapacity(size)
    for _ in 0..<size { result.applications.append(drawApplication(for: result)) }
    if vacancy == plan.settings.vacancyCount { plantFlaws(in: &result) }
    return result
  }

  /// About its share of what is left; the last vacancy takes the rest, which is one at least.
  private mutating func drawSize() -> Int {
    let vacanciesLeft = plan.settings.vacancyCount - vacancy + 1
    guard vacanciesLeft > 1 else { return applicationsLeft }
    let mean = applicationsLeft / vacanciesLeft
    let size = numbers.next(in: mean / 2...Swift.max(1, mean + (mean + 1) / 2))
    return Swift.min(applicationsLeft - 1, size)
  }

  /// Its own stream of numbers: what a vacancy is does not depend on how many applied for the one before.
  private func makeVacancy() -> SampleVacancy {
    var own = SeededGenerator(seed: plan.settings.seed, stream: vacancy)
    let band = Vocabulary.bands.draw(&own)
    let group = Vocabulary.staffGroups.draw(&own)
    let advertised = SampleDraw.firstDay.adding(days: own.next(in: 0...220))
    let closed = advertised.adding(days: own.next(in: 10...21))
    let title = group.titles[own.next(below: group.titles.count)]
    let site = Vocabulary.sites[own.next(below: Vocabulary.sites.count)]
    let faults = plan.settings.faults
    let panel = PanelKind.draw(isSenior: Vocabulary.seniorBands.contains(band), faults, &own)
    let interviewed = closed.adding(days: own.next(in: 9...16))
    return SampleVacancy(
      number: vacancy, band: band, staffGroup: group, title: title, site: site, panel: panel,
      advert: AdvertKind.draw(faults, mustBeAdvertised: vacancy == 1, &own),
      search: SearchKind.draw(isOfBoard: Vocabulary.boardBands.contains(band), faults, &own),
      isReadvertised: plan.settings.readverts.happens(&own),
      advertisedOn: advertised, closedOn: closed, interviewedOn: interviewed)
  }

  private mutating func drawApplication(for vacancy: SampleVacancy) -> SampleApplication {
    var mark = numbers.next(below: applicationsLeft)
    var cell = 0
    while cell + 1 < left.count, mark >= left[cell] {
      mark -= left[cell]
      cell += 1
    }
    left[cell] -= 1
    applicationsLeft -= 1
    let group = SampleDraw.drawnGroups[cell / Fate.allCases.count]
    return makeApplication(group, Fate.allCases[cell % Fate.allCases.count], for: vacancy)
  }

  private mutating func makeApplication(
    _ group: SampleGroup, _ fate: Fate, for vacancy: SampleVacancy, flaw: SampleFlaw? = nil
  ) -> SampleApplication {
    lastNumber += 1
    let category =
      switch group {
      case .white: Vocabulary.white.draw(&numbers)
      case .ethnicMinority: Vocabulary.ethnicMinority.draw(&numbers)
      case .withheld: Vocabulary.withheld
      case .blank: Vocabulary.blank
      case .notKnown: Vocabulary.notKnown
      case .unmapped: Vocabulary.unmapped
      }
    let routes = group == .white ? Vocabulary.routesOfWhite : Vocabulary.routesOfOthers
    let days = Int(vacancy.closedOn.days - vacancy.advertisedOn.days)
    let route = routes.draw(&numbers)
    let applied = vacancy.advertisedOn.adding(days: numbers.next(in: 0...days))
    let detail = numbers.next()
    var own = SeededGenerator(seed: detail, stream: 8)
    return SampleApplication(
      number: lastNumber, group: group, fate: fate, category: category, route: route, appliedOn: applied,
      detail: detail, isWithdrawn: plan.settings.withdrawn.happens(&own), flaw: flaw)
  }

  /// The records with each fault that is asked for, behind the applications of the last vacancy.
  private mutating func plantFlaws(in vacancy: inout SampleVacancy) {
    for flaw in SampleFlaw.allCases {
      guard let asked = plan.settings.faults.records[flaw] else { continue }
      for _ in 0..<(asked ?? numbers.next(in: 1...5)) {
        let group: SampleGroup = flaw == .unmappedValue ? .unmapped : .white
        // What is set aside would change every figure if it were counted.
        let fate: Fate = flaw.isSetAside && flaw != .duplicateKey ? .started : .applied
        var record = makeApplication(group, fate, for: vacancy, flaw: flaw)
        if flaw == .duplicateKey, let last = vacancy.applications.last(where: { $0.isCounted }) {
          record = last
          record.flaw = flaw
        }
        vacancy.applications.append(record)
      }
    }
  }
}
