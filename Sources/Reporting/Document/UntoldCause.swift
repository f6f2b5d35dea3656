// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// One reason for which several findings cannot be told, such as a file that is not there: said once, with how many
/// findings and rules it is the reason of.
struct UntoldCause: Equatable {
  /// What holds of the subjects, in one sentence.
  let message: String
  var findings: Int
  var rules: Int
}

extension ReportDocument {
  /// The reasons of more than one finding that cannot be told, those of the most findings first.
  var untoldCauses: [UntoldCause] {
    var causes: [String: UntoldCause] = [:]
    var seen: [String: Set<String>] = [:]
    func add(_ message: String, _ rule: String, _ findings: Int) {
      let isNew = seen[message, default: []].insert(rule).inserted
      causes[message, default: UntoldCause(message: message, findings: 0, rules: 0)].findings += findings
      if isNew { causes[message]?.rules += 1 }
    }
    for item in blanket where item.verdict == .cannotTell {
      add(item.message.sentence, item.rule, item.subjects)
    }
    for finding in findings where finding.verdict == .cannotTell {
      let subjects = finding.subject.kind.plural.firstUppercased
      add(finding.reason.map { "\(subjects): \($0).".sentence } ?? finding.message.sentence, finding.rule, 1)
    }
    return causes.values.filter { $0.findings > 1 }
      .sorted { ($1.findings, $1.rules, $0.message) < ($0.findings, $0.rules, $1.message) }
  }

  /// The reasons that are told at the top, and how many findings have others, in words; `nil` for none.
  func mainCauses(atMost limit: Int, fewest: Int = 2) -> (causes: [UntoldCause], others: String?) {
    let causes = Array(untoldCauses.filter { $0.findings >= fewest }.prefix(limit))
    let rest = answer.tally[.cannotTell] - causes.reduce(0) { $0 + $1.findings }
    guard !causes.isEmpty, rest > 0 else { return (causes, nil) }
    return (
      causes, "and \(WordedNumber.counted(rest, "finding", "findings")) for other reasons, named with them"
    )
  }
}
