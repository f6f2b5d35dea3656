// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import RuleEngine
import Testing

/// A misspelt name in an expression is found in the file, however YAML writes the expression. `@@` marks it.
@Suite struct ExpressionPlaceTests {
  static let spellings = [
    "expect: panel.interview.@@deciding >= 3",
    "expect: 'panel.interview.standing == ''actual'' && panel.interview.@@deciding >= 3'",
    "expect: \"panel.interview.standing == \\\"actual\\\" && panel.interview.@@deciding >= 3\"",
    "expect: \"panel.interview.standing == \\x22actual\\u0022 && panel.interview.@@deciding >= 3\"",
    "expect: >-\n  panel.interview.recorded\n  && panel.interview.@@deciding >= 3",
    "expect: >\n\n    panel.interview.recorded\n\n    && panel.interview.@@deciding >= 3\n",
    "expect: |\n  panel.interview.recorded &&\n    panel.interview.@@deciding >= 3",
    "expect: |-\n\n  panel.interview.recorded &&\n\n  panel.interview.@@deciding >= 3",
    "expect: panel.interview.recorded\n  && panel.interview.@@deciding >= 3",
    "expect: panel.interview.recorded &&\n    @@deciding >= 3",
    "expect: 'panel.interview.recorded\n  && panel.interview.@@deciding >= 3'",
    "expect: \"panel.interview.recorded   \n     && panel.interview.@@deciding >= 3\"",
    "expect: \"vacancy.title == 'Pflegé 护士' && panel.interview.@@deciding >= 3\"",
  ]

  @Test(arguments: spellings) func theFaultIsFoundInTheFile(_ spelling: String) throws {
    let good = "expect: panel.interview.deciding_members >= 3"
    let marked = LoaderIssueTests.rule.replacingOnce(good, spelling)
    let (before, after) = try #require(marked.components(around: "@@"))
    let issues = LoaderIssueTests.issues([
      Fixtures.header, PackFile(path: "test/rule.yaml", text: before + after),
    ])
    let issue = try #require(issues.first)
    #expect(issue.line == before.filter { $0 == "\n" }.count + 1)
    #expect(issue.column == before.reversed().prefix { $0 != "\n" }.count + 1)
    #expect(issues.count == 1)
  }
}
