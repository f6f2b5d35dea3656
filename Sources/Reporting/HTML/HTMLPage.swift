// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Fills the fields of the page's templates.
struct HTMLPage {
  let document: ReportDocument
  /// How many findings of one rule, and rows of one table, are shown at most.
  let cap: Int

  /// At most this many reasons for which something cannot be told stand beside the answer.
  private static let mostCauses = 8
  /// At most this many cuts of one reason are named.
  private static let namedCuts = 20

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
    page["departed"] = .texts(answer.departures)
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
    let (leftOut, setAside) = (document.leftOutByPeriod, document.setAsideForCause)
    page["leftOut"] = .text(leftOut.count > 0 ? WordedNumber.grouped(leftOut.count) : nil)
    page["leftOutReasons"] = .texts(leftOut.reasons)
    page["setAside"] = .text(WordedNumber.grouped(setAside.count))
    page["setAsideReasons"] = .texts(setAside.reasons)
    let (causes, others) = document.mainCauses(atMost: HTMLPage.mostCauses)
    page["hasCauses"] = .flag(!causes.isEmpty)
    page["causes"] = .list(
      causes.map { cause in
        [
          "count": .text(WordedNumber.counted(cause.findings, "finding", "findings")),
          "rules": .text(WordedNumber.counted(cause.rules, "rule", "rules")),
          "message": .text(cause.words(naming: HTMLPage.namedCuts)),
        ]
      })
    page["moreCauses"] = .text(others)
    page["contents"] = .list(
      document.contents.map { ["name": .text($0.name), "count": .text(WordedNumber.grouped($0.count))] })
  }
}
