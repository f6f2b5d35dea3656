// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// Everything that was read, as rules about the organisation see it.
struct OrganisationFacts: FactRecord {
  let pipeline: RecruitmentPipeline

  static let fields: [FactField<OrganisationFacts>] = [
    FactField(
      "vacancies", .count, "How many vacancies were read; at least so many when their file broke off.",
      called: "the number of vacancies"
    ) {
      facts in
      let number = facts.pipeline.vacancies.count
      return Reading(.count(number...(facts.pipeline.vacanciesAreComplete ? number : Int.max)))
    },
    FactField("records_panels", .bool, "Whether a file that was read holds panels.") {
      Reading(.bool($0.pipeline.panels.isRecorded))
    },
    FactField(
      "records_applications", .bool, "Whether a file that was read holds applications or equality counts."
    ) {
      Reading(.bool($0.pipeline.applications.isRecorded))
    },
    FactField("records_adverts", .bool, "Whether a file that was read holds adverts.") {
      Reading(.bool($0.pipeline.adverts.isRecorded))
    },
    FactField("records_criteria", .bool, "Whether a file that was read holds person specifications.") {
      Reading(.bool($0.pipeline.criteria.isRecorded))
    },
    FactField(
      "records_searches", .bool, "Whether a file that was read holds searches beside the adverts."
    ) {
      Reading(.bool($0.pipeline.searches.isRecorded))
    },
    FactField("records_scores", .bool, "Whether a file that was read holds scores.") {
      Reading(.bool($0.pipeline.scores.isRecorded))
    },
  ]
}

extension Recorded {
  var isRecorded: Bool {
    if case .notRecorded = self { false } else { true }
  }
}
