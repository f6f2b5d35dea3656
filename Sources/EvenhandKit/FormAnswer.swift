// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The answer to a recruiting manager about one panel or one advert.
struct FormAnswer {
  let evaluation: Evaluation
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

  /// What falls short first, with guidance and remedy; then what cannot be told, each reason once; then the rest.
  var text: String {
    let judged = evaluation.rules.compactMap { rule in
      Verdict.gravest.first { rule.tally[$0] > 0 }.map { (rule: rule, verdict: $0) }
    }
    let quiet: Set<Verdict> = [.cannotTell, .complies, .notApplicable, .notRun]
    let open = judged.filter { !quiet.contains($0.verdict) }.flatMap { lines($0.rule, $0.verdict) }
    let untold = judged.filter { $0.verdict == .cannotTell }.map(\.rule)
    let rest = judged.filter { quiet.contains($0.verdict) && $0.verdict != .cannotTell }
    return
      ([headline, "Internal, not for publication", ""] + open + titles(untold, .cannotTell)
      + reasons(untold) + rest.flatMap { titles([$0.rule], $0.verdict) }).joined(separator: "\n")
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

  /// Why the rules cannot be told, each reason once.
  private func reasons(_ rules: [RuleSummary]) -> [String] {
    let ids = Set(rules.map(\.id))
    let messages =
      evaluation.findings.filter { ids.contains($0.rule) && $0.verdict == .cannotTell }.map(\.message)
      + evaluation.blanket.filter { ids.contains($0.rule) && $0.verdict == .cannotTell }.map(\.message)
    var seen: Set<String> = []
    let lines = messages.filter { seen.insert($0).inserted }.flatMap(detail)
    return lines.isEmpty ? [] : lines + [""]
  }

  private func lines(_ rule: RuleSummary, _ verdict: Verdict) -> [String] {
    var lines = titles([rule], verdict)
    for finding in evaluation.findings where finding.rule == rule.id {
      lines += detail(finding.message)
    }
    for blanket in evaluation.blanket where blanket.rule == rule.id {
      lines += detail(blanket.message)
    }
    lines += detail("\(rule.guidance.title), \(rule.guidance.clause): \"\(rule.guidance.says)\"")
    return lines + detail(rule.remedy) + [""]
  }

  private func detail(_ text: String) -> [String] { wrapped(text, indent: 4) }
}

extension Verdict {
  /// The order in which one verdict stands for several.
  fileprivate static let gravest: [Verdict] = [
    .error, .mustExplain, .cannotTell, .explained, .advice, .complies, .notApplicable, .notRun,
  ]
}
