// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EntitySchema {
  static let application = EntitySchema(
    entity: .application, says: "one application for a vacancy",
    fields: [
      TargetField(
        "id", .key,
        "The application's key: it finds duplicates and joins scores; it is hashed and never kept.",
        isPersonal: true),
      vacancyReference(),
      TargetField(
        "candidate", .key,
        "A pseudonymous key of the person, the same over all vacancies: it tells how far applications hang together; "
          + "it is hashed and never kept.",
        isPersonal: true),
      TargetField(
        "ethnicity", .ethnicity, "The applicant's ethnicity; reduced to white, ethnic minority or unknown."),
      TargetField("sex", .category(.sex), "The applicant's sex."),
      TargetField("disability", .category(.disability), "Whether the applicant declares a disability."),
      TargetField(
        "age_band", .category(.ageBand),
        "The applicant's band of ages; a single age is reduced to a band, and a date of birth is not read."),
      TargetField("religion", .category(.religion), "The applicant's religion or belief."),
      TargetField("orientation", .category(.orientation), "The applicant's sexual orientation."),
      TargetField("route", .list(.route), "How the applicant came: internal, external or international."),
      TargetField(
        "source", .text,
        "Where the application came from, such as a job board; told only where ten or more share it."),
      TargetField("stage", .list(.stage), "How far the application has come."),
      TargetField("outcome", .list(.outcome), "How the application ended."),
    ])

  static let score = EntitySchema(
    entity: .score, says: "one score given to an application",
    fields: [
      TargetField(
        "application", .reference(.application), "The key of the application that was scored.",
        necessity: .identity),
      TargetField("criterion", .text, "What was scored."),
      TargetField("value", .decimal, "The score."),
      TargetField(
        "scored", .bool(.standard), "Whether it was scored at all: a value of 0 may mean that it was not."),
    ])

  static let equalityCount = EntitySchema(
    entity: .equalityCount, says: "how many applications of one category reached a stage",
    fields: [
      vacancyReference(.optional),
      TargetField(
        "characteristic", .list(.characteristic), "What the categories are of, such as ethnicity.",
        necessity: .identity),
      TargetField(
        "category", .ethnicity,
        "The category; of ethnicity through the scheme, of the others through their standard schemes.",
        necessity: .identity),
      TargetField("stage", .list(.stage), "The stage that was reached.", necessity: .identity),
      TargetField("count", .integer, "How many; a mark such as \"<5\" is a range.", necessity: .column),
      TargetField("route", .list(.route), "How the applicants came, when the counts are apart by route."),
      TargetField(
        "percentage", .text, "The count as a percentage: it is held against the counts and never used."),
    ])
}
