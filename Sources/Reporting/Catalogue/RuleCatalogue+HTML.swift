// SPDX-License-Identifier: Apache-2.0

internal import Mustache

extension RuleCatalogue {
  /// The catalogue as one page: no script, nothing from elsewhere.
  ///
  /// - Throws: `ReportFault.template`, when the template is broken.
  package func html() throws(ReportFault) -> String {
    var library = MustacheLibrary()
    for (name, bytes) in [
      ("catalogue", PackageResources.catalogue_mustache), ("style", PackageResources.style_css),
    ] {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        throw .template(name)
      }
    }
    guard let text = library.render(fields, withTemplate: "catalogue") else { throw .template("catalogue") }
    return text
  }

  private var fields: TemplateFields {
    ["packs": .list(packs.map(fields)), "count": .text(WordedNumber.grouped(packs.flatMap(\.rules).count))]
  }

  private func fields(_ pack: Pack) -> TemplateFields {
    [
      "pack": .text(pack.id), "version": .text(pack.version), "packTitle": .text(pack.title),
      "packSays": .text(pack.says), "leavesOut": .text(pack.leavesOut),
      "rules": .list(pack.rules.map(fields)),
    ]
  }

  private func fields(_ rule: Entry) -> TemplateFields {
    let guidance = rule.guidance
    return [
      "id": .text(rule.id), "title": .text(rule.title), "binding": .text(rule.binding),
      "subject": .text(rule.subject), "checkpoints": .text(rule.checkpoints.joined(separator: ", ")),
      "source": .text(guidance.title), "clause": .text(guidance.clause), "date": .text(guidance.date),
      "says": .text(guidance.says), "url": .text(guidance.url), "why": .text(rule.why),
      "effective": .text(rule.effective), "off": .text(rule.switchedOff), "when": .text(rule.when),
      "expect": .text(rule.expect), "wording": .text(rule.wording), "message": .text(rule.message),
      "remedies": .list(rule.remedies.map(fields)), "explained": .text(rule.explained),
      "hasParameters": .flag(!rule.parameters.isEmpty), "parameters": .list(rule.parameters.map(fields)),
      "hasFacts": .flag(!rule.facts.isEmpty), "facts": .list(rule.facts.map(fields)),
      "examples": .list(rule.examples.map(fields)),
    ]
  }

  private func fields(_ item: Named) -> TemplateFields {
    ["name": .text(item.name), "words": .text(item.says)]
  }

  private func fields(_ example: Example) -> TemplateFields {
    [
      "verdict": .text(example.verdict),
      "class": .text(example.verdict.split(separator: " ").joined(separator: "_")),
      "because": .text(example.because), "given": .list(example.given.map(fields)),
    ]
  }
}
