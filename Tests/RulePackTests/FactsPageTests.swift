// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import RuleEngine
import Testing

/// Holds the page of facts to what rules may really name. `RECORD=1` writes it anew, and fails.
@Suite struct FactsPageTests {
  private static let url = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/EvenhandKit/Documentation.docc/Facts.md")

  @Test func `the page lists every fact that a rule may name`() throws {
    let page = Self.page
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(page.utf8).write(to: Self.url)
      Issue.record("recorded Facts.md; run again without RECORD")
      return
    }
    let kept = try String(contentsOf: Self.url, encoding: .utf8)
    #expect(kept == page, "Facts.md is not what the schema says; RECORD=1 writes it anew")
  }

  private static var page: String {
    var text = """
      # The facts that rules may name

      What an expression can read, by what a rule is `for`. This page is written from the program's own schema.

      ## Overview

      A fact that nobody recorded is unknown, and an expression over it is unknown with it. Beside these, `param` holds
      the rule's own parameters. A fact *of each* is one of the elements of a list, and an expression goes over the list
      for it: `adverts.exists(each, each.open_days >= 7)`.

      """
    for kind in FactSchema.subjectKinds {
      text += "\n## for: \(kind.rawValue)\n\n| fact | type | meaning |\n|---|---|---|\n"
      for fact in FactSchema.facts(for: kind) {
        text +=
          "| `\(fact.path)` | \(cell(fact.type))\(fact.list == nil ? "" : ", of each") | \(cell(fact.documentation)) |\n"
      }
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    text.replacingOccurrences(of: "|", with: "\\|").replacingOccurrences(of: "\n", with: " ")
  }
}
