// SPDX-License-Identifier: Apache-2.0

/// A fault in a file that a person wrote: a rule, a profile, a register, an overlay.
package struct AuthoredIssue: Error, Sendable, Hashable {
  package let file: String
  /// 1-based.
  package let line: Int
  /// 1-based, in characters.
  package let column: Int
  /// What is wrong, and what was expected.
  package let problem: String
  /// What to do, or a near name; `nil` when the problem says it all.
  package let advice: String?
  /// The line itself, for the caret.
  package let lineText: String

  package init(
    file: String, line: Int, column: Int, problem: String, advice: String? = nil, lineText: String = ""
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.advice = advice
    self.lineText = lineText
  }
}

extension AuthoredIssue: CustomStringConvertible {
  /// `file:line:column: error: problem. Advice.`, then the line with a caret under the place.
  package var description: String {
    var text = "\(file):\(line):\(column): error: \(problem)\(problem.hasSuffix("?") ? "" : ".")"
    if let advice {
      text += " \(advice.prefix(1).uppercased())\(advice.dropFirst())\(advice.hasSuffix("?") ? "" : ".")"
    }
    guard !lineText.isEmpty else { return text }
    return text + "\n  \(lineText)\n  \(String(repeating: " ", count: max(0, column - 1)))^"
  }
}

extension AuthoredIssue: Comparable {
  package static func < (left: AuthoredIssue, right: AuthoredIssue) -> Bool {
    (left.file, left.line, left.column, left.problem) < (right.file, right.line, right.column, right.problem)
  }
}

/// All the faults of the files of one kind, so that they can be mended in one go.
package struct AuthoredIssues: Error, Sendable, CustomStringConvertible {
  package let issues: [AuthoredIssue]

  package init(_ issues: [AuthoredIssue]) { self.issues = issues.sorted() }

  /// At most this many are printed.
  package static let cap = 100

  package var description: String {
    var lines = issues.prefix(AuthoredIssues.cap).map(\.description)
    if issues.count > AuthoredIssues.cap { lines.append("and \(issues.count - AuthoredIssues.cap) more") }
    return lines.joined(separator: "\n")
  }
}
