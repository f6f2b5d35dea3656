// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

@Suite struct GoldenTests {
  @Test("each format is what was reviewed", arguments: ReportFormat.allCases)
  func formats(_ format: ReportFormat) throws {
    let document = try ReportDocument(SampleOutcome.outcome())
    for file in try document.files(format) { try GoldenFile.expect(file.text, equals: file.name) }
  }

  @Test("the terminal summary is what was reviewed", arguments: [false, true])
  func terminal(isColoured: Bool) throws {
    let summary = TerminalSummary(try ReportDocument(SampleOutcome.outcome()), isColoured: isColoured)
    try GoldenFile.expect(summary.text, equals: isColoured ? "terminal-colour.txt" : "terminal.txt")
  }

  @Test("the same audit gives the same bytes whatever the order of its rules and remarks")
  func determinism() throws {
    var shuffled = SampleOutcome.outcome()
    shuffled.evaluation.rules.reverse()
    shuffled.quality.reverse()
    let rules = Set(shuffled.evaluation.findings.map(\.rule)).sorted().reversed()
    shuffled.evaluation.findings = rules.flatMap { rule in
      SampleOutcome.findings.filter { $0.rule == rule }
    }
    for format in ReportFormat.allCases {
      let one = try ReportDocument(SampleOutcome.outcome()).files(format)
      let other = try ReportDocument(shuffled).files(format)
      #expect(one == other)
    }
  }
}
