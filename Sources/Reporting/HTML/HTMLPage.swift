// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Fills the fields of the page's templates.
struct HTMLPage {
  let document: ReportDocument
  /// How many findings of one rule, and rows of one table, are shown at most.
  let cap: Int

  var fields: TemplateFields {
    var page: TemplateFields = [
      "marking": .text(ReportDocument.marking), "version": .text(document.run.toolVersion),
      "asOf": .text(WordedNumber.day(document.run.asOf)), "period": .text(document.run.periodWords),
      "checkpoint": .text(checkpointWords), "checkpointName": .text(document.run.checkpoint.rawValue),
    ]
    addAnswer(to: &page)
    addGist(to: &page)
    addFindings(to: &page)
    addMeasures(to: &page)
    addQuality(to: &page)
    addExplanations(to: &page)
    addProvenance(to: &page)
    return page
  }

  private var checkpointWords: String {
    switch document.run.checkpoint {
    case .preAdvert: "before an advert goes live"
    case .preInterview: "before a panel sits"
    case .postAppointment: "after an appointment"
    case .prePublication: "before publication"
    }
  }

  private func addAnswer(to page: inout TemplateFields) {
    let answer = document.answer
    page["overall"] = .text(answer.overall.rawValue)
    page["sentence"] = .text(answer.sentence)
    page["cautions"] = .texts(answer.cautions)
    page["tiles"] = .list(
      [Verdict.mustExplain, .cannotTell, .explained, .complies].map { verdict in
        [
          "verdict": .text(verdict.rawValue), "title": .text(verdict.title), "mark": .text(verdict.mark),
          "count": .text(WordedNumber.grouped(answer.tally[verdict])), "says": .text(verdict.meaning),
        ]
      })
    page["others"] = .list(
      [Verdict.advice, .notApplicable, .notRun, .error].map { verdict in
        ["title": .text(verdict.title), "count": .text(WordedNumber.grouped(answer.tally[verdict]))]
      })
    page["total"] = .text(WordedNumber.counted(answer.tally.total, "finding", "findings"))
    page["ruleCount"] = .text(WordedNumber.counted(answer.rules, "rule", "rules"))
    page["fileCount"] = .text(WordedNumber.counted(document.inputs.count, "file", "files"))
    page["read"] = .text(WordedNumber.counted(answer.records.read, "record", "records"))
    page["used"] = .text(WordedNumber.grouped(answer.records.used))
    page["setAside"] = .text(WordedNumber.grouped(answer.records.setAside))
    page["setAsideReasons"] = .texts(document.setAsideReasons)
    page["contents"] = .list(
      document.contents.map { ["name": .text($0.name), "count": .text(WordedNumber.grouped($0.count))] })
  }
}

extension Verdict {
  /// What asks for something comes first.
  static let byWeight: [Verdict] = [
    .mustExplain, .error, .cannotTell, .explained, .complies, .advice, .notApplicable, .notRun,
  ]

  /// A sign beside the word, for the eye; never without the word.
  var mark: String {
    switch self {
    case .complies: "✓"
    case .explained: "≈"
    case .mustExplain: "!"
    case .advice: "→"
    case .cannotTell: "?"
    case .notApplicable: "–"
    case .notRun: "○"
    case .error: "×"
    }
  }

  /// What the verdict means, in one sentence.
  var meaning: String {
    switch self {
    case .complies: "The guidance is met."
    case .explained: "The guidance is not met, and an adequate explanation is in force."
    case .mustExplain: "The guidance is not met and nothing explains it, or the rule is law or contract."
    case .advice: "Good practice is not met; no explanation is asked for."
    case .cannotTell: "The data lacks a fact that the rule needs."
    case .notApplicable: "The rule does not concern this subject."
    case .notRun: "The rule was switched off, out of its dates, or is for another checkpoint."
    case .error: "The check failed, and gave no verdict."
    }
  }
}
