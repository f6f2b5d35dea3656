// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// One test case: a finding, what holds alike for many subjects, or how many got a verdict that is not listed
/// singly.
struct JUnitCase {
  enum Outcome {
    /// Green; the text says why it is not a plain pass.
    case passed(String)
    case failed(kind: String, message: String, detail: String)
    case skipped(kind: String, message: String)
    case broken(message: String)
  }

  let className: String
  let name: String
  let outcome: Outcome

  init(className: String, name: String, outcome: Outcome) {
    self.className = className
    self.name = name
    self.outcome = outcome
  }

  /// Must explain fails; cannot tell is skipped, with what lacks; explained and advice pass and say so.
  init(_ verdict: Verdict, of rule: RuleSummary, name: String, message: String, detail: String) {
    className = rule.id
    self.name = name
    switch verdict {
    case .mustExplain: outcome = .failed(kind: verdict.title, message: message, detail: detail)
    case .cannotTell, .notRun: outcome = .skipped(kind: verdict.title, message: message)
    case .error: outcome = .broken(message: message)
    case .explained, .advice: outcome = .passed("\(verdict.title): \(detail)")
    case .complies, .notApplicable: outcome = .passed("")
    }
  }

  var isFailure: Bool { if case .failed = outcome { true } else { false } }
  var isSkipped: Bool { if case .skipped = outcome { true } else { false } }
  var isError: Bool { if case .broken = outcome { true } else { false } }

  var xml: String {
    let start =
      "<testcase classname=\"\(XMLText.attribute(className))\" name=\"\(XMLText.attribute(name))\""
    switch outcome {
    case .passed(let text) where text.isEmpty: return "    \(start)/>\n"
    case .passed(let text):
      return element(start, "<system-out>\(XMLText.content(text))</system-out>")
    case .failed(let kind, let message, let detail):
      return element(
        start, "<failure \(attributes(kind, message))>\(XMLText.content(detail))</failure>")
    case .skipped(let kind, let message):
      return element(start, "<skipped \(attributes(kind, message))/>")
    case .broken(let message):
      return element(start, "<error \(attributes(Verdict.error.title, message))/>")
    }
  }

  private func element(_ start: String, _ inner: String) -> String {
    "    \(start)>\n      \(inner)\n    </testcase>\n"
  }

  private func attributes(_ kind: String, _ message: String) -> String {
    "type=\"\(XMLText.attribute(kind))\" message=\"\(XMLText.attribute(message))\""
  }
}
