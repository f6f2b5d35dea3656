// SPDX-License-Identifier: Apache-2.0

/// The rules of packs as pages for people who read, change or are judged by them.
package struct RuleCatalogue: Sendable {
  package struct Pack: Sendable {
    let title: String
    let id: String
    let version: String
    let says: String
    let leavesOut: String?
    let rules: [Entry]

    package init(
      id: String, version: String, title: String, says: String, leavesOut: String?, rules: [Entry]
    ) {
      self.id = id
      self.version = version
      self.title = title
      self.says = says
      self.leavesOut = leavesOut
      self.rules = rules
    }
  }

  /// One rule.
  package struct Entry: Sendable {
    package var id = ""
    package var title = ""
    /// `must`, `should` or `may`.
    package var binding = ""
    package var subject = ""
    package var checkpoints: [String] = []
    package var guidance = Guidance()
    package var why: String?
    package var when: String?
    package var expect = ""
    package var message = ""
    package var remedies: [Named] = []
    /// Who explains a departure, approves it, and within what time.
    package var explained: String?
    package var effective: String?
    /// Why it is switched off, and who approved that.
    package var switchedOff: String?
    package var wording: String?
    package var parameters: [Named] = []
    package var facts: [Named] = []
    package var examples: [Example] = []

    package init() {}
  }

  package struct Guidance: Sendable {
    package var title = ""
    package var clause = ""
    package var date = ""
    package var says = ""
    package var url = ""

    package init() {}
  }

  /// A name with what it means.
  package struct Named: Sendable {
    let name: String
    let says: String

    package init(_ name: String, _ says: String) {
      self.name = name
      self.says = says
    }
  }

  /// What a rule makes of given facts.
  package struct Example: Sendable {
    let verdict: String
    let because: String?
    let given: [Named]

    package init(verdict: String, because: String?, given: [Named]) {
      self.verdict = verdict
      self.because = because
      self.given = given
    }
  }

  let packs: [Pack]

  package init(_ packs: [Pack]) { self.packs = packs }
}
