// SPDX-License-Identifier: Apache-2.0

/// The answers to a sample, counted from what was drawn: no part of the audit has a hand in them.
package struct SampleAnswers {
  private let plan: SamplePlan
  /// By group, then stage; whoever went further is included.
  private var reached: [[Int]]
  private var cuts: [CutKey: CutAnswer] = [:]
  /// By characteristic, then label: how many applied, were shortlisted and appointed.
  private var others: [OtherCharacteristic: [String: (applied: Int, shortlisted: Int, appointed: Int)]] = [:]
  private var panels: [String: [String: Int]] = [:]
  private var flaws: [SampleFlaw: Int] = [:]
  /// Of the applications with a code that no scheme has: each is a count of its own.
  private var unmappedRoutes: Set<String> = []
  /// Every file with the records that were written into it.
  private var records: [(file: SampleFile, read: Int)] = []

  init(_ plan: SamplePlan) {
    self.plan = plan
    reached = Array(
      repeating: Array(repeating: 0, count: SampleStage.allCases.count), count: SampleGroup.allCases.count)
    for vacancy in SampleDraw(plan) { add(vacancy) }
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
      addCharacteristics(of: application)
      for key in CutKey.all(of: vacancy, application) {
        cuts[key, default: CutAnswer()].add(application, of: vacancy)
      }
    }
  }
}

extension SampleAnswers {
  private mutating func addCharacteristics(of application: SampleApplication) {
    for characteristic in OtherCharacteristic.allCases {
      let label = characteristic.label(of: application)
      var counts = others[characteristic]?[label] ?? (0, 0, 0)
      counts.applied += 1
      if application.hasReached(.shortlisted) { counts.shortlisted += 1 }
      if application.fate.isAppointed { counts.appointed += 1 }
      others[characteristic, default: [:]][label] = counts
    }
  }

  /// The answer file.
  var text: String {
    AnswerJSON.object([
      ("schema", .text("evenhand.sample-answers/1")), ("settings", settings), ("as_of", .text("2026-04-30")),
      ("likelihood", likelihood), ("stages", .list(stages)), ("characteristics", characteristics),
      ("cuts", .list(orderedCuts.map(cut))),
      ("shapes", .object(plan.settings.shapes.map { ($0.rawValue, shape($0)) })),
    ]).written() + "\n"
  }

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

extension SampleAnswers {
  private func shape(_ shape: SampleShape) -> AnswerJSON {
    let paths = Set(shape.files.map(\.path))
    let own = records.filter { paths.contains($0.file.path) }
    return .object([
      ("folder", .text(shape.rawValue)), ("profile", .text(shape.profile)),
      ("files", .list(own.map { file($0.file, read: $0.read) })),
      ("remarks", .object(remarks(shape))), ("rules", .object(rules(shape))),
    ])
  }

  private func file(_ file: SampleFile, read: Int) -> AnswerJSON {
    let aside = setAside(file)
    let used = read - aside.reduce(0) { $0 + $1.count }
    return .object([
      ("path", .text(file.path)), ("read", .number(read)), ("used", .number(used)),
      ("set_aside", .object(aside.map { ($0.reason, .number($0.count)) })),
    ])
  }

  /// In the words of the ledger.
  private func setAside(_ file: SampleFile) -> [(reason: String, count: Int)] {
    SampleFlaw.allCases.compactMap { flaw in
      guard flaw.isSetAside, file.setsAside.contains(flaw), let count = flaws[flaw] else { return nil }
      switch flaw {
      case .duplicateKey: return ("duplicate key", count)
      case .unknownReference: return ("reference to a record that is not there", count)
      default: return ("key missing", count)
      }
    }
  }

  /// How many records each kind of remark on the data is about; of the other faults counts hold nothing.
  private func remarks(_ shape: SampleShape) -> [(String, AnswerJSON)] {
    if shape == .counts, !unmappedRoutes.isEmpty {
      return [(SampleFlaw.unmappedValue.rawValue, .number(unmappedRoutes.count))]
    }
    let flaws = shape.files.reduce(into: Set<SampleFlaw>()) { $0.formUnion($1.setsAside) }
    return SampleFlaw.allCases.filter(flaws.contains).compactMap { flaw in
      self.flaws[flaw].map { (flaw.rawValue, .number($0)) }
    }
  }

  private func rules(_ shape: SampleShape) -> [(String, AnswerJSON)] {
    guard let dimensions = shape.cutDimensions else { return [] }
    var verdicts: [String: Int] = [:]
    for (key, answer) in cuts where dimensions.contains(key.dimension) {
      verdicts[answer.verdict, default: 0] += 1
    }
    var rules = [("likelihood.appointment-from-shortlisting", tally(verdicts))]
    if shape == .canonical || shape == .xml {
      rules += PanelKind.judgedRules.map { ($0, tally(panels[$0] ?? [:])) }
    }
    return rules
  }

  private func tally(_ verdicts: [String: Int]) -> AnswerJSON {
    .object(verdicts.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
  }
}

extension SampleShape {
  /// Along what the shape can be cut; `nil` where it holds no stage beyond the first.
  fileprivate var cutDimensions: Set<String>? {
    switch self {
    case .canonical, .xml, .counts:
      ["overall", "band", "staff_group", "clinical", "route", "without_international"]
    case .flatCSV, .flatXML: ["overall", "band"]
    case .losAngelesCounts: nil
    }
  }
}
