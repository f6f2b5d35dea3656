// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension CheckPage {
  /// The rules against the facts that they need.
  var ruleTable: [String] {
    var lines = ["Rules"]
    let parts: [(CheckedRule.Readiness, String)] = [
      (.told, "can be told"), (.inPart, "can be told in part"), (.untold, "cannot be told"),
      (.nothing, "with nothing to look at"),
    ]
    for (readiness, title) in parts {
      let rules = self.rules.filter { $0.readiness == readiness }
      guard !rules.isEmpty else { continue }
      lines.append("  \(rules.count) \(title)")
      for group in CheckPage.alike(rules) { lines += page(group) }
    }
    return lines
  }

  /// Rules of which the same is to be said, in the order of the first of each.
  private static func alike(_ rules: [CheckedRule]) -> [[CheckedRule]] {
    var groups: [[CheckedRule]] = []
    for rule in rules {
      if let index = groups.firstIndex(where: { $0[0].isAlike(rule) }) {
        groups[index].append(rule)
      } else {
        groups.append([rule])
      }
    }
    return groups
  }

  private func page(_ group: [CheckedRule]) -> [String] {
    guard let rule = group.first else { return [] }
    let kind = rule.summary.subjectKind
    let names = group.map { "    \($0.summary.id)" }
    switch rule.readiness {
    case .told: return names + ["      all \(counted(rule.told, kind))"]
    case .nothing:
      return names + [
        rule.subjects == 0
          ? "      no \(CheckPage.singular(kind)) was read"
          : "      applies to none of \(counted(rule.subjects, kind))"
      ]
    case .inPart, .untold:
      let most = 3
      let more = rule.reasons.count - most
      return names + ["      \(number(rule.told)) of \(counted(rule.told + rule.untold, kind))"]
        + rule.reasons.prefix(most).flatMap { wrapped("not \(number($0.subjects)): \($0.text)", indent: 6) }
        + (more > 0 ? ["      and for \(more == 1 ? "another reason" : "\(more) other reasons")"] : [])
    }
  }

  private func counted(_ count: Int, _ kind: SubjectKind) -> String {
    "\(number(count)) \(count == 1 ? CheckPage.singular(kind) : CheckPage.plural(kind))"
  }

  private static func singular(_ kind: SubjectKind) -> String {
    kind == .cohort ? "cut of the data" : kind.rawValue
  }

  private static func plural(_ kind: SubjectKind) -> String {
    switch kind {
    case .vacancy: "vacancies"
    case .cohort: "cuts of the data"
    case .organisation: "organisations"
    default: "\(kind.rawValue)s"
    }
  }
}
