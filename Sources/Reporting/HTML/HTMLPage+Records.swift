// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension HTMLPage {
  func addQuality(to page: inout TemplateFields) {
    page["fileRows"] = .list(document.inputs.map(fileRow))
    let shown = document.quality.prefix(max(cap, 50))
    page["account"] = .text(document.accountWords)
    page["hasQuality"] = .flag(!shown.isEmpty)
    page["qualityRows"] = .list(
      shown.map { item in
        let places = item.places.map(document.words)
        return [
          "weight": .text(item.weight.rawValue), "message": .text(item.message.firstUppercased),
          "count": .text(WordedNumber.grouped(item.count)), "places": .texts(places),
          "effect": .text(item.effect), "hasPlaces": .flag(!places.isEmpty),
        ]
      })
    page["moreQuality"] = .text(more(document.quality.count - shown.count))
  }

  private func fileRow(_ input: ReportInput) -> TemplateFields {
    let ledger = input.ledger
    return [
      "path": .text(input.path), "source": .text(ledger.source ?? "not read as anything"),
      "read": .text(WordedNumber.grouped(ledger.read)), "used": .text(WordedNumber.grouped(ledger.used)),
      "setAside": .text(WordedNumber.grouped(ledger.read - ledger.used)),
      "reasons": .texts(input.reasonsWords),
      "end": .text(input.endWords), "isShort": .flag(input.isShort),
      "unused": .text(ledger.unused.joined(separator: ", ").nonEmpty), "notes": .texts(ledger.notes),
      "format": .text([ledger.format, ledger.encoding].filter { !$0.isEmpty }.joined(separator: ", ")),
      "bytes": .text(WordedNumber.grouped(ledger.bytes)), "sha256": .text(ledger.sha256),
    ]
  }

  func addExplanations(to page: inout TemplateFields) {
    let actions = document.actions
    let shown = document.explanations.prefix(max(cap, 50))
    page["hasRegister"] = .flag(document.run.register != nil)
    page["hasExplanations"] = .flag(!shown.isEmpty)
    page["hasActions"] = .flag(!actions.isEmpty)
    page["standings"] = .list(
      ExplanationStanding.allCases.compactMap { standing in
        let count = document.explanations.filter { $0.standing == standing }.count
        return count == 0
          ? nil : ["title": .text(standing.title), "count": .text(WordedNumber.grouped(count))]
      })
    page["actions"] = .list(actions.prefix(max(cap, 50)).map(action))
    page["moreActions"] = .text(more(actions.count - max(cap, 50)))
    page["entries"] = .list(shown.map(entry))
    page["moreEntries"] = .text(more(document.explanations.count - shown.count))
  }

  private func action(_ result: ExplanationResult) -> TemplateFields {
    let entry = result.explanation
    return [
      "action": .text(entry.action), "owner": .text(entry.owner.nonEmpty ?? "nobody named"),
      "due": .text(entry.due.map(WordedNumber.day) ?? "no date"),
      "overdue": .flag(document.isOverdue(result)),
      "resource": .text(entry.resource.nonEmpty), "evaluation": .text(entry.evaluation.nonEmpty),
      "rule": .text(entry.rule), "subject": .text(entry.subject),
    ]
  }

  private func entry(_ result: ExplanationResult) -> TemplateFields {
    let entry = result.explanation
    return [
      "standing": .text(result.standing.title), "isGood": .flag(result.standing == .inForce),
      "rule": .text(document.rule(entry.rule)?.title ?? entry.rule), "subject": .text(entry.subject),
      "line": .text("\(entry.line)"), "context": .text(entry.context.nonEmpty),
      "rationale": .text(entry.rationale.nonEmpty), "risks": .text(entry.risksAndMitigation.nonEmpty),
      "evidence": .text(entry.evidence.nonEmpty), "author": .text(entry.author.nonEmpty),
      "approver": .text(entry.approver.nonEmpty), "approvedOn": .text(entry.approvedOn.map(WordedNumber.day)),
      "complyBy": .text(entry.complyBy.map(WordedNumber.day)), "faults": .texts(result.faults),
      "hasFaults": .flag(!result.faults.isEmpty), "findings": .text(WordedNumber.grouped(result.findings)),
    ]
  }

  func addProvenance(to page: inout TemplateFields) {
    let run = document.run
    let departures = run.packs.flatMap(\.departures)
    page["profile"] = .text(run.profile)
    page["profileSHA256"] = .text(run.profileSHA256)
    page["profileReason"] = .text(run.profileReason.nonEmpty)
    page["register"] = .text(run.register)
    page["registerSHA256"] = .text(run.registerSHA256)
    page["packs"] = .list(
      run.packs.map { pack in
        [
          "id": .text(pack.id), "title": .text(pack.title), "version": .text(pack.version),
          "sha256": .text(pack.sha256),
        ]
      })
    page["hasDepartures"] = .flag(!departures.isEmpty)
    page["departures"] = .list(
      departures.map { departure in
        [
          "what": .text(departure.what), "old": .text(departure.old), "new": .text(departure.new),
          "origin": .text(departure.origin), "reason": .text(departure.reason ?? "no reason given"),
        ]
      })
    page["hasSettings"] = .flag(!run.settings.isEmpty)
    page["settings"] = .list(run.settings.map(parameter))
    page["meanings"] = .list(
      Verdict.allCases.map { verdict in
        [
          "verdict": .text(verdict.rawValue), "title": .text(verdict.title), "mark": .text(verdict.mark),
          "says": .text(verdict.meaning),
        ]
      })
  }

  private func more(_ count: Int) -> String? { count > 0 ? WordedNumber.grouped(count) : nil }
}
