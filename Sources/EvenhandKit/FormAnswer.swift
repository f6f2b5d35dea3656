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

  var text: String {
    ([headline, "Internal, not for publication", ""] + evaluation.rules.flatMap(lines)).joined(
      separator: "\n")
  }

  private var headline: String {
    switch status {
    case .mustExplain: "This \(subject) falls short: mend it, or record why."
    case .cannotTell: "Not everything can be told of this \(subject) yet."
    case .complies: "This \(subject) complies with every rule that applies to it."
    case .fault, .inputUnread: "This \(subject) could not be checked."
    }
  }

  private func lines(_ rule: RuleSummary) -> [String] {
    guard let verdict = Verdict.gravest.first(where: { rule.tally[$0] > 0 }) else { return [] }
    var lines = ["\(verdict.title.padded(to: 14))  \(rule.title)"]
    guard ![.complies, .notApplicable, .notRun].contains(verdict) else { return lines }
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
