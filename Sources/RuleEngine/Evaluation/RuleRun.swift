// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// One rule over all its subjects.
struct RuleRun: Sendable {
  let pack: RulePack
  let rule: Rule
  let settings: EvaluationSettings
  let parameters: [RuleParameter]
  let schema: Schema
  let cases: SubjectCases
  private let conditions: RuleConditions
  /// Read the facts that the rule's conditions name, ordered by path.
  let readers: [FactReader]
  private let measure: CohortMeasure?
  private let cohorts: [CohortCase]
  /// A cut as a subject of the rule.
  private let subject: @Sendable (CohortCase) -> SubjectCase
  /// What the rule's lexicon finds for the subject at a position; `nil` for a rule without one.
  let wording: (@Sendable (Int) -> WordingResult)?
  /// Whether the lexicon finds the same for every subject, for want of anything to look through.
  private let isSilent: Bool

  init(
    pack: RulePack, rule: Rule, subjects: SubjectList, measures: PackMeasures, corpus: WordingCorpus,
    settings: EvaluationSettings
  ) {
    self.pack = pack
    self.rule = rule
    conditions = RuleConditions(rule)
    self.settings = settings
    let parameters = pack.parameters(of: rule)
    self.parameters = parameters
    let schema = FactSchema.schema(
      for: rule.subjectKind, parameters: parameters, hasWording: rule.wording != nil)
    self.schema = schema
    let shared = measures.measure(of: rule)
    measure = shared?.measure
    let all = shared?.cases ?? []
    cohorts = rule.looksAtNoGroup ? all.onePerCut : all
    subject = { subjects.cases(for: [$0], parameters: parameters)[0] }
    let cases =
      measure == nil
      ? subjects.cases(for: rule.subjectKind, parameters: parameters)
      : subjects.cases(for: cohorts, parameters: parameters)
    let silence = rule.wording.flatMap { terms in
      // The texts of a rule that does not take part are not looked through.
      corpus.isSilent(terms) && rule.takesPart(at: settings.checkpoint)
        ? cases.positions.first.map { corpus.result(terms, rule.subjectKind, at: $0) } : nil
    }
    isSilent = silence != nil
    wording = rule.wording.map { terms in
      if let silence { return { _ in silence } }
      let kind = rule.subjectKind
      return { corpus.result(terms, kind, at: $0) }
    }
    self.cases =
      wording.map { result in cases.adding { .record(WordingFacts(result: result($0))) } } ?? cases
    let paths = Set(rule.factPaths(of: rule.when) + rule.factPaths(of: rule.expect)).sorted()
    readers = paths.compactMap { FactPath($0, schema) }.filter { !$0.text.hasPrefix("param.") }
      .map { path in
        guard let silence, path.text.hasPrefix(WordingResult.prefix), let step = path.steps.first else {
          return cases.reader(path)
        }
        let reading = WordingFacts.fields[step].read(WordingFacts(result: silence))
        return FactReader(path: path.text, start: path.start(steps: 1), first: { _ in reading })
      }
  }

  /// The rule, its findings and its measures.
  func evaluation(_ columns: FactColumns) throws(EvaluationFault) -> Evaluation {
    let outcomes = RuleOutcomes(self, columns)
    guard outcomes.tally.total == cases.count else {
      throw .tallyDiffers(rule: rule.id, tallied: outcomes.tally.total, subjects: cases.count)
    }
    let blanket = BlanketFindings(outcomes.listed, of: self) { isRecorded($0, columns) }
    return Evaluation(
      rules: [summary(outcomes.tally)], findings: findings(blanket.single), blanket: blanket.findings,
      measures: measures, untold: untold)
  }

  /// The cuts of a measure of its own of which nothing is told.
  private var untold: [UntoldCut] {
    guard case .own? = rule.measure, takesPart else { return [] }
    return measure?.untold(cohorts, asked: settings.asked).map {
      UntoldCut(rule: rule.id, by: $0.crossing.words, reason: $0.reason)
    } ?? []
  }

