// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// A vacancy as rules see it: a place in the index, for copying a vacancy each time would cost more than
/// reading it.
struct VacancyFacts: FactRecord {
  let index: PipelineIndex
  let number: Int
  let placements: GradePlacements

  static let fields: [FactField<VacancyFacts>] = postFields + dateFields

  private static let postFields: [FactField<VacancyFacts>] = [
    FactField(
      "ref", .string, "The reference by which the files name the vacancy.", called: "the reference"
    ) { facts in
      let vacancies = facts.index.vacancies
      return Reading(.string(vacancies[facts.number].ref), at: vacancies[facts.number].place)
    },
    FactField("title", .string, "The title of the post.", called: "the title of the post") {
      Reading($0.index.vacancies[$0.number].title) { .string($0) }
    },
    FactField(
      "band", .scale(FactSchema.bandScale),
      """
      The pay band; 'Band 5/6' is a range. The place of a medical or local grade is unknown unless the rule \
      has a parameter `place_grades` that gives it.
      """, called: "the pay band"
    ) { $0.band },
    FactField("staff_group", .string, "The staff group of the post.", called: "the staff group") {
      Reading($0.index.vacancies[$0.number].staffGroup) { .string($0) }
    },
    FactField(
      "clinical", .bool, "Whether the post is clinical.", called: "whether the post is clinical"
    ) {
      Reading($0.index.vacancies[$0.number].isClinical) { .bool($0) }
    },
    FactField("site", .string, "The site of the post.", called: "the site") {
      Reading($0.index.vacancies[$0.number].site) { .string($0) }
    },
    FactField("department", .string, "The department of the post.", called: "the department") {
      Reading($0.index.vacancies[$0.number].department) { .string($0) }
    },
    FactField("posts", .int, "How many posts the vacancy fills.", called: "the number of posts") {
      Reading($0.index.vacancies[$0.number].posts) { .int(Int64($0)) }
    },
  ]

  private static let dateFields: [FactField<VacancyFacts>] = [
    FactField(
      "advertised_on", .date, "The day on which the vacancy was first advertised.",
      called: "the day of the first advert"
    ) {
      Reading($0.index.vacancies[$0.number].advertisedOn) { .day($0) }
    },
    FactField("closed_on", .date, "The last day for applications.", called: "the closing date") {
      Reading($0.index.vacancies[$0.number].closedOn) { .day($0) }
    },
    FactField(
      "interviewed_on", .date, "The day of the interviews.", called: "the day of the interviews"
    ) {
      Reading($0.index.vacancies[$0.number].interviewedOn) { .day($0) }
    },
    FactField(
      "has_reached_interview", .bool,
      """
      Whether interviews were held: a day of interviews, a panel that sat, or an application that reached \
      the interview shows that they were; unknown when nothing that was read can tell.
      """, called: "whether interviews were held"
    ) { facts in
      Reading(
        .flag(facts.index.standings[facts.number].hasReached),
        at: facts.index.vacancies[facts.number].interviewedOn.place)
    },
  ]

  /// A post without a grade is no answer to a question about bands, so *none* is unknown here too.
  private var band: Reading {
    let grade = index.vacancies[number].grade
    switch grade.answer {
    case .known(.bands(let range)):
      return Reading(
        .scale(FactSchema.bandScale, range.lowerBound.rank...range.upperBound.rank), at: grade.place)
    case .known(.other(let label)): return Reading(placements.value(of: label), at: grade.place)
    default: return Reading(.lacking(grade.state), at: grade.place)
    }
  }
}

extension GradePlacements {
  /// The band that the grade is placed at, or why it has none.
  func value(of grade: String) -> Value {
    if let band = band(of: grade) { return .scale(FactSchema.bandScale, band.rank...band.rank) }
    return .lacking("graded '\(grade)', which no parameter places among the bands")
  }
}
