// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

extension RuleRun {
  /// The outcomes subject by subject, as the subjects stand in the model.
  func findings(_ outcomes: [RuleOutcome]) -> [Finding] {
    var listed: [(subject: Int, outcome: Int)] = []
    for number in outcomes.indices {
      for subject in outcomes[number].subjects { listed.append((subject, number)) }
    }
    listed.sort { $0.subject < $1.subject }
    return listed.map { finding($0.subject, outcomes[$0.outcome]) }
  }

  /// What stands once for a number of subjects.
  func blanket(_ verdict: Verdict, _ lacking: [LackingFact], _ number: Int) -> BlanketFinding {
    BlanketFinding(
      rule: rule.id, verdict: verdict, subject: BlanketFinding.everySubject(rule.subjectKind),
      message: LackingWords(lacking).blanket(rule.subjectKind, number, of: cases.count), lacking: lacking,
      reason: verdict == .cannotTell ? LackingWords(lacking).inNoFile : nil, subjects: number)
  }

  private func finding(_ number: Int, _ outcome: RuleOutcome) -> Finding {
    let subject = cases[number]
    let position = cases.positions[number]
    let matches = outcome.isShortfall ? wording?(position).matches ?? [] : []
    return Finding(
      fingerprint: Fingerprint.of(rule: rule.id, subject: subject.subject), rule: rule.id,
      verdict: outcome.verdict, subject: subject.subject, subjectDate: subject.date,
      message: message(outcome, subject, number), evidence: evidence(position, matches, outcome),
      lacking: outcome.lacking,
      reason: outcome.verdict == .cannotTell ? reason(outcome, number) : nil,
      why: settings.trace ? why(subject) : [], matches: matches)
  }

  /// Why it cannot be told, in words that subjects have in common: cuts that have too few people have one reason,
  /// by however many each falls short.
  private func reason(_ outcome: RuleOutcome, _ number: Int) -> String {
    if let figures = figures(number), let obstacle = figures.obstacle,
      outcome.lacking.contains(where: { $0.state == obstacle }),
      outcome.lacking.allSatisfy({ $0.fact.hasPrefix("measure.") })
    {
      // What else the figures lack follows from what stands in the way of them.
      return figures.isTooFew ? figures.terms.tooFew : obstacle
    }
    return LackingWords(outcome.lacking).reason
  }

  private func message(_ outcome: RuleOutcome, _ subject: SubjectCase, _ number: Int) -> String {
    let others = subject.subject.kind == .cohort ? otherVerdicts(number, besides: outcome.verdict) : []
    return ([message(outcome, subject)] + others.compactMap(\.difference)).joined(separator: " ")
  }

  private func message(_ outcome: RuleOutcome, _ subject: SubjectCase) -> String {
    switch outcome.verdict {
    case .cannotTell: return LackingWords(outcome.lacking).single(subject.subject)
    case .error:
      let error = outcome.fault ?? "unknown"
      let name = "\(subject.subject.kind.rawValue) \(subject.subject.ref)"
      return "The rule could not be evaluated for \(name): \(error)."
    default: return rule.message.text(subject.bindings, parameters: parameters, schema: schema)
    }
  }

  /// Where the facts that the rule looks at were read, each place once, ordered by fact. Of texts in which words
  /// were found, the places of these; of texts of which a part is not known, where that part should stand.
  private func evidence(_ position: Int, _ matches: [WordingMatch], _ outcome: RuleOutcome) -> [Evidence] {
    var found: [Evidence] = []
    let all = Set(rule.wording?.texts.map(\.fact) ?? [])
    let texts = matches.isEmpty ? [] : all
    let untold = outcome.verdict == .cannotTell ? all : []
    let lacking = Set(outcome.lacking.map(\.fact))
    // Facts of the elements of one list follow one another; the list is read once.
    var last: (start: String, reading: Reading)?
    for reader in readers {
      if texts.contains(reader.path) {
        for place in Set(matches.filter { $0.isOf(reader.path) }.compactMap(\.place)).sorted() {
          found.append(Evidence(field: reader.path, place: place))
        }
        continue
      }
      let reading = last?.start == reader.start ? last?.reading : nil
      let first = reading ?? reader.first(position)
      last = (reader.start, first)
      if untold.contains(reader.path) {
        guard lacking.contains(reader.path) else { continue }
        let parts = reader.rest.isEmpty ? [first] : FactPath.follow(reader.rest, first)
        for place in Set(parts.filter(\.isIncomplete).compactMap(\.place)).sorted() {
          found.append(Evidence(field: reader.path, place: place))
        }
        continue
      }
      if reader.rest.isEmpty {
        if let place = first.place { found.append(Evidence(field: reader.path, place: place)) }
        continue
      }
      for place in Set(FactPath.follow(reader.rest, first).compactMap(\.place)).sorted() {
        found.append(Evidence(field: reader.path, place: place))
      }
    }
    return found
  }

  private func why(_ subject: SubjectCase) -> [TraceLine] {
    [rule.when, rule.expect].compactMap(\.self).flatMap { expression in
      expression.trace(subject.bindings).1.lines(of: expression, schema: schema)
    }
  }
}

extension RuleOutcome {
  /// Whether what the rule expects is not so.
  var isShortfall: Bool { verdict == .mustExplain || verdict == .advice }
}

extension Reading {
  /// Whether the text that was read is not known, or not to its end.
  fileprivate var isIncomplete: Bool {
    switch value {
    case .unknown, .excerpt: true
    default: false
    }
  }
}

extension WordingMatch {
  /// Whether the words stand in the text that this fact holds.
  fileprivate func isOf(_ fact: String) -> Bool { WordingText(rawValue: field)?.fact == fact }
}