  /// The figures of a rule that has a measure of its own.
  private var measures: [MeasureResult] {
    guard case .own? = rule.measure else { return [] }
    let results = cohorts.enumerated().compactMap { number, cohort -> MeasureResult? in
      let verdict = outcome(number).verdict
      let isWhole = cohort.cut.parts.isEmpty
      var result = cohort.result(
        rule: rule.id, verdict: verdict, others: otherVerdicts(number, besides: verdict),
        turn: isWhole ? turn(of: verdict, cohort) : nil)
      // A category against everyone else is one of many: its ratio stands in the table, and no format knows more.
      guard isWhole, !cohort.figures.terms.groups.isAgainstEveryoneElse else { return result }
      guard let exact = cohort.figures.exact else {
        result?.figures = RangedFigures(cohort.figures)?.all ?? []
        return result
      }
      let within = measure?.within(cohort.figures)
      result?.figures =
        ComparisonFigures(exact, cohort.figures.terms).figures + (within?.clusters ?? [])
      result?.strata = within?.strata ?? []
      result?.funnels = measure?.funnels(cohort.figures) ?? []
      result?.runs = measure?.runs(cohort.figures) ?? []
      result?.years = measure?.years(cohort.figures)
      return result
    }
    return results.compared + (measure?.rates(rule: rule.id) ?? [])
  }

  /// That the verdict on a cut hangs on those whose group is unknown; `nil` where it does not.
  private func turn(of verdict: Verdict, _ cohort: CohortCase) -> String? {
    UnknownSharing(cohort)?.turn(of: verdict, cohort) { shared in
      Judgement(conditions, subject(shared).bindings).verdict
    }
  }

  private func summary(_ tally: VerdictTally) -> RuleSummary {
    RuleSummary(
      id: rule.id, pack: pack.id, title: rule.title, obligation: rule.obligation,
      subjectKind: rule.subjectKind, isSaidFirst: rule.isSaidFirst,
      guidance: rule.guidance, remedy: rule.remedy.text(at: settings.checkpoint), explainBy: rule.explain?.by,
      approveBy: rule.explain?.approve, explainWithin: rule.explain?.within,
      parameters: parameters.map { parameter in
        RuleParameterValue(
          name: parameter.name, value: parameter.value.text, says: parameter.says,
          shipped: parameter.value == parameter.shipped ? nil : parameter.shipped.text)
      },
      tally: tally)
  }

  /// Whether the rule is on and made for this moment.
  var takesPart: Bool { rule.takesPart(at: settings.checkpoint) }

  /// Whether subjects that are alike in what the conditions read get one verdict, and are likely to be alike.
  /// A rule with dates of its own looks at the subject's date too; a reference, a title or a text is nearly each
  /// its own.
  var isWorthJudgingTogether: Bool {
    guard takesPart, cases.areMany, rule.effective == nil else { return false }
    // Texts that nothing holds are alike.
    if isSilent { return true }
    return wording == nil && !readers.contains { RuleRun.seldomAlike.contains($0.path) }
  }

  private static let seldomAlike: Set<String> = [
    "vacancy.ref", "vacancy.title", "advert.text", "search.brief",
  ]

  /// What the rule says of one subject.
  func outcome(_ number: Int) -> RuleOutcome {
    guard takesPart else { return RuleOutcome(verdict: .notRun, subjects: [number]) }
    let subject = cases[number]
    if let effective = rule.effective {
      if let undated = subject.undated {
        return RuleOutcome(verdict: .cannotTell, subjects: [number], lacking: [undated])
      }
      guard effective.contains(subject.date ?? standingDate) else {
        return RuleOutcome(verdict: .notRun, subjects: [number])
      }
    }
    let judgement = Judgement(conditions, subject.bindings)
    guard judgement.verdict == .cannotTell || judgement.verdict == .error else {
      return RuleOutcome(verdict: judgement.verdict, subjects: [number])
    }
    let position = cases.positions[number]
    let wording = wording?(position)
    // A text that could not be looked through is no fact that somebody failed to record.
    if judgement.verdict == .cannotTell, let fault = wording?.fault {
      return RuleOutcome(verdict: .error, subjects: [number], fault: fault)
    }
    let lacking = judgement.lacking(rule) { path in values(path, position) }
    return RuleOutcome(
      verdict: judgement.verdict, subjects: [number], lacking: wording?.explaining(lacking) ?? lacking,
      fault: judgement.error.map { "\($0)" })
  }

