// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import LocatedYAML

/// Writes the blanks that people fill in: one entry for each finding that must be explained and has none, and
/// one for all subjects together where the same holds of many.
///
/// Advice and *cannot tell* are never drafted. A blank entry is inadequate until somebody has filled it.
package struct ExplanationDraft: Sendable {
  package let evaluation: Evaluation
  /// Earlier ids of rules with the ids that they have now.
  package let renamedRules: [String: String]

  package init(_ evaluation: Evaluation, renamedRules: [String: String] = [:]) {
    self.evaluation = evaluation
    self.renamedRules = renamedRules
  }

  /// The findings without an entry, in the report's order.
  package func missing(from existing: ExplanationRegister?) -> [Finding] {
    let entries = EntryIndex(existing?.entries ?? [], renamedRules: renamedRules)
    return evaluation.findings.filter {
      $0.verdict == .mustExplain && entries.matches(rule: $0.rule, ref: $0.subject.ref).isEmpty
    }
  }

  /// What must be explained for many subjects alike and has no entry, in the report's order.
  package func missingBlankets(from existing: ExplanationRegister?) -> [BlanketFinding] {
    let entries = EntryIndex(existing?.entries ?? [], renamedRules: renamedRules)
    return evaluation.blanket.filter {
      $0.verdict == .mustExplain && entries.matches(rule: $0.rule, ref: $0.subject.ref).isEmpty
    }
  }

  /// How many blanks a draft adds to what the register holds.
  package func blankCount(besides existing: ExplanationRegister?) -> Int { blanks(besides: existing).count }

  /// By rule; what holds of many stands before what holds of one. Nothing is named twice.
  private func blanks(besides existing: ExplanationRegister?) -> [BlankEntry] {
    var order: [String] = []
    var blanks: [String: [BlankEntry]] = [:]
    func add(_ blank: BlankEntry) {
      if blanks[blank.rule] == nil { order.append(blank.rule) }
      let same = blanks[blank.rule, default: []].firstIndex { $0.subject == blank.subject }
      if let same {
        blanks[blank.rule]?[same].notes += blank.notes
      } else {
        blanks[blank.rule, default: []].append(blank)
      }
    }
    for item in missingBlankets(from: existing) { add(BlankEntry(item)) }
    for finding in missing(from: existing) { add(BlankEntry(finding)) }
    let rank = Dictionary(
      evaluation.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return order.enumerated().sorted {
      (rank[$0.element] ?? .max, $0.offset) < (rank[$1.element] ?? .max, $1.offset)
    }.flatMap { blanks[$0.element] ?? [] }
  }

  /// The register with the blanks behind what it holds already.
  ///
  /// Existing entries come first and stay as they are: in the same format the very text is kept, comments and
  /// all. Only where that text cannot be continued (a list in brackets), it is written anew, entries
  /// unchanged.
  package func text(for existing: ExplanationRegister?, format: ExplanationRegister.Format) -> String {
    let findings = blanks(besides: existing)
    if let existing, existing.format == format, let text = existing.text {
      if findings.isEmpty { return text }
      return continued(existing, text, findings) ?? anew(existing, findings, format)
    }
    return anew(existing, findings, format)
  }

  private func anew(
    _ existing: ExplanationRegister?, _ findings: [BlankEntry], _ format: ExplanationRegister.Format
  ) -> String {
    let kept = existing?.entries ?? []
    switch format {
    case .csv: return ExplanationSheet.write(kept + findings.map(\.explanation))
    case .yaml:
      if kept.isEmpty && findings.isEmpty { return heading + ExplanationList.write([]) }
      let parts = [ExplanationList.items(kept, indent: 2), blanks(findings, indent: 2)].filter { !$0.isEmpty }
      return heading + "explanations:\n" + parts.joined(separator: "\n")
    }
  }

  /// The text with the blanks appended, when reading it gives the old entries and then the blanks.
  private func continued(
    _ existing: ExplanationRegister, _ text: String, _ findings: [BlankEntry]
  ) -> String? {
    let kept = text.hasSuffix("\n") || text.hasSuffix("\r\n") ? text : text + "\n"
    guard let tail = tail(for: existing, text, findings) else { return nil }
    let whole = kept + tail
    let reread = try? ExplanationRegister(file: existing.file, format: existing.format, text: whole)
    let wanted = existing.entries + findings.map(\.explanation)
    guard let reread, reread.entries.map(\.withoutLine) == wanted.map(\.withoutLine) else { return nil }
    return whole
  }

  private func tail(for existing: ExplanationRegister, _ text: String, _ findings: [BlankEntry]) -> String? {
    switch existing.format {
    case .csv:
      guard let delimiter = try? ExplanationSheet.delimiter(file: existing.file, text: text) else {
        return nil
      }
      var scanner = SheetScanner(file: existing.file, text: text, delimiter: delimiter)
      guard let header = try? scanner.row() else { return nil }
      let fields = header.map { ExplanationField(rawValue: $0.text.trimmed.lowercased()) }
      return ExplanationSheet.rows(findings.map(\.explanation), fields: fields, delimiter: delimiter)
    case .yaml:
      guard let document = try? YAMLDocument(file: existing.file, text: text),
        let list = document.root.mapping?.first(where: { $0.key.scalar == "explanations" })?.value,
        let first = list.sequence?.first, first.column >= 3
      else { return nil }
      return "\n" + blanks(findings, indent: first.column - 3)
    }
  }

  private func blanks(_ findings: [BlankEntry], indent: Int) -> String {
    findings.map { finding in
      let margin = String(repeating: " ", count: indent)
      let notes = comments(on: finding).map { margin + "# " + ExplanationDraft.oneLine($0) + "\n" }.joined()
      return notes + ExplanationList.item(finding.explanation, indent: indent)
    }.joined(separator: "\n")
  }

  private func comments(on finding: BlankEntry) -> [String] {
    let rule = evaluation.rules.first { $0.id == finding.rule }
    var lines = finding.notes
    if let rule, rule.obligation == .must {
      lines.append("This is an obligation: what is written here is printed beside it, and does not meet it.")
    }
    var asked: [String] = []
    if let by = rule?.explainBy { asked.append("to be explained by the \(by)") }
    if let approve = rule?.approveBy { asked.append("to be approved by the \(approve)") }
    if let within = rule?.explainWithin {
      asked.append(within.hasPrefix("before") ? within : "within \(within)")
    }
    if !asked.isEmpty { lines.append(asked.joined(separator: ", ").firstUppercased + ".") }
    return lines
  }

  private var heading: String {
    let lines =
      [
        "Explanations of departures from guidance. Evenhand reads this file with --explanations.",
        "An explanation sets the context, gives the reason, weighs the risks and says until when it holds.",
        "It is asked for in the same way whoever was appointed. Write roles here, never names of people.", "",
      ] + ExplanationField.allCases.map { "\($0.rawValue): \($0.guidance)" }
    return lines.map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
  }

  /// Without line ends and control characters, so that a comment stays a comment.
  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.properties.generalCategory == .control || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
      line.append(isControl ? " " : scalar)
    }
    return String(line)
  }
}

/// An entry that somebody is to fill in, with what stands above it as a comment.
private struct BlankEntry {
  let rule: String
  let subject: String
  var notes: [String]

  init(_ finding: Finding) {
    rule = finding.rule
    subject = finding.subject.ref
    notes = [finding.message]
  }

  init(_ item: BlanketFinding) {
    rule = item.rule
    subject = item.subject.ref
    notes = [item.message, "It holds alike for \(item.subjects) subjects: one entry stands for all of them."]
  }

  var explanation: Explanation { Explanation(rule: rule, subject: subject) }
}

extension Explanation {
  fileprivate var withoutLine: Explanation {
    var copy = self
    copy.line = 0
    return copy
  }
}

extension String {
  fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
