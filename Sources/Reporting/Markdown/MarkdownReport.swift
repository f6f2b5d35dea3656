// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The report as GitHub's Markdown, for a wiki, an issue or a mail: the same parts in the same order as the page.
package struct MarkdownReport: Sendable {
  /// How many findings of one rule, and rows of one table, are shown at most.
  static let cap = 200

  /// How many cuts of one reason are named at most.
  static let namedCuts = 20

  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  package var text: String {
    let parts = [head, answer, findings, measures, explanations, quality, method, provenance]
    var lines = parts.flatMap { $0 }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    let run = document.run
    return [
      "# Recruitment audit", "", "**\(ReportDocument.marking)**", "",
      "Period: \(shown(run.periodWords)). As of \(WordedNumber.day(run.asOf)). "
        + "Checkpoint: \(run.checkpoint.moment).", "",
    ]
  }

  private var answer: [String] {
    let answer = document.answer
    let cautions = answer.cautions.flatMap { ["> **Caution:** \(shown($0))", ""] }
    let departures = answer.departures.flatMap { ["> **Not as shipped:** \(shown($0))", ""] }
    return ["## \(shown(answer.sentence))", ""] + cautions + departures
      + MarkdownText.table(
        ["Verdict", "Number", "Meaning"], numbers: [1],
        Verdict.byWeight.map { verdict in
          [shown(verdict.title), WordedNumber.grouped(answer.tally[verdict]), shown(verdict.meaning)]
        })
      + document.headlines.flatMap {
        ["\(shown($0.wholeSentence)) **\(shown($0.knownVerdict?.title ?? ""))**", ""]
      }
      + (document.adviceOnMeasures.map { [shown($0), ""] } ?? [])
      + causes
      + [
        "Together \(WordedNumber.counted(answer.tally.total, "finding", "findings")) from "
          + "\(WordedNumber.counted(answer.rules, "rule", "rules")), each rule held against every subject "
          + "that it is for. What is explained is counted apart and never as complying.", "",
        "### What was read", "", read, "",
      ]
      + MarkdownText.table(
        ["Holds", "Number"], numbers: [1],
        document.contents.map { [shown($0.name), WordedNumber.grouped($0.count)] })
  }

  /// The reasons that many findings have in common, each once.
  private var causes: [String] {
    let (causes, others) = document.mainCauses(atMost: 8)
    guard !causes.isEmpty else { return [] }
    let table = MarkdownText.table(
      ["Reason", "Findings", "Rules"], numbers: [1, 2],
      causes.map { cause in
        [
          shown(cause.words(naming: MarkdownReport.namedCuts)), WordedNumber.grouped(cause.findings),
          WordedNumber.grouped(cause.rules),
        ]
      })
    return ["### Why not everything can be told", ""] + table
      + (others.map { [shown($0.sentence), ""] } ?? [])
  }

  private var read: String {
    "\(WordedNumber.counted(document.inputs.count, "file", "files")): \(shown(document.recordsWords))."
  }

  /// A text from outside, made harmless.
  func shown(_ text: String) -> String { MarkdownText.inline(text) }

  /// "And 12 more, all in `findings.csv`."
  func more(_ count: Int, in file: String) -> [String] {
    count > 0 ? ["And \(WordedNumber.grouped(count)) more, all in `\(file)`.", ""] : []
  }

  /// Parts of a cell, each on a line of its own.
  func lines(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "<br>")
  }
}
