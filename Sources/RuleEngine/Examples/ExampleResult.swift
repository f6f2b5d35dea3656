// SPDX-License-Identifier: Apache-2.0

package import AuditModel

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
