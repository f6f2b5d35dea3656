// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// One rule as a page of plain text.
struct RulePage {
  let rule: Rule
  let pack: RulePack

  var text: String {
    var lines = [rule.id, rule.title, ""]
    lines += entry("Obligation", rule.obligation.rawValue)
    lines += entry("Looks at", "each \(rule.subjectKind.rawValue)")
    lines += entry("Runs at", rule.checkpoints.map(\.rawValue).joined(separator: ", "))
    lines += entry("Pack", "\(pack.id) \(pack.version)")
    if let off = rule.switchedOff {
      lines += section("Switched off", ["\(off.reason) (approved by \(off.approver))"])
    }
    lines += section("Guidance", guidance)
    if let why = rule.rationale { lines += section("Why", [why]) }
    lines += section("Condition", condition)
    lines += section("Says", [rule.messageText])
    lines += section("What would mend it", remedies)
    if let explain = rule.explain {
      lines += section(
        "Explanation", ["By the \(explain.by), approved by the \(explain.approve), within \(explain.within)"])
    }
    lines += parameters + facts + examples
    return lines.joined(separator: "\n")
  }

  private var guidance: [String] {
    [
      "\(rule.guidance.title), \(rule.guidance.clause) (\(rule.guidance.date))", "\"\(rule.guidance.says)\"",
      rule.guidance.url,
    ]
  }

  private var condition: [String] {
    (rule.whenText.map { ["when    \($0)"] } ?? []) + ["expect  \(rule.expectText)"] + wording
  }

  private var wording: [String] {
    guard let wording = rule.wording else { return [] }
    let texts = wording.texts.map(\.rawValue).joined(separator: ", ")
    let lexicon = pack.lexicons.first { $0.name == wording.lexicon }
    return ["looks for the lexicon \(wording.lexicon) in \(texts)"]
      + (lexicon.map { ["lexicon: \($0.title). \($0.says)"] } ?? [])
  }

  private var remedies: [String] {
    let named = Checkpoint.allCases.compactMap { checkpoint in
      rule.remedy.byCheckpoint[checkpoint].map { "\(checkpoint.rawValue): \($0)" }
    }
    return named + (rule.remedy.afterwards.map { ["afterwards: \($0)"] } ?? [])
  }

  private var parameters: [String] {
    guard !rule.parameters.isEmpty else { return [] }
    let lines = rule.parameters.flatMap { parameter in
      let kind = ([parameter.type.name] + [parameter.limits.words].compactMap(\.self)).joined(separator: ", ")
      let shipped = parameter.value == parameter.shipped ? "" : "; as shipped \(parameter.shipped.text)"
      return ["\(parameter.name) = \(parameter.value.text) (\(kind)\(shipped))"]
        + ["  \(parameter.says)"]
    }
    return section("Parameters", lines + ["Change one with --set \(rule.id).NAME=VALUE"])
  }

  private var description: RuleDescription { RuleDescription(rule, in: pack) }

  private var facts: [String] {
    let facts = description.facts
    guard !facts.isEmpty else { return [] }
    return section("Facts it reads", facts.flatMap { [$0.path, "  \($0.documentation)"] })
  }

  private var examples: [String] {
    section(
      "Examples",
      description.examples.flatMap { example in
        let given = example.given.map { "\($0.path): \($0.value)" }.joined(separator: "; ")
        return ["\(example.verdict)\(example.because.map { ": \($0)" } ?? "")"]
          + ["  given \(given.isEmpty ? "nothing" : given)"]
      })
  }

  private func entry(_ name: String, _ value: String) -> [String] { [name.padded(to: 12) + value] }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    ["", title] + lines.flatMap { wrapped($0, indent: 2) }
  }
}

/// The words of a text in lines of at most 80 columns.
func wrapped(_ text: String, indent: Int) -> [String] {
  let margin = String(repeating: " ", count: indent + text.prefix { $0 == " " }.count)
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
    if !line.isEmpty, margin.count + line.count + 1 + word.count > 80 {
      lines.append(margin + line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " \(word)"
  }
  return lines + [margin + line]
}
