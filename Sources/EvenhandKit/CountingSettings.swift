// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// The named settings of counting, as the report prints them once: those that are the same for every rule, and those
/// that each measure may have its own way, with how many they are about.
enum CountingSettings {
  static func list(
    _ period: ReportingPeriod?, _ packs: [RulePack], _ pipeline: RecruitmentPipeline
  ) -> [RuleParameterValue] {
    let census = CountingCensus(pipeline)
    return fixed(period) + [
      RuleParameterValue(name: "several_posts", value: "a vacancy counts once", says: census.posts)
    ]
      + [
        ("readverts", census.readverts), ("declined_offers", census.declined),
        ("withdrawals", census.withdrawals), ("internal_moves", census.internalMoves),
      ].map { RuleParameterValue(name: $0, value: values(of: $0, packs), says: $1) }
  }

  /// The value that the measures give a setting; each of them where they differ.
  private static func values(of name: String, _ packs: [RulePack]) -> String {
    let values = packs.flatMap(\.rules).flatMap { rule in
      rule.parameters.filter { $0.name == name }.map { (rule: rule.id, value: $0.value.text) }
    }
    guard let first = values.first else { return "not a parameter of any rule" }
    if values.allSatisfy({ $0.value == first.value }) { return first.value }
    return values.map { "\($0.value) (\($0.rule))" }.joined(separator: ", ")
  }

  private static func fixed(_ period: ReportingPeriod?) -> [RuleParameterValue] {
    [
      RuleParameterValue(
        name: "unit", value: "application",
        says: "Someone who is shortlisted for three posts counts three times."),
      RuleParameterValue(
        name: "groups", value: "white, ethnic minority",
        says: "Every White category against every other; who is in neither is printed beside, state by state."
      ),
      RuleParameterValue(
        name: "other_groups",
        value:
          "non-disabled, disabled; male, female; heterosexual, LGB+; each age and religion, everyone else",
        says: "The first of each pair is the reference group: above 1 it is the likelier."
      ),
      RuleParameterValue(
        name: "reached", value: "a stage, when it or a later one is recorded as reached",
        says: "Where a record's own column denies the earlier stage, the contradiction is listed."),
      RuleParameterValue(
        name: "period_by", value: period?.basis.rawValue ?? "none",
        says: period == nil
          ? "Everything that was read is counted."
          : "The date that places an application in the period; one without it is in the ledger by name."),
    ]
  }
}
