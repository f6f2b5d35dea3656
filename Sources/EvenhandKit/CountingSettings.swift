// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The named settings of counting that are the same for every rule, as the report prints them.
enum CountingSettings {
  static func list(_ period: ReportingPeriod?) -> [RuleParameterValue] {
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
