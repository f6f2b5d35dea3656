// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// What holds for every entry of a register, however the file is written.
struct RegisterRules {
  let file: String
  let knownRules: [String]?

  func issues(of entries: [LocatedEntry]) -> [AuthoredIssue] {
    var issues: [AuthoredIssue] = []
    var seen: [String: Int] = [:]
    for entry in entries {
      issues += ruleIssues(of: entry) + subjectIssues(of: entry) + roleIssues(of: entry)
      for subject in Set(entry.explanation.subjects).sorted() {
        let key = entry.explanation.rule + "\u{0}" + subject
        guard let line = seen.updateValue(entry.explanation.line, forKey: key) else { continue }
        issues.append(
          issue(
            entry, .subject,
            "the rule '\(entry.explanation.rule)' with the subject '\(subject)' stands twice",
            advice: "keep one entry; the other begins on line \(line)"))
      }
    }
    return issues
  }

  private func ruleIssues(of entry: LocatedEntry) -> [AuthoredIssue] {
    let rule = entry.explanation.rule
    guard !rule.isEmpty else { return [issue(entry, .rule, "the entry names no rule", advice: "add it")] }
    guard let knownRules, !knownRules.contains(rule) else { return [] }
    let near = nearestName(to: rule, among: knownRules)
    return [
      issue(
        entry, .rule, "there is no rule '\(rule)'",
        advice: near.map { "did you mean '\($0)'?" } ?? "'evenhand rules list' names them all")
    ]
  }

  private func subjectIssues(of entry: LocatedEntry) -> [AuthoredIssue] {
    let subjects = entry.explanation.subjects
    if subjects.isEmpty {
      return [issue(entry, .subject, "the entry names no subject", advice: "write it as the report does")]
    }
    guard subjects.contains("*") else { return [] }
    return [
      issue(
        entry, .subject, "an explanation for every subject ('*') is refused, because it explains none",
        advice: "list the subjects, with ';' between them")
    ]
  }

  private func roleIssues(of entry: LocatedEntry) -> [AuthoredIssue] {
    ExplanationField.allCases.filter(\.isRole).compactMap { field in
      guard entry.explanation.text(of: field).contains("@") else { return nil }
      return issue(
        entry, field, "the \(field.title) is written as an address", advice: "write a role, not a person")
    }
  }

  private func issue(
    _ entry: LocatedEntry, _ field: ExplanationField, _ problem: String, advice: String
  ) -> AuthoredIssue {
    let place = entry.place(of: field)
    return AuthoredIssue(
      file: file, line: place.line, column: place.column, problem: problem, advice: advice,
      lineText: field.isRole ? "" : place.lineText)
  }
}

/// A date as people write it in a register.
enum RegisterDate {
  /// `2026-03-31`, or the day first: `31/03/2026`, `1/4/2026`; `nil` for anything else.
  static func read(_ text: String) -> CivilDate? {
    let text = text.trimmed
    if let date = CivilDate(iso: text) { return date }
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count) else {
      return nil
    }
    guard parts[2].count == 4, parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }) else {
      return nil
    }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
    return CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  static let advice = "write it as 2026-03-31 or, day first, 31/03/2026"
}
