// SPDX-License-Identifier: Apache-2.0

package import AuditModel
package import LocatedYAML

/// What `evenhand explain check` says of a register on its own, without an audit.
package struct RegisterCheck: Sendable {
  /// How many entries could be read, faulty ones among them; 0 when they could not be counted.
  package let entries: Int
  /// Whether the file could be taken apart into entries at all.
  package let isCounted: Bool
  /// What must be mended: faults of the file, and entries that are inadequate.
  package let faults: [AuthoredIssue]
  /// What is worth a look: copied texts, overdue actions, entries that hold no more for standing subjects.
  package let notes: [AuthoredIssue]

  /// Whether every entry can be relied on.
  package var isSound: Bool { faults.isEmpty }

  /// "3 entries", or that they could not be counted.
  package var entryWords: String {
    guard isCounted else { return "entries could not be counted" }
    return "\(entries) \(entries == 1 ? "entry" : "entries")"
  }

  package init(
    file: String, format: ExplanationRegister.Format, text: String, knownRules: [String]?, asOf: CivilDate,
    adequacy: Adequacy = Adequacy()
  ) {
    do throws(AuthoredIssues) {
      let read = try ExplanationRegister.read(file: file, format: format, text: text, knownRules: knownRules)
      let list = read.entries.map(\.explanation)
      entries = list.count
      isCounted = true
      guard read.issues.isEmpty else {
        faults = read.issues.sorted()
        notes = []
        return
      }
      let copies = adequacy.copies(among: list)
      faults = list.flatMap { entry in
        adequacy.faults(of: entry).map { RegisterCheck.issue(file, entry, $0) }
      }
      notes = zip(list, copies).flatMap { entry, copied in
        (copied + RegisterCheck.remarks(on: entry, asOf: asOf)).map { RegisterCheck.issue(file, entry, $0) }
      }
    } catch {
      entries = 0
      isCounted = false
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
