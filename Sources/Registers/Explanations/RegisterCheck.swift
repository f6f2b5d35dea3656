// SPDX-License-Identifier: Apache-2.0

package import AuditModel
package import LocatedYAML

/// What `evenhand explain check` says of a register on its own, without an audit.
package struct RegisterCheck: Sendable {
  /// How many entries it holds; 0 when it cannot be read.
  package let entries: Int
  /// What must be mended: faults of the file, and entries that are inadequate.
  package let faults: [AuthoredIssue]
  /// What is worth a look: copied texts, overdue actions, entries that hold no more for standing subjects.
  package let notes: [AuthoredIssue]

  /// Whether every entry can be relied on.
  package var isSound: Bool { faults.isEmpty }

  package init(
    file: String, format: ExplanationRegister.Format, text: String, knownRules: [String]?, asOf: CivilDate,
    adequacy: Adequacy = Adequacy()
  ) {
    do throws(AuthoredIssues) {
      let register = try ExplanationRegister(file: file, format: format, text: text, knownRules: knownRules)
      let copies = adequacy.copies(among: register.entries)
      entries = register.entries.count
      faults = register.entries.flatMap { entry in
        adequacy.faults(of: entry).map { RegisterCheck.issue(file, entry, $0) }
      }
      notes = zip(register.entries, copies).flatMap { entry, copied in
        (copied + RegisterCheck.remarks(on: entry, asOf: asOf)).map { RegisterCheck.issue(file, entry, $0) }
      }
    } catch {
      entries = 0
      faults = error.issues
      notes = []
    }
  }

  private static func remarks(on entry: Explanation, asOf: CivilDate) -> [String] {
    var remarks: [String] = []
    switch standing(of: entry, for: nil, asOf: asOf) {
    case .expired: remarks.append("it does not hold any more for subjects without a date of their own")
    case .notYetApproved: remarks.append("it is not approved yet on \(asOf)")
    default: break
    }
    if let due = entry.due, due < asOf { remarks.append("its action was due on \(due)") }
    if !entry.action.trimmed.isEmpty, entry.owner.trimmed.isEmpty || entry.due == nil {
      remarks.append("its action has no owner or no day on which it is due")
    }
    return remarks
  }

  private static func issue(_ file: String, _ entry: Explanation, _ problem: String) -> AuthoredIssue {
    AuthoredIssue(file: file, line: entry.line, column: 1, problem: problem)
  }
}
