// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// A list of names that a field may hold, with the other spellings that are read without a map.
package struct ClosedList: Sendable, Hashable {
  /// What the list is, for messages: "stage", "route".
  package let title: String
  /// The model's names, in their order.
  package let names: [String]
  /// Further spellings, normalised, and the name that each stands for.
  package let aliases: [String: String]

  package init(title: String, names: [String], aliases: [String: String] = [:]) {
    self.title = title
    self.names = names
    self.aliases = aliases
  }

  /// The map used when a profile writes none: every name stands for itself.
  package func plainMap(unmapped: UnmappedPolicy) -> ValueMap {
    var canonical = aliases
    for name in names { canonical[ValueName.normalised(name)] = name }
    return ValueMap(canonical: canonical, unmapped: unmapped)
  }

  package static let stage = ClosedList(
    title: "stage", names: Stage.allCases.map(\.name), aliases: ["appointed": Stage.accepted.name])
  package static let outcome = ClosedList(title: "outcome", names: Outcome.allCases.map(\.rawValue))
  package static let route = ClosedList(title: "route", names: RecruitmentRoute.allCases.map(\.rawValue))
  package static let phase = ClosedList(
    title: "phase", names: PanelPhase.allCases.map(\.rawValue),
    aliases: ["shortlist": "shortlisting", "interviewing": "interview", "interviews": "interview"])
  package static let standing = ClosedList(
    title: "standing", names: PanelStanding.allCases.map(\.rawValue), aliases: ["sat": "actual"])
  package static let role = ClosedList(
    title: "role", names: PanelRole.allCases.map(\.rawValue),
    aliases: ["panel chair": "chair", "panel member": "member", "lead interviewer": "lead"])

  /// What a control total may count: a kind of record, or whoever came to a stage.
  package static let counted = ClosedList(
    title: "control total", names: CountedRecords.allCases.map(\.rawValue) + Stage.allCases.map(\.name),
    aliases: ["appointed": Stage.accepted.name])

  /// The protected characteristics, and what else an equality report counts.
  package static let characteristic = ClosedList(
    title: "characteristic",
    names: [
      "ethnicity", "sex", "disability", "age_band", "religion", "orientation",
      "gender_identity", "marriage_and_civil_partnership", "pregnancy_and_maternity",
    ],
    aliases: [
      "ethnic origin": "ethnicity", "ethnic group": "ethnicity", "race": "ethnicity", "gender": "sex",
      "religion or belief": "religion", "religion and belief": "religion", "disability status": "disability",
      "age": "age_band", "age group": "age_band", "sexual orientation": "orientation",
      "gender reassignment": "gender_identity", "marital status": "marriage_and_civil_partnership",
    ])
}
