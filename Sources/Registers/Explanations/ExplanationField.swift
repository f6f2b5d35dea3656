// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// The columns of the explanation register, in the order in which they are written.
package enum ExplanationField: String, Sendable, Hashable, CaseIterable {
  case rule, subject, context, rationale
  case risksAndMitigation = "risks_and_mitigation"
  case action, owner, due, evidence, resource, evaluation, author, approver
  case approvedOn = "approved_on"
  case complyBy = "comply_by"

  /// In words, for messages.
  package var title: String { rawValue.split(separator: "_").joined(separator: " ") }

  package var isDate: Bool { self == .due || self == .approvedOn || self == .complyBy }

  /// Whether it says who: a role is wanted there, never a name or an address.
  package var isRole: Bool { self == .owner || self == .author || self == .approver }

  /// What to write there, in one line.
  package var guidance: String {
    switch self {
    case .rule: "the rule, as the report names it"
    case .subject: "the subject, as the report names it; several with ';' between them; never '*'"
    case .context: "what the post, panel or period was, and what was done instead"
    case .rationale: "why, in the circumstances, this was right; particular to this subject"
    case .risksAndMitigation: "what could go wrong for applicants because of it, and what limits that"
    case .action: "what will be done so that the guidance is met"
    case .owner: "the role that owns the action, not a name"
    case .due: "when the action is due, as 2026-03-31 or 31/03/2026"
    case .evidence: "where what is said here can be checked"
    case .resource: "time or money that the action has been given"
    case .evaluation: "how it will be seen whether the action worked"
    case .author: "the role that wrote this, not a name"
    case .approver: "the role that approved it, not the author's"
    case .approvedOn: "the day on which it was approved"
    case .complyBy: "the last day on which this explanation holds; from then on the guidance is met"
    }
  }
}

extension Explanation {
  /// What the entry says in that field: dates as ISO 8601, nothing as an empty text.
  package func text(of field: ExplanationField) -> String {
    switch field {
    case .rule: rule
    case .subject: subject
    case .context: context
    case .rationale: rationale
    case .risksAndMitigation: risksAndMitigation
    case .action: action
    case .owner: owner
    case .due: due?.description ?? ""
    case .evidence: evidence
    case .resource: resource
    case .evaluation: evaluation
    case .author: author
    case .approver: approver
    case .approvedOn: approvedOn?.description ?? ""
    case .complyBy: complyBy?.description ?? ""
    }
  }

  /// The references that the entry is about: the whole text, and its parts between semicolons.
  package var subjects: [String] {
    let parts = subject.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
    return parts.count > 1 ? [subject] + parts : parts
  }

  /// A byte-order mark at the start, which is no text, is left out.
  mutating func set(_ field: ExplanationField, text: String) {
    let text = String(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    switch field {
    case .rule: rule = text.trimmed
    case .subject: subject = text.trimmed
    case .context: context = text
    case .rationale: rationale = text
    case .risksAndMitigation: risksAndMitigation = text
    case .action: action = text
    case .owner: owner = text
    case .evidence: evidence = text
    case .resource: resource = text
    case .evaluation: evaluation = text
    case .author: author = text
    case .approver: approver = text
    case .due, .approvedOn, .complyBy: break
    }
  }

  mutating func set(_ field: ExplanationField, date: CivilDate) {
    switch field {
    case .due: due = date
    case .approvedOn: approvedOn = date
    case .complyBy: complyBy = date
    default: break
    }
  }
}
