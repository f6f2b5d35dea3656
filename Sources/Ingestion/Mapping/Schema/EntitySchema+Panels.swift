// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EntitySchema {
  static let panelMember = EntitySchema(
    entity: .panelMember, says: "one anonymous seat of a panel, with what is said of the panel as a whole",
    fields: [
      vacancyReference(),
      TargetField(
        "phase", .list(.phase), "The step that the panel serves: shortlisting or interview.",
        necessity: .identity),
      TargetField(
        "standing", .list(.standing), "Whether this is the panel planned or the actual one.",
        necessity: .identity),
      TargetField("sat_on", .date, "The day on which the panel sat, or is to sit."),
      TargetField(
        "seat", .key, "Tells the seats of a panel apart; it is hashed and never kept.", isPersonal: true),
      TargetField("role", .list(.role), "The part that the seat plays."),
      TargetField("decides", .bool(.standard), "Whether the seat has a say in the decision."),
      TargetField(
        "trained_on", .date,
        "When whoever sits in it was last trained in recruitment; \"never\" is an answer.",
        none: ["never", "not trained"]),
      TargetField(
        "deciding_asked", .integer,
        "For the panel: how many deciding members were asked whether they agree to be counted."),
      TargetField(
        "deciding_counted", .integer, "For the panel: how many of those asked agreed to be counted."),
      TargetField(
        "minority_counted", .integer, "For the panel: how many of those counted are of an ethnic minority."),
      TargetField(
        "group", .ethnicity, "The ethnicity of whoever sits in the seat; reduced to counts as it is read."),
    ])
}
