// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// One published text with the rules that rest on it and have something to list.
struct GuidanceGroup {
  let guidance: Guidance
  var rules: [ListedRule]
}

/// A rule with everything that is listed under it.
struct ListedRule {
  let rule: RuleSummary
  /// Its place among the report's rules, by which the parts of a report refer to it.
  let index: Int
  /// In the document's order.
  let findings: [Finding]
  let alike: [BlanketFinding]
}

extension ReportDocument {
  /// Every rule with what is listed under it, in the report's order.
  var listedRules: [ListedRule] {
    let findings = Dictionary(grouping: findings, by: \.rule)
    let blanket = Dictionary(grouping: blanket, by: \.rule)
    return rules.enumerated().map { index, rule in
      ListedRule(
        rule: rule, index: index, findings: findings[rule.id] ?? [], alike: blanket[rule.id] ?? [])
    }
  }

  /// The rules that have something to list, by the text that they rest on, in the order in which it first
  /// appears.
  var guidanceGroups: [GuidanceGroup] {
    var groups: [GuidanceGroup] = []
    var places: [String: Int] = [:]
    var seen: [String: Guidance] = [:]
    for listed in listedRules {
      let guidance = listed.rule.guidance
      let first = seen[guidance.title] ?? guidance
      seen[guidance.title] = first
      if listed.findings.isEmpty && listed.alike.isEmpty { continue }
      if let place = places[guidance.title] {
        groups[place].rules.append(listed)
      } else {
        places[guidance.title] = groups.count
        groups.append(GuidanceGroup(guidance: first, rules: [listed]))
      }
    }
    return groups
  }
}

extension Verdict {
  /// What asks for something comes first.
  static let byWeight: [Verdict] = [
    .mustExplain, .error, .cannotTell, .explained, .complies, .advice, .notApplicable, .notRun,
  ]

  /// What must be explained, then what cannot be told, then the rest; each in its own order.
  static func sorted<Item>(_ items: [Item], by verdict: (Item) -> Verdict) -> [Item] {
    let groups = Dictionary(grouping: items, by: verdict)
    var order: [Verdict] = [.mustExplain, .cannotTell]
    order += byWeight.filter { !order.contains($0) }
    return order.flatMap { groups[$0] ?? [] }
  }

  /// By verdict, and in each the whole before its cuts, and else in the order of the model.
  static func sorted(_ findings: [Finding]) -> [Finding] {
    sorted(findings.filter(\.isOfTheWhole) + findings.filter { !$0.isOfTheWhole }, by: \.verdict)
  }
}

extension Finding {
  fileprivate var isOfTheWhole: Bool { subject.kind == .cohort && subject.ref == "overall" }
}
