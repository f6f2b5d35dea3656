// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension ReportAnswer {
  /// Findings with which an answer opens, whatever their verdict: how many, and what the first says.
  static func saidFirst(_ evaluation: Evaluation) -> [String] {
    evaluation.rules.filter(\.isSaidFirst).compactMap { rule in
      let findings = evaluation.findings.filter {
        $0.rule == rule.id && ($0.verdict == .mustExplain || $0.verdict == .advice)
      }
      guard let first = findings.first else { return nil }
      return findings.count == 1
        ? "Look at this first: \(first.message)"
        : "Look at these first: \(WordedNumber.grouped(findings.count)) findings under \(rule.id). One of them: \(first.message)"
    }
  }
}
