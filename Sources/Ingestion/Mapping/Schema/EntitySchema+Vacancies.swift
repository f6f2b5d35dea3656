// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EntitySchema {
  static let vacancy = EntitySchema(
    entity: .vacancy, says: "a post that is being filled",
    fields: [
      TargetField("ref", .key, "The key by which the bundle refers to the vacancy.", necessity: .identity),
      TargetField("title", .text, "The title of the post."),
      TargetField(
        "band", .grade, "The pay band: \"7\", \"Band 8a\", \"Band 5/6\", \"VSM\", or another grade."),
      TargetField("staff_group", .text, "The staff group, such as Nursing and Midwifery Registered."),
      TargetField("clinical", .bool(clinicalWords), "Whether the post is clinical."),
      TargetField("site", .text, "Where the post is based."),
      TargetField("department", .text, "The department, division or team."),
      TargetField("posts", .integer, "How many posts the vacancy is to fill."),
      TargetField(
        "readvertises", .text, "The key of the vacancy whose post this one advertises again.", empty: .none),
      TargetField("advertised_on", .date, "The day the vacancy was advertised.", empty: .none),
      TargetField("closed_on", .date, "The last day for applications.", empty: .none),
      TargetField("interviewed_on", .date, "The day of the interviews.", empty: .none),
      TargetField(
        "representative", .bool(.standard),
        "Whether an ethnic minority representative is on the interview panel: yes, no or not asked.",
        notAsked: ["not asked"]),
      TargetField(
        "representative_decides", .bool(.standard), "Whether that representative decides with the others.",
        notAsked: ["not asked"]),
      TargetField("declared_by", .text, "The role of whoever declared this; never a name."),
      TargetField("declared_on", .date, "The day on which it was declared."),
    ])

  static let advert = EntitySchema(
    entity: .advert, says: "what was published to attract applicants to a vacancy",
    fields: [
      vacancyReference(),
      TargetField("channel", .text, "Where it was published."),
      TargetField("opened_on", .date, "The first day of publication."),
      TargetField("closed_on", .date, "The last day for applications, as announced.", empty: .none),
      TargetField(
        "taken_down_on", .date, "The day on which it stopped taking applications.", empty: .none),
      TargetField(
        "internal_only", .bool(.standard), "Whether it was open to the organisation's own staff only."),
      TargetField("salary", .text, "The salary as it is printed."),
      TargetField(
        "contact", .bool(yesUnlessNo),
        "Whether somebody to ask is named: yes, no, or any other text for yes; the text is not kept."),
      TargetField("flexible_working", .bool(.standard), "Whether flexible working is offered."),
      TargetField("text", .text, "The text of the advert."),
    ])

  static let criterion = EntitySchema(
    entity: .criterion, says: "one line of a person specification",
    fields: [
      vacancyReference(),
      TargetField(
        "essential", .bool(essentialWords), "Whether it is essential (or yes) or desirable (or no)."),
      TargetField("text", .text, "What is asked for."),
    ])

  static let search = EntitySchema(
    entity: .search, says: "how people were looked for to fill a vacancy, beside its adverts",
    fields: [
      vacancyReference(),
      TargetField(
        "firm", .bool(yesUnlessNo),
        "Whether a search firm was engaged: yes, no, or any other text for yes; the text is not kept."),
      TargetField(
        "briefed_on_diversity", .bool(.standard),
        "Whether the firm was told in writing what is expected of the long list's diversity."),
      TargetField("brief", .text, "The text of the brief that the firm was given."),
    ])

  private static let clinicalWords = BoolWords(
    yes: BoolWords.standard.yes.union(["clinical"]),
    no: BoolWords.standard.no.union(["non clinical", "nonclinical"]))
  private static let yesUnlessNo = BoolWords(
    yes: BoolWords.standard.yes, no: BoolWords.standard.no.union(["none"]), otherwise: true)
  private static let essentialWords = BoolWords(
    yes: BoolWords.standard.yes.union(["essential"]), no: BoolWords.standard.no.union(["desirable"]))
}
