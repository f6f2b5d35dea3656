// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The answers to a sample, counted from what was drawn: no part of the audit has a hand in them.
package struct SampleAnswers {
  let plan: SamplePlan
  /// By group, then stage; whoever went further is included.
  private(set) var reached = Array(
    repeating: Array(repeating: 0, count: SampleStage.allCases.count), count: SampleGroup.allCases.count)
  private(set) var ratios = RatioCounts()
  /// By quarter of shortlisting, from year x 4, then group.
  private(set) var quarters: [Int: [StageSum]] = [:]
  /// By characteristic, then label: how many applied, were shortlisted and appointed.
  private(set) var labels: [[(applied: Int, reached: StageSum)]]
  private(set) var outcomes: [String: Int] = [:]
  private(set) var vacancies: [VacancyKind: Int] = [:]
  private(set) var flaws: [SampleFlaw: Int] = [:]
  /// Of the applications with a code that no scheme has: each is a count of its own.
  private(set) var unmappedRoutes: Set<String> = []
  /// Stages that a record, whether it counts or not, has come to.
  private(set) var writtenStages: Set<SampleStage> = []
  /// Every file with the records that were written into it.
  private(set) var records: [(file: SampleFile, read: Int)] = []

  init(_ plan: SamplePlan) {
    self.plan = plan
    labels = OtherCharacteristic.allCases.map { characteristic in
      Array(repeating: (applied: 0, reached: StageSum()), count: characteristic.entries.count)
    }
    for vacancy in SampleDraw(plan) { add(vacancy) }
  }

  mutating func note(_ file: SampleFile, records read: Int) { records.append((file, read)) }

  private mutating func add(_ vacancy: SampleVacancy) {
    vacancies[VacancyKind(vacancy), default: 0] += 1
    let quarter = vacancy.day(of: .shortlisted).quarter
    for application in vacancy.applications {
      if let flaw = application.flaw { flaws[flaw, default: 0] += 1 }
      if application.group == .unmapped { unmappedRoutes.insert(application.route) }
      for stage in SampleStage.allCases where application.hasReached(stage) { writtenStages.insert(stage) }
      if application.isCounted { count(application, of: vacancy, quarter) }
    }
  }

  private mutating func count(_ application: SampleApplication, of vacancy: SampleVacancy, _ quarter: Int) {
    for stage in SampleStage.allCases where application.hasReached(stage) {
      reached[application.group.rawValue][stage.rawValue] += 1
    }
    outcomes[application.outcome, default: 0] += 1
    let sum = StageSum(
      shortlisted: application.hasReached(.shortlisted) ? 1 : 0,
      appointed: application.fate.isAppointed ? 1 : 0, declined: application.fate == .declined ? 1 : 0)
    let positions = OtherCharacteristic.allCases.map { $0.position(of: application) }
    for (characteristic, position) in positions.enumerated() {
      let before = labels[characteristic][position]
      labels[characteristic][position] = (before.applied + 1, before.reached + sum)
    }
    ratios.add(application, of: vacancy, labels: positions)
    let nobody = Array(repeating: StageSum(), count: SampleGroup.allCases.count)
    let group = application.group.rawValue
    let before = quarters[quarter, default: nobody][group]
    quarters[quarter, default: nobody][group] = before + sum
  }
}

extension CivilDate {
  /// The quarter of the calendar, counted from the year 0.
  fileprivate var quarter: Int { parts.year * 4 + (parts.month - 1) / 3 }
}
