// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension SARIFReport {
  func write(_ rule: RuleSummary, to writer: inout JSONWriter) {
    let guidance = rule.guidance
    writer.object { writer in
      writer.field("id", ShownText.clean(rule.id))
      writer.message("shortDescription", rule.title)
      writer.message("fullDescription", guidance.says.nonEmpty.map { "“\($0)”" } ?? rule.title)
      writer.message("help", help(rule))
      if let address = SARIFText.webAddress(guidance.url) { writer.field("helpUri", address) }
      writer.field("defaultConfiguration") { $0.field("level", rule.obligation.level) }
      writer.field("properties") { writer in
        writer.shown("pack", rule.pack)
        writer.field("obligation", rule.obligation.rawValue)
        writer.field("subject", rule.subjectKind.rawValue)
        writer.shown("guidance", guidance.title)
        writer.shown("clause", guidance.clause)
        writer.shown("date", guidance.date)
        writer.field("parameters", array: rule.parameters) { write($1, to: &$0) }
        writer.field("examined", rule.examined)
        writer.field("tally") { writer in
          for verdict in Verdict.allCases { writer.field(verdict.rawValue, rule.tally[verdict]) }
        }
      }
    }
  }

  private func help(_ rule: RuleSummary) -> String {
    let guidance = rule.guidance
    let source = [guidance.title, guidance.clause].filter { !$0.isEmpty }.joined(separator: ", ")
    var lines = ["\(source) (\(rule.obligation.rawValue))."]
    if !guidance.says.isEmpty { lines.append("“\(guidance.says)”") }
    if !rule.remedy.isEmpty { lines.append("What would mend it: \(rule.remedy.sentence)") }
    if let asked = rule.askedWords { lines.append("If it stays so: \(asked.sentence)") }
    return lines.joined(separator: "\n")
  }
}

extension Obligation {
  /// How grave a departure is in SARIF's words.
  var level: String {
    switch self {
    case .must: "error"
    case .should: "warning"
    case .may: "note"
    }
  }
}
