// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Proves that nothing fell between the verdicts: a report that does not add up is not rendered.
struct VerdictAccounting {
  let outcome: AuditOutcome

  /// What does not add up, one sentence each.
  var faults: [String] {
    ruleFaults + subjectFaults + findingFaults + blanketFaults + ledgerFaults
  }

  /// What is listed, singly or once for many, is as much as the tally says.
  private var ruleFaults: [String] {
    var faults: [String] = []
    var listed = self.listed
    for rule in outcome.evaluation.rules {
      let tally = listed.removeValue(forKey: rule.id) ?? VerdictTally()
      for verdict in Verdict.allCases {
        let (counted, shown) = (rule.tally[verdict], tally[verdict])
        let isListed = ![.complies, .notApplicable, .notRun].contains(verdict)
        guard counted < 0 || shown > counted || (isListed && shown != counted) else { continue }
        faults.append(
          "the rule '\(rule.id)' has \(counted) times '\(verdict.title)', and \(shown) are listed")
      }
    }
    return faults + listed.keys.sorted().map { "findings name the rule '\($0)', which did not take part" }
  }

  /// The verdicts that are listed, by rule: of findings one each, of what holds alike as many as its subjects.
  private var listed: [String: VerdictTally] {
    var singly: [String: [Verdict: Int]] = [:]
    for finding in outcome.evaluation.findings {
      singly[finding.rule, default: [:]][finding.verdict, default: 0] += 1
    }
    for item in outcome.evaluation.blanket {
      singly[item.rule, default: [:]][item.verdict, default: 0] += item.subjects
    }
    return singly.mapValues { counts in
      counts.reduce(into: VerdictTally()) { $0[$1.key] = $1.value }
    }
  }

  /// Rules over the same subjects have the same number of verdicts. A rule over cuts chooses its own.
  private var subjectFaults: [String] {
    var totals: [SubjectKind: (rule: String, total: Int)] = [:]
    var seen: Set<String> = []
    var faults: [String] = []
    for rule in outcome.evaluation.rules {
      if !seen.insert(rule.id).inserted { faults.append("the rule '\(rule.id)' stands twice") }
      guard rule.subjectKind != .cohort, rule.tally.total > rule.tally[.notRun] else { continue }
      let first = totals[rule.subjectKind] ?? (rule.id, rule.tally.total)
      totals[rule.subjectKind] = first
      guard first.total != rule.tally.total else { continue }
      faults.append(
        "the rule '\(rule.id)' has \(rule.tally.total) verdicts where '\(first.rule)' has \(first.total)")
    }
    return faults
  }

  private var findingFaults: [String] {
    var faults: [String] = []
    let files = outcome.files.count
    for finding in outcome.evaluation.findings {
      if let index = finding.explanation, !outcome.explanations.indices.contains(index) {
        faults.append("a finding of '\(finding.rule)' rests on an explanation that is not there")
      }
      if finding.verdict == .explained, finding.explanation == nil {
        faults.append("a finding of '\(finding.rule)' is explained by nothing")
      }
      if finding.evidence.contains(where: { Int($0.place.file) >= files }) {
        faults.append("a finding of '\(finding.rule)' rests on a file that is not there")
      }
    }
    return faults
  }

  private var blanketFaults: [String] {
    var faults: [String] = []
    for item in outcome.evaluation.blanket {
      if item.subjects < 1 { faults.append("what holds alike under '\(item.rule)' is about no subject") }
      if let index = item.explanation, !outcome.explanations.indices.contains(index) {
        faults.append("what holds alike under '\(item.rule)' rests on an explanation that is not there")
      }
      if item.verdict == .explained, item.explanation == nil {
        faults.append("what holds alike under '\(item.rule)' is explained by nothing")
      }
    }
    return faults
  }

  private var ledgerFaults: [String] {
    outcome.ledger.files.compactMap { file in
      guard outcome.files.indices.contains(file.file) else {
        return "the ledger names a file that is not there"
      }
      if file.balances { return nil }
      return
        "the records of '\(outcome.files[file.file].path)' that were read are not those used and set aside"
    }
  }
}
