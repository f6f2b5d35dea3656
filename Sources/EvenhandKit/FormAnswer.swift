// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// The answer to a recruiting manager about one panel or one advert.
struct FormAnswer {
  let evaluation: Evaluation
  let packs: [RulePack]
  let form: FormKind
  /// What was looked at, in words, such as "panel".
  let subject: String
  /// What is to be said before all else, such as that there is nothing to look at.
  var opening: String?

  var answer: TextAnswer { TextAnswer(text: text, status: status) }

  var status: ExitStatus {
    let tally = evaluation.tally
    if tally[.error] > 0 { return .fault }
    if tally[.mustExplain] > 0 { return .mustExplain }
    let examined = evaluation.rules.reduce(0) { $0 + $1.examined }
    return tally[.cannotTell] > 0 || examined == 0 ? .cannotTell : .complies
  }

  /// What was found in a sentence, behind what is graver than any sum; what falls short, the gravest before the rest, with
  /// guidance and remedy; what cannot be told, each reason once; then the rest, and what nobody looked at.
  var text: String { blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") }

  /// Every rule that looked at something, with its gravest verdict.
  var judged: [(rule: RuleSummary, verdict: Verdict)] {
    evaluation.rules.compactMap { rule in
      Verdict.gravest.first { rule.tally[$0] > 0 }.map { (rule: rule, verdict: $0) }
    }
  }

  private var blocks: [[String]] {
    let judged = judged
    func rules(_ verdict: Verdict) -> [RuleSummary] { judged.filter { $0.verdict == verdict }.map(\.rule) }
    let all = Verdict.open.flatMap { verdict in rules(verdict).map { (rule: $0, lines: lines($0, verdict)) } }
    let open = (all.filter(\.rule.isSaidFirst) + all.filter { !$0.rule.isSaidFirst }).map(\.lines)
    let rest = Verdict.quiet.flatMap { titles(rules($0), $0) }
    return
      (saidFirst + [wrapped(headline, indent: 0) + ["Internal, not for publication"]] + open
      + untold(rules(.cannotTell)) + [rest] + leftOut)
      .filter { !$0.isEmpty }
  }

  /// What opens the answer: that nothing can be looked at, and findings that no sum must hide.
  private var saidFirst: [[String]] {
    let rules = Set(evaluation.rules.filter(\.isSaidFirst).map(\.id))
    let findings = evaluation.findings.filter { rules.contains($0.rule) && $0.verdict.isShortfall }
    return ([opening].compactMap(\.self) + findings.map(\.message.startingLarge)).map {
      wrapped($0, indent: 0)
    }
  }

  private var headline: String {
    let (found, advised) = (shortfall(.mustExplain), shortfall(.advice))
    switch status {
    case .mustExplain:
      let more = advised.map { "; \($0.rules(more: true)) a change\($0.where)" } ?? ""
      return
        "This \(subject) falls short of \(found?.number ?? "rules")\(found?.where ?? ""): mend it, or record why\(more)."
    case .cannotTell:
      let more = advised.map { ", and \($0.rules(more: false)) a change\($0.where)" } ?? ""
      return "Not everything can be told of this \(subject) yet\(more)."
    case .complies:
      guard let advised else { return "This \(subject) complies with every rule that applies to it." }
      return
        "Nothing must be explained of this \(subject), but \(advised.rules(more: false)) a change\(advised.where)."
    case .fault, .inputUnread: return "This \(subject) could not be checked."
    }
  }

  /// How many rules have this verdict, and in how many passages; `nil` for none.
  private func shortfall(_ verdict: Verdict) -> Shortfall? {
    let rules = evaluation.rules.count { $0.tally[verdict] > 0 }
    let passages = Set(evaluation.findings.filter { $0.verdict == verdict }.flatMap(\.matches)).count
    return rules > 0 ? Shortfall(count: rules, passages: passages) : nil
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
    let options = FormOptions.telling(finding.lacking, of: form)
    return LackingWords(finding.lacking).sentence + (options.map { " Tell it with \($0)." } ?? "")
  }

  private func lines(_ rule: RuleSummary, _ verdict: Verdict) -> [String] {
    var lines = titles([rule], verdict)
    // What opens the answer is not said again.
    for finding in evaluation.findings
    where finding.rule == rule.id && finding.verdict == verdict && !rule.isSaidFirst {
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

/// Rules that are not met, in words for the first sentence.
private struct Shortfall {
  let count: Int
  let passages: Int

  var number: String { count == 1 ? "one rule" : "\(count) rules" }

  /// "2 more rules advise", or "one rule advises".
  func rules(more: Bool) -> String {
    let word = more ? "more rule" : "rule"
    return count == 1 ? "one \(word) advises" : "\(count) \(word)s advise"
  }

  /// Where words were found that are to be changed; empty where none were.
  var `where`: String {
    passages == 0 ? "" : passages == 1 ? ", in one passage" : ", in \(passages) passages"
  }
}

extension Verdict {
  /// Whether what a rule asks for is not so.
  fileprivate var isShortfall: Bool { self == .mustExplain || self == .advice }

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
