// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// The answer to a recruiting manager about one panel or one advert.
struct FormAnswer {
  let evaluation: Evaluation
  let packs: [RulePack]
  /// What was looked at: "panel" or "advert".
  let subject: String

  var answer: TextAnswer { TextAnswer(text: text, status: status) }

  var status: ExitStatus {
    let tally = evaluation.tally
    if tally[.error] > 0 { return .fault }
    if tally[.mustExplain] > 0 { return .mustExplain }
    let examined = evaluation.rules.reduce(0) { $0 + $1.examined }
    return tally[.cannotTell] > 0 || examined == 0 ? .cannotTell : .complies
  }

  /// What falls short first, the gravest before the rest, with guidance and remedy; then what cannot be told, each
  /// reason once; then the rest, and what nobody looked at.
  var text: String { blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") }

  private var blocks: [[String]] {
    let judged = evaluation.rules.compactMap { rule in
      Verdict.gravest.first { rule.tally[$0] > 0 }.map { (rule: rule, verdict: $0) }
    }
    func rules(_ verdict: Verdict) -> [RuleSummary] { judged.filter { $0.verdict == verdict }.map(\.rule) }
    let open = Verdict.open.flatMap { verdict in rules(verdict).map { lines($0, verdict) } }
    let rest = Verdict.quiet.flatMap { titles(rules($0), $0) }
    return
      ([[headline, "Internal, not for publication"]] + open + untold(rules(.cannotTell)) + [rest] + leftOut)
      .filter { !$0.isEmpty }
  }

  private var headline: String {
    switch status {
    case .mustExplain: "This \(subject) falls short: mend it, or record why."
    case .cannotTell: "Not everything can be told of this \(subject) yet."
    case .complies: "This \(subject) complies with every rule that applies to it."
    case .fault, .inputUnread: "This \(subject) could not be checked."
    }
  }

  private func titles(_ rules: [RuleSummary], _ verdict: Verdict) -> [String] {
    rules.map { "\(verdict.title.padded(to: 14))  \($0.title)" }
  }

  /// The rules that cannot be told, those with the same reasons together.
  private func untold(_ rules: [RuleSummary]) -> [[String]] {
    var groups: [(reasons: [String], rules: [RuleSummary])] = []
    for rule in rules {
      let reasons = reasons(rule)
      if let same = groups.firstIndex(where: { $0.reasons == reasons }) {
        groups[same].rules.append(rule)
      } else {
        groups.append((reasons, [rule]))
      }
    }
    return groups.map { titles($0.rules, .cannotTell) + $0.reasons.flatMap(detail) }
  }

  private func reasons(_ rule: RuleSummary) -> [String] {
    evaluation.findings.filter { $0.rule == rule.id && $0.verdict == .cannotTell }.map(reason)
      + evaluation.blanket.filter { $0.rule == rule.id && $0.verdict == .cannotTell }.map(\.message)
  }

  /// Of the one post of a form, what is lacking and which option tells it; of one of several, the finding's own words.
  private func reason(_ finding: Finding) -> String {
    guard finding.subject.ref == FormTerms.onePost else { return finding.message }
    let options = FormOptions.telling(finding.lacking, of: subject)
    return LackingWords(finding.lacking).sentence + (options.map { " Tell it with \($0)." } ?? "")
  }

  private func lines(_ rule: RuleSummary, _ verdict: Verdict) -> [String] {
    var lines = titles([rule], verdict)
    for finding in evaluation.findings where finding.rule == rule.id && finding.verdict == verdict {
      lines += detail(finding.message.startingLarge)
    }
    for blanket in evaluation.blanket where blanket.rule == rule.id {
      lines += detail(blanket.message)
    }
    lines += detail("\(rule.guidance.title), \(rule.guidance.clause): \"\(rule.guidance.says)\"")
    return lines + detail(rule.remedy + option(rule))
  }

  /// Where a record is owed that the form can take, the option for it.
  private func option(_ rule: RuleSummary) -> String {
    let condition = packs.first { $0.id == rule.pack }?.rule(named: rule.id)?.expectText ?? ""
    return FormOptions.telling(expected: condition).map { " If it is recorded, tell it with \($0)." } ?? ""
  }

  private var leftOut: [[String]] {
    packs.compactMap(\.leavesOut).map { wrapped("Not looked at: \($0)", indent: 0) }
  }

  private func detail(_ text: String) -> [String] { wrapped(text, indent: 4) }
}

extension Verdict {
  /// The order in which one verdict stands for several.
  fileprivate static let gravest: [Verdict] = [
    .error, .mustExplain, .cannotTell, .explained, .advice, .complies, .notApplicable, .notRun,
  ]

  /// Those that something is to be done about.
  fileprivate static let open: [Verdict] = [.error, .mustExplain, .explained, .advice]

  fileprivate static let quiet: [Verdict] = [.complies, .notApplicable, .notRun]
}

extension String {
  /// The same with a capital at the start.
  fileprivate var startingLarge: String { prefix(1).uppercased() + dropFirst() }
}
