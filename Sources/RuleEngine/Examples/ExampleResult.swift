// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Expressions

/// How one example of a rule fared.
package struct ExampleResult: Sendable, Hashable {
  package let rule: String
  package let file: String
  /// Where the example stands in the file.
  package let line: Int
  package let expected: Verdict
  package let actual: Verdict
  /// What differs, one sentence each; empty when the example holds.
  package let differences: [String]

  package var holds: Bool { differences.isEmpty }
}

/// A branch of a rule's condition that no example takes.
package struct CoverageGap: Sendable, Hashable {
  package let rule: String
  package let file: String
  /// `when` or `expect`.
  package let condition: String
  /// `true`, `false` or `unknown`.
  package let branch: String
  /// Which example would take it, in words.
  package let wanted: String

  init(_ rule: Rule, _ condition: String, _ branch: String) {
    self.rule = rule.id
    file = rule.file
    self.condition = condition
    self.branch = branch
    wanted = CoverageGap.wanted(rule, condition, branch)
  }

  private static func wanted(_ rule: Rule, _ condition: String, _ branch: String) -> String {
    let isWhen = condition == "when"
    let (text, paths) =
      isWhen ? (rule.whenText ?? "", rule.when?.paths ?? []) : (rule.expectText, rule.expect.paths)
    let notMet: Verdict = rule.obligation == .may ? .advice : .mustExplain
    let before = isWhen || rule.when == nil ? "" : "'when' is true and "
    switch branch {
    case "true" where isWhen: return "add one for which this is true: \(text)"
    case "true": return example(.complies, "\(before)this is true: \(text)")
    case "false": return example(isWhen ? .notApplicable : notMet, "\(before)this is false: \(text)")
    default:
      let facts = paths.filter { !$0.hasPrefix("param.") }
      let lacking = facts.isEmpty ? "" : ", for want of \(facts.joined(separator: " or "))"
      return example(.cannotTell, "\(before)this is unknown\(lacking): \(text)")
    }
  }

  private static func example(_ verdict: Verdict, _ condition: String) -> String {
    "add one with the verdict '\(verdict.title)', for which \(condition)"
  }
}

/// What testing the examples of a pack came to.
package struct ExampleReport: Sendable {
  /// Ordered by rule, then as they stand in the file.
  package internal(set) var results: [ExampleResult] = []
  package internal(set) var gaps: [CoverageGap] = []

  package var holds: Bool { gaps.isEmpty && results.allSatisfy(\.holds) }

  /// Those of the rules in these files; all where none of the files is one of the pack's.
  package func of(_ files: Set<String>) -> ExampleReport {
    let chosen = ExampleReport(
      results: results.filter { files.contains($0.file) }, gaps: gaps.filter { files.contains($0.file) })
    return chosen.results.isEmpty && chosen.gaps.isEmpty ? self : chosen
  }
}
