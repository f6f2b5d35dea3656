// SPDX-License-Identifier: Apache-2.0

/// The answers to a sample, counted from what was drawn: no part of the audit has a hand in them.
package struct SampleAnswers {
  private let plan: SamplePlan
  /// By group, then stage; whoever went further is included.
  private var reached: [[Int]]
  private var hasInternational = false
  private(set) var cuts: [CutKey: CutAnswer] = [:]
  /// By characteristic, then label: how many applied, were shortlisted and appointed.
  private var others: [OtherCharacteristic: [String: (applied: Int, shortlisted: Int, appointed: Int)]] = [:]
  private(set) var panels: [String: [String: Int]] = [:]
  private(set) var flaws: [SampleFlaw: Int] = [:]
  /// Of the applications with a code that no scheme has: each is a count of its own.
  private(set) var unmappedRoutes: Set<String> = []
  /// Every file with the records that were written into it.
  private(set) var records: [(file: SampleFile, read: Int)] = []

  init(_ plan: SamplePlan) {
    self.plan = plan
    reached = Array(
      repeating: Array(repeating: 0, count: SampleStage.allCases.count), count: SampleGroup.allCases.count)
    for vacancy in SampleDraw(plan) { add(vacancy) }
    dropCutsThatTellNothing()
  }

  mutating func note(_ file: SampleFile, records read: Int) { records.append((file, read)) }

  private mutating func add(_ vacancy: SampleVacancy) {
    for rule in PanelKind.judgedRules {
      let verdict = vacancy.panel.verdict(of: rule, isSenior: vacancy.isSenior)
      panels[rule, default: [:]][verdict, default: 0] += 1
    }
    for application in vacancy.applications {
      if let flaw = application.flaw { flaws[flaw, default: 0] += 1 }
      if application.group == .unmapped { unmappedRoutes.insert(application.route) }
      guard application.isCounted else { continue }
      for stage in SampleStage.allCases where application.hasReached(stage) {
        reached[application.group.rawValue][stage.rawValue] += 1
      }
      if application.route == "international" { hasInternational = true }
      addCharacteristics(of: application, of: vacancy)
      for key in CutKey.all(of: vacancy, application) {
        cuts[key, default: CutAnswer()].add(application, of: vacancy)
      }
    }
  }
}

extension SampleAnswers {
  private mutating func addCharacteristics(of application: SampleApplication, of vacancy: SampleVacancy) {
    for characteristic in OtherCharacteristic.allCases {
      let entry = characteristic.entry(of: application)
      cuts[CutKey(characteristic, entry), default: CutAnswer()].add(application, of: vacancy)
      var counts = others[characteristic]?[entry.label] ?? (0, 0, 0)
      counts.applied += 1
      if application.hasReached(.shortlisted) { counts.shortlisted += 1 }
      if application.fate.isAppointed { counts.appointed += 1 }
      others[characteristic, default: [:]][entry.label] = counts
    }
  }

  /// Where no group of a characteristic is known, nothing is cut by it; without international recruits nothing is
  /// counted without them.
  private mutating func dropCutsThatTellNothing() {
    if !hasInternational { cuts = cuts.filter { $0.key.dimension != "without_international" } }
    for name in OtherCharacteristic.allCases.map(\.name)
    where !cuts.keys.contains(where: { $0.dimension == name && $0.value != CutKey.notKnown }) {
      cuts[CutKey(dimension: name, value: CutKey.notKnown)] = nil
    }
  }

  /// The answer file.
  var text: String {
    AnswerJSON.object([
      ("schema", .text("evenhand.sample-answers/1")), ("settings", settings), ("as_of", .text("2026-04-30")),
      ("likelihood", likelihood), ("stages", .list(stages)), ("characteristics", characteristics),
      ("cuts", .list(orderedCuts.map(cut))),
      ("left_out", .text(SampleAnswers.leftOut)),
      ("shapes", .object(plan.settings.shapes.map { ($0.rawValue, shape($0)) })),
    ]).written() + "\n"
  }

  /// The rules without a tally.
  private static let leftOut =
    "The packs criteria and equality, and of the pack likelihood every rule but the one on appointment"

  private var settings: AnswerJSON {
    let settings = plan.settings
    return .object([
      ("applications", .number(settings.applications)), ("seed", .digits(String(settings.seed))),
      ("likelihood", .text(settings.likelihood.text)), ("vacancies", .number(settings.vacancyCount)),
      ("unknown", .text(settings.unknown.text)), ("faults", .text(settings.faults.rawValue)),
    ])
  }

  private var likelihood: AnswerJSON {
    let overall = cuts[.overall] ?? CutAnswer()
    let asked = plan.settings.likelihood
    let isExact =
      overall.ratio.map { $0.numerator == asked.numerator && $0.denominator == asked.denominator } ?? false
    return .object([("asked", .text(asked.text)), ("is_exact", .flag(isExact))] + overall.json)
  }

  private var stages: [AnswerJSON] {
    SampleStage.allCases.map { stage in
      .object(
        [("stage", .text(stage.name))]
          + SampleGroup.allCases.map { ($0.name, .number(reached[$0.rawValue][stage.rawValue])) })
    }
  }

  private var characteristics: AnswerJSON {
    .object(
      OtherCharacteristic.allCases.map { characteristic in
        let labels = (others[characteristic] ?? [:]).sorted { $0.key < $1.key }
        return (
          characteristic.name,
          .list(
            labels.map { label, counts in
              .object([
                ("category", .text(label)), ("applied", .number(counts.applied)),
                ("shortlisted", .number(counts.shortlisted)), ("appointed", .number(counts.appointed)),
              ])
            })
        )
      })
  }

  private var orderedCuts: [CutKey] {
    cuts.keys.sorted { ($0.dimension, $0.value) < ($1.dimension, $1.value) }
  }

  private func cut(_ key: CutKey) -> AnswerJSON {
    .object(
      [
        ("cut", .object(key == .overall ? [] : [(key.dimension, .text(key.value))]))
      ] + (cuts[key] ?? CutAnswer()).json)
  }
}
