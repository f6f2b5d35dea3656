// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension MarkdownReport {
  var explanations: [String] {
    let title = ["## Explanations and actions", ""]
    guard document.run.register != nil else {
      return title + ["No explanation register was given.", ""]
    }
    let standings = ExplanationStanding.allCases.compactMap { standing in
      let count = document.explanations.count { $0.standing == standing }
      return count == 0 ? nil : "\(WordedNumber.grouped(count)) \(standing.title)"
    }
    let rows = document.explanations.prefix(MarkdownReport.cap)
    let entries = MarkdownText.table(
      ["Rule and subject", "Standing", "What is said", "Approved, holds until"], rows.map(entry))
    return title + (standings.isEmpty ? [] : [standings.joined(separator: ", ") + ".", ""]) + actions
      + (rows.isEmpty ? [] : entries) + more(document.explanations.count - rows.count, in: "report.json")
  }

  private var actions: [String] {
    let actions = document.actions
    guard !actions.isEmpty else { return [] }
    let rows = actions.prefix(MarkdownReport.cap).map { result in
      let entry = result.explanation
      return [
        lines([shown(entry.action), shown("\(entry.rule): \(entry.subject)")]),
        lines([shown(entry.owner.nonEmpty ?? "nobody named"), shown(entry.resource)]),
        (entry.due.map(WordedNumber.day) ?? "no date")
          + (document.isOverdue(result) ? " **overdue**" : ""),
        shown(entry.evaluation.nonEmpty ?? "not said"),
      ]
    }
    return MarkdownText.table(["Action", "Owner", "Due", "How it will be judged"], rows)
      + more(actions.count - rows.count, in: "report.json")
  }

  private func entry(_ result: ExplanationResult) -> [String] {
    let entry = result.explanation
    let said = [
      ("Why", entry.rationale), ("Context", entry.context), ("Risks", entry.risksAndMitigation),
      ("Evidence", entry.evidence),
    ].filter { !$0.1.isEmpty }.map { "**\($0.0):** \(shown($0.1))" }
    return [
      lines([
        shown(document.rule(entry.rule)?.title ?? entry.rule), shown("\(entry.subject) (line \(entry.line))"),
      ]),
      lines([result.standing.title, "findings: \(WordedNumber.grouped(result.findings))"]),
      lines(said + result.faults.map { "• \(shown($0))" }),
      lines([
        entry.approvedOn.map(WordedNumber.day) ?? "not approved",
        entry.approver.nonEmpty.map { "by \(shown($0))" },
        entry.complyBy.map { "holds until \(WordedNumber.day($0))" },
      ]),
    ]
  }

  var quality: [String] {
    let files = document.inputs.map { input in
      let ledger = input.ledger
      let unused = ledger.unused.isEmpty ? nil : "not used: \(shown(ledger.unused.joined(separator: ", ")))"
      return [
        lines([shown(input.path), shown(ledger.source ?? "not read as anything")]),
        WordedNumber.grouped(ledger.read), WordedNumber.grouped(ledger.used),
        lines([WordedNumber.grouped(ledger.read - ledger.used)] + input.reasonsWords),
        lines(
          [input.isShort ? "**\(input.endWords)**" : input.endWords] + ledger.notes.map(shown) + [unused]),
      ]
    }
    let shownItems = document.quality.prefix(MarkdownReport.cap)
    let remarks = shownItems.map { item in
      [
        item.weight.rawValue,
        lines([
          shown(item.message.firstUppercased), item.effect.map { "Effect on the counts: \(shown($0))" },
        ]),
        WordedNumber.grouped(item.count), lines(item.places.map { shown(document.words($0)) }),
      ]
    }
    return ["## Data quality", "", shown(document.accountWords), ""]
      + MarkdownText.table(
        ["File", "Read", "Used", "Set aside", "End of file"], numbers: [1, 2, 3], files)
      + (remarks.isEmpty
        ? ["No remarks on the data.", ""]
        : MarkdownText.table(["Weight", "Remark", "How many", "First places"], numbers: [2], remarks))
      + more(document.quality.count - shownItems.count, in: "report.json")
  }

  var method: [String] {
    let run = document.run
    let settings = run.settings.map { [shown($0.name), shown($0.value), shown($0.says)] }
    let departures = run.packs.flatMap(\.departures).map { departure in
      [
        shown(departure.what), shown(departure.old), shown(departure.new), shown(departure.origin),
        shown(departure.reason ?? "no reason given"),
      ]
    }
    return [
      "## Method", "",
      "Each rule is held against every subject that it is for, and each pair gets exactly one verdict. A fact "
        + "that is not known makes a verdict *cannot tell*, never *complies*. Unknown groups are in no group, "
        + "and stand beside the figures with what they could change. Ratios are compared with the edges before "
        + "anything is rounded.", "",
    ] + (settings.isEmpty ? [] : MarkdownText.table(["Setting", "Value", "What it does"], settings))
      + (departures.isEmpty
        ? ["The rules were used as shipped.", ""]
        : ["Where this run departs from the rules as shipped:", ""]
          + MarkdownText.table(["What", "As shipped", "Here", "Asked for in", "Reason"], departures))
  }

  var provenance: [String] {
    let run = document.run
    var rows = [["Profile \(shown(run.profile))", MarkdownText.code(run.profileSHA256)]]
    if let register = run.register {
      rows.append(["Register \(shown(register))", MarkdownText.code(run.registerSHA256 ?? "")])
    }
    rows += run.packs.map {
      ["Rules \(shown($0.id)) \(shown($0.version))", MarkdownText.code($0.sha256)]
    }
    rows += document.inputs.map { [shown($0.path), MarkdownText.code($0.ledger.sha256)] }
    return [
      "## Provenance", "",
      "The same files, profile, rules, register and day give the same report, byte for byte. Made by Evenhand "
        + "\(shown(run.toolVersion)). Digests are SHA-256.", "",
    ] + MarkdownText.table(["What", "Digest"], rows) + ["**\(ReportDocument.marking)**", ""]
  }
}
