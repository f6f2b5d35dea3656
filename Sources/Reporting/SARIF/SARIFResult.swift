// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// One result of the log: a finding, what holds alike for many subjects, or how many got a verdict that is not
/// listed singly.
struct SARIFResult {
  let rule: RuleSummary
  let ruleIndex: Int
  let verdict: Verdict
  let subject: Subject?
  var subjectDate: CivilDate?
  let message: String
  /// How many verdicts it stands for.
  var count = 1
  var fingerprint: String?
  var evidence: [Evidence] = []
  var matches: [WordingMatch] = []
  var lacking: [LackingFact] = []
  var why: [TraceLine] = []
  var explanation: Int?

  init(_ finding: Finding, of listed: ListedRule) {
    rule = listed.rule
    ruleIndex = listed.index
    verdict = finding.verdict
    subject = finding.subject
    subjectDate = finding.subjectDate
    message = finding.message
    fingerprint = finding.fingerprint
    evidence = finding.evidence
    matches = finding.matches
    lacking = finding.lacking
    why = finding.why
    explanation = finding.explanation
  }

  init(_ item: BlanketFinding, of listed: ListedRule) {
    rule = listed.rule
    ruleIndex = listed.index
    verdict = item.verdict
    subject = item.subject
    message = "\(item.subjectsWords) alike: \(item.message)"
    count = item.subjects
    fingerprint = "\(item.rule)/\(item.subject.ref)"
    lacking = item.lacking
    explanation = item.explanation
  }

  /// What is a tally: `nil` when nothing got the verdict.
  init?(_ verdict: Verdict, of listed: ListedRule) {
    let count = listed.rule.tally[verdict]
    guard count > 0 else { return nil }
    rule = listed.rule
    ruleIndex = listed.index
    self.verdict = verdict
    subject = nil
    self.count = count
    let kind = listed.rule.subjectKind
    message = "\(WordedNumber.counted(count, kind.title, kind.plural)): \(verdict.title)."
  }

  /// Whether the guidance is met, in SARIF's words. A verdict *error* asks a person to look.
  var kind: String {
    switch verdict {
    case .mustExplain, .explained, .advice: "fail"
    case .cannotTell: "open"
    case .error: "review"
    case .complies: "pass"
    case .notApplicable, .notRun: "notApplicable"
    }
  }

  var level: String { kind == "fail" ? rule.obligation.level : "none" }
}

extension SARIFReport {
  /// In the report's order: under each rule what holds alike, what is listed singly, then the tallies.
  func results(_ rules: [ListedRule]) -> [SARIFResult] {
    rules.flatMap { listed in
      listed.alike.map { SARIFResult($0, of: listed) }
        + listed.findings.map { SARIFResult($0, of: listed) }
        + [Verdict.complies, .notApplicable, .notRun].compactMap { SARIFResult($0, of: listed) }
    }
  }

  func write(_ result: SARIFResult, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("ruleId", ShownText.clean(result.rule.id))
      writer.field("ruleIndex", result.ruleIndex)
      writer.field("kind", result.kind)
      writer.field("level", result.level)
      writer.field("message") { $0.field("text", SARIFText.message(text(of: result))) }
      let locations = result.evidence.map(SARIFLocation.init) + result.matches.map(SARIFLocation.init)
      if !locations.isEmpty { writer.field("locations", array: locations) { write($1, to: &$0) } }
      if result.count != 1 { writer.field("occurrenceCount", result.count) }
      if let fingerprint = result.fingerprint {
        writer.field("partialFingerprints") { $0.field("evenhand/v1", ShownText.clean(fingerprint)) }
      }
      if result.verdict == .explained, let index = result.explanation {
        writer.field("suppressions", array: [index]) { writeSuppression($1, to: &$0) }
      }
      writer.field("properties") { writeProperties(of: result, to: &$0) }
    }
  }

  private func text(of result: SARIFResult) -> String {
    let message = result.message.nonEmpty?.sentence ?? result.verdict.title.sentence
    let lacking = result.lacking.words(besides: result.message)
    return lacking.isEmpty ? message : "\(message) Lacking: \(lacking.joined(separator: "; "))."
  }

  /// The register's entry as SARIF's own way of accepting a departure.
  private func writeSuppression(_ index: Int, to writer: inout JSONWriter) {
    let entry = document.explanations[index].explanation
    writer.object { writer in
      writer.field("kind", "external")
      writer.field("status", "accepted")
      writer.shown("justification", document.explanationWords(index))
      writer.field("properties") { writer in
        writer.field("registerLine", entry.line)
        if let day = entry.complyBy { writer.field("complyBy", day.description) }
        if let day = entry.approvedOn { writer.field("approvedOn", day.description) }
      }
    }
  }

  private func writeProperties(of result: SARIFResult, to writer: inout JSONWriter) {
    writer.field("verdict", result.verdict.rawValue)
    if let subject = result.subject {
      writer.field("subject") { writer in
        writer.field("kind", subject.kind.rawValue)
        writer.shown("ref", subject.ref)
      }
    }
    if let date = result.subjectDate { writer.field("subjectDate", date.description) }
    if !result.lacking.isEmpty {
      writer.field("lacking", array: result.lacking) { writer, fact in
        writer.object { writer in
          writer.shown("fact", fact.fact)
          writer.shown("state", fact.state)
        }
      }
    }
    if !result.why.isEmpty {
      let lines = result.why.map {
        String(repeating: "  ", count: $0.depth) + "\($0.expression) -> \($0.value)"
      }
      writer.field("why", strings: lines.map(ShownText.clean))
    }
    // A note on a rule of law is printed, and accepts nothing.
    if result.verdict != .explained, let index = result.explanation {
      writer.field("explanation") { writer in
        writer.field("standing", document.explanations[index].standing.rawValue)
        writer.shown("says", document.explanationWords(index))
      }
    }
  }
}
