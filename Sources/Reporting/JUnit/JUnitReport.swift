// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The report as JUnit XML, for the test pages of build servers: one suite for the audit itself, and one for
/// each rule.
///
/// Satisfies the schema of the Jenkins xUnit plug-in (`junit-10.xsd`). No time and no host stands in it.
package struct JUnitReport: Sendable {
  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  package var text: String {
    let suites = [auditSuite] + document.listedRules.map(suite)
    let cases = suites.flatMap(\.cases)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuites name=\"Evenhand (\(ReportDocument.marking))\" \(counts(cases))>\n"
      + suites.map(xml).joined() + "</testsuites>\n"
  }

  private struct Suite {
    let name: String
    let properties: [(name: String, value: String)]
    let cases: [JUnitCase]
  }

  private func xml(_ suite: Suite) -> String {
    let skipped = suite.cases.count(where: \.isSkipped)
    let properties = suite.properties.filter { !$0.value.isEmpty }.map {
      "      <property name=\"\(XMLText.attribute($0.name))\" value=\"\(XMLText.attribute($0.value))\"/>\n"
    }
    return "  <testsuite name=\"\(XMLText.attribute(suite.name))\" \(counts(suite.cases)) "
      + "skipped=\"\(skipped)\">\n    <properties>\n\(properties.joined())    </properties>\n"
      + suite.cases.map(\.xml).joined() + "  </testsuite>\n"
  }

  private func counts(_ cases: [JUnitCase]) -> String {
    "tests=\"\(cases.count)\" failures=\"\(cases.count(where: \.isFailure))\" "
      + "errors=\"\(cases.count(where: \.isError))\""
  }

  /// Whether the files were read wholly, and whether anything was looked at: an audit of nothing is not green.
  private var auditSuite: Suite {
    let answer = document.answer
    let name = "evenhand.audit"
    let examined = document.rules.reduce(0) { $0 + $1.examined }
    let whole: JUnitCase.Outcome =
      answer.isComplete ? .passed("") : .broken(message: answer.cautions.joined(separator: " "))
    let empty = document.inputs.filter { $0.ledger.isEmpty && !$0.ledger.mayBeEmpty }.map { "'\($0.path)'" }
    let looked: JUnitCase.Outcome =
      examined > 0 ? .passed("") : .skipped(kind: Verdict.cannotTell.title, message: answer.sentence)
    let filled: JUnitCase.Outcome =
      empty.isEmpty
      ? .passed("")
      : .skipped(
        kind: Verdict.cannotTell.title, message: "Without a record: \(empty.joined(separator: ", ")).")
    return Suite(
      name: name, properties: auditProperties,
      cases: [
        JUnitCase(className: name, name: "every file is read to its end", outcome: whole),
        JUnitCase(className: name, name: "every file holds records", outcome: filled),
        JUnitCase(className: name, name: "some rule found something to look at", outcome: looked),
      ])
  }

  /// What the run was asked, how it answers and what the answer rests on, the answer first.
  private var auditProperties: [(name: String, value: String)] {
    let (run, answer) = (document.run, document.answer)
    var properties = [
      (name: "edition", value: ReportDocument.marking), (name: "answer", value: answer.sentence),
    ]
    properties += answer.departures.map { (name: "not as shipped", value: $0) }
    properties += document.headlines.map { (name: "figure", value: $0.wholeSentence) }
    properties += [
      ("as of", run.asOf.description), ("period", run.periodWords), ("checkpoint", run.checkpoint.rawValue),
      ("version", run.toolVersion), ("records read", String(answer.records.read)),
      ("records used", String(answer.records.used)),
      ("records set aside", document.setAsideReasons.joined(separator: ", ").nonEmpty ?? "0"),
      ("profile", run.profile), ("profile sha-256", run.profileSHA256),
      ("register sha-256", run.registerSHA256 ?? ""),
    ]
    properties += run.packs.map { (name: "pack \($0.id) \($0.version) sha-256", value: $0.sha256) }
    return properties + document.inputs.map { (name: "\($0.path) sha-256", value: $0.ledger.sha256) }
  }

  private func suite(_ listed: ListedRule) -> Suite {
    let rule = listed.rule
    return Suite(
      name: rule.id,
      properties: [
        ("title", rule.title), ("obligation", rule.obligation.rawValue), ("guidance", rule.guidance.title),
        ("clause", rule.guidance.clause), ("url", rule.guidance.url), ("examined", rule.examinedWords),
      ] + Verdict.allCases.filter { rule.tally[$0] > 0 }.map { ($0.title, String(rule.tally[$0])) },
      cases: cases(listed))
  }

  private func cases(_ listed: ListedRule) -> [JUnitCase] {
    let rule = listed.rule
    let alike = listed.alike.map { item in
      JUnitCase(
        item.verdict, of: rule, name: "\(item.subject.ref) (\(item.subjectsWords) alike)",
        message: told(item.message, item.lacking),
        detail: detail(rule, item.message, item.lacking, explanation: item.explanation))
    }
    let singly = listed.findings.map { finding in
      JUnitCase(
        finding.verdict, of: rule, name: "\(finding.subject.kind.title) \(finding.subject.ref)",
        message: told(finding.message, finding.lacking), detail: detail(rule, finding))
    }
    let tallies = [Verdict.complies, .notApplicable, .notRun].compactMap { tally($0, of: rule) }
    let cases = alike + singly + tallies
    // A suite without a case is a fault to many build servers.
    guard cases.isEmpty else { return cases }
    return [nothing(rule, name: "not applicable: there is no \(rule.subjectKind.title)")]
  }

  /// What is not listed singly: one case that says for how many it stands.
  private func tally(_ verdict: Verdict, of rule: RuleSummary) -> JUnitCase? {
    let count = rule.tally[verdict]
    guard count > 0 else { return nil }
    let subjects = WordedNumber.counted(count, rule.subjectKind.title, rule.subjectKind.plural)
    let name = "\(verdict.title): \(subjects)"
    if verdict == .notApplicable, rule.examined == 0 { return nothing(rule, name: name) }
    return JUnitCase(verdict, of: rule, name: name, message: verdict.meaning, detail: "")
  }

  /// A rule that looked at nothing is not green.
  private func nothing(_ rule: RuleSummary, name: String) -> JUnitCase {
    JUnitCase(
      className: rule.id, name: name,
      outcome: .skipped(
        kind: Verdict.notApplicable.title, message: "Nothing was examined: \(rule.examinedWords)."))
  }

  private func told(_ message: String, _ lacking: [LackingFact]) -> String {
    let words = lacking.words(besides: message)
    return words.isEmpty ? message : "\(message.sentence) Lacking: \(words.joined(separator: "; "))."
  }

  private func detail(_ rule: RuleSummary, _ finding: Finding) -> String {
    let places = document.placesWords(finding).map { "Where: \($0)" }
    let matches = finding.matches.map { "Found: \($0.sentence)" }
    let why = finding.why.map {
      String(repeating: "  ", count: $0.depth) + "\($0.expression) -> \($0.value)"
    }
    return
      ([detail(rule, finding.message, finding.lacking, explanation: finding.explanation)] + places
      + matches + why).joined(separator: "\n")
  }

  private func detail(
    _ rule: RuleSummary, _ message: String, _ lacking: [LackingFact], explanation: Int?
  ) -> String {
    var lines = [told(message, lacking)]
    if let explanation = document.explanationWords(explanation) {
      lines.append("Explanation: \(explanation)")
    }
    if !rule.remedy.isEmpty { lines.append("What would mend it: \(rule.remedy)") }
    if !rule.guidance.says.isEmpty {
      lines.append("Guidance: \(rule.guidance.title), \(rule.guidance.clause): “\(rule.guidance.says)”")
    }
    return lines.joined(separator: "\n")
  }
}
