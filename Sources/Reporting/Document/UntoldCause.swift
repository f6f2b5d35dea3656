// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// One reason for which several findings cannot be told, such as a file that is not there: said once, with how many
/// findings and rules it is the reason of.
struct UntoldCause: Equatable {
  /// What holds of the subjects, in one sentence.
  let message: String
  var findings: Int
  var rules: Int
  /// The cuts of the data that it is the reason of, each once, in the order of the report; none for other subjects.
  var cuts: [String] = []

  /// The message with the cuts named, as many as there is room for.
  func words(naming limit: Int) -> String {
    guard cuts.count > 1 || (cuts.count == 1 && findings > 1) else { return message }
    let named = cuts.prefix(limit).joined(separator: "; ")
    let rest = cuts.count > limit ? "; and \(WordedNumber.grouped(cuts.count - limit)) more" : ""
    return "\(message) \(WordedNumber.counted(cuts.count, "cut", "cuts")): \(named)\(rest)."
  }
}

extension ReportDocument {
  /// The reasons of more than one finding that cannot be told, those of the most findings first.
  var untoldCauses: [UntoldCause] {
    var causes: [String: UntoldCause] = [:]
    var seen: [String: Set<String>] = [:]
    var cuts: [String: Set<String>] = [:]
    func add(_ message: String, _ rule: String, _ findings: Int, cut: String? = nil) {
      let isNew = seen[message, default: []].insert(rule).inserted
      causes[message, default: UntoldCause(message: message, findings: 0, rules: 0)].findings += findings
      if isNew { causes[message]?.rules += 1 }
      if let cut, cuts[message, default: []].insert(cut).inserted { causes[message]?.cuts.append(cut) }
    }
    for item in blanket where item.verdict == .cannotTell {
      let subjects = item.subject.kind.plural.firstUppercased
      add(
        item.reason.map { "\(subjects): \($0).".sentence } ?? item.message.sentence, item.rule, item.subjects)
    }
    for finding in findings where finding.verdict == .cannotTell {
      let subjects = finding.subject.kind.plural.firstUppercased
      let isCut = finding.subject.kind == .cohort && finding.reason != nil
      add(
        finding.reason.map { "\(subjects): \($0).".sentence } ?? finding.message.sentence, finding.rule, 1,
        cut: isCut ? finding.subject.ref : nil)
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
