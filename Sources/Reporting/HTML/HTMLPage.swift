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
      "checkpoint": .text(document.run.checkpoint.moment),
      "checkpointName": .text(document.run.checkpoint.rawValue),
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
