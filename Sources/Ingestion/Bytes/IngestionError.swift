// SPDX-License-Identifier: Apache-2.0

/// Why a file could not be read, or not to its end.
///
/// Carries a place and names of fields, never a value from the file.
package struct IngestionError: Error, Sendable, Hashable {
  /// Stable name of the kind, such as `not-well-formed`, `file-missing`, `unclosed-quote`, `entity-defined`.
  package let kind: String
  /// The path as it was given.
  package let path: String
  /// Physical line, 1-based; `nil` when the fault has no place.
  package let line: Int?
  /// Column in bytes, 1-based; `nil` when unknown.
  package let column: Int?
  /// What is wrong and what was expected.
  package let problem: String
  /// What to do about it.
  package let advice: String

  package init(
    kind: String, path: String, line: Int? = nil, column: Int? = nil, problem: String, advice: String
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    self.column = column
    self.problem = problem
    self.advice = advice
  }
}

extension IngestionError: CustomStringConvertible {
  /// `file:line:column: error: what is wrong. What to do.`
  package var description: String {
    var place = path
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return "\(place): error: \(problem). \(advice)."
  }
}