  /// What the rule says of a cut under each other way of counting; none where it says nothing of it.
  func otherVerdicts(_ number: Int, besides first: Verdict) -> [OtherVerdict] {
    guard first != .notRun, measure != nil else { return [] }
    let cohort = cohorts[cases.positions[number]]
    return cohort.others.map { other in
      OtherVerdict(
        Judgement(conditions, subject(cohort.counted(other)).bindings).verdict, other, cohort.cut,
        besides: first, tellsRatio: !rule.looksAtNoGroup)
    }
  }

  /// The figures of a cut; `nil` for a rule that looks at none.
  func figures(_ number: Int) -> MeasureFigures? {
    measure == nil ? nil : cohorts[cases.positions[number]].figures
  }

  private func values(_ path: String, _ position: Int) -> [Value] {
    readers.first { $0.path == path }?.values(at: position) ?? []
  }

  /// The date by which a rule holds for a subject without one: of a cohort the end of the period.
  private var standingDate: CivilDate {
    rule.subjectKind == .cohort ? settings.period?.last ?? settings.asOf : settings.asOf
  }

  /// Whether anything in the bundle, subject of the rule or not, has the fact in another state than *not
  /// recorded*.
  private func isRecorded(_ path: String, _ columns: FactColumns) -> Bool {
    let known = readers.first { $0.path == path }
    guard let reader = known ?? FactPath(path, schema).map({ cases.reader($0) }) else { return false }
    return columns.isRecorded(reader, of: self)
  }
}

extension Rule {
  /// Whether the rule is on and made for this moment.
  func takesPart(at checkpoint: Checkpoint) -> Bool {
    switchedOff == nil && checkpoints.contains(checkpoint)
  }

  /// The facts that a condition rests on; what a lexicon found rests on the texts.
  func factPaths(of condition: Expression?) -> [String] {
    let paths = condition?.paths ?? []
    let facts = paths.filter { !$0.hasPrefix(WordingResult.prefix) }
    guard facts.count < paths.count, let wording else { return facts }
    return facts + wording.texts.map(\.fact).filter { !facts.contains($0) }
  }
}

extension RulePack {
  /// What its rules measure.
  var declarations: [RelativeLikelihoodDeclaration] {
    rules.compactMap { if case .own(let declaration)? = $0.measure { declaration } else { nil } }
  }

  /// The measure of a cohort rule: its own, or the one that it shares.
  func declaration(of rule: Rule) -> RelativeLikelihoodDeclaration? {
    switch rule.measure {
    case .own(let declaration)?: declaration
    case .sharing(let name)?: self.rule(named: name).flatMap { declaration(of: $0) }
    case nil: nil
    }
  }
}

extension Rule {
  /// Whether a rule that shares a measure asks only what is the same whatever groups are compared, such as how
  /// much is not recorded: it then looks at each cut once.
  fileprivate var looksAtNoGroup: Bool {
    guard case .sharing? = measure else { return false }
    let facts = message.facts + (when?.paths ?? []) + expect.paths
    return facts.filter { $0.hasPrefix("measure.") }.allSatisfy { Rule.groupless.contains($0) }
  }

  private static let groupless: Set<String> = [
    "measure.characteristic", "measure.total_from", "measure.total_to", "measure.unknown_from",
    "measure.unknown_share", "measure.unknown_share_to", "measure.unknown_share_gap",
    "measure.unknown_chance",
    "measure.unknown_to", "measure.unrecorded_from", "measure.unrecorded_share",
    "measure.withheld_from", "measure.not_asked_from", "measure.not_known_from",
    "measure.unrecorded_in_words",
  ]
}
