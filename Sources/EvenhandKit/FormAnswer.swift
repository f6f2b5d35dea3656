// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The answer to a recruiting manager about one panel.
struct PanelAnswer {
  let evaluation: Evaluation

  var answer: TextAnswer { TextAnswer(text: text, status: status) }

  private var status: ExitStatus {
    let tally = evaluation.tally
    if tally[.error] > 0 { return .fault }
    if tally[.mustExplain] > 0 { return .mustExplain }
    let examined = evaluation.rules.reduce(0) { $0 + $1.examined }
    return tally[.cannotTell] > 0 || examined == 0 ? .cannotTell : .complies
  }

  private var text: String {
    ([headline, "Internal, not for publication", ""] + evaluation.rules.flatMap(lines)).joined(
      separator: "\n")
  }

  private var headline: String {
    switch status {
    case .mustExplain: "This panel falls short: mend it, or record why."
    case .cannotTell: "Not everything can be told of this panel yet."
    case .complies: "This panel complies with every rule that applies to it."
    case .fault, .inputUnread: "This panel could not be checked."
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
