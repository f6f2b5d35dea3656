// SPDX-License-Identifier: Apache-2.0

import Foundation
import Statistics
import Testing

/// Holds the functions to what scipy, statsmodels and mpmath answer on thousands of drawn cases, and the page that
/// says so to what was found.
@Suite struct AgreementTests {
  /// The largest difference and the number of answers compared.
  private func compare(_ row: AgreementRow) -> (largest: Double, cases: Int, worst: String) {
    var (largest, cases, worst) = (0.0, 0, "")
    for test in AgreementCase.all where test.kind == row.kind {
      guard let expected = test.answers[row.answer] else { continue }
      cases += 1
      let found = row.compute(test)
      let difference = differences(found, expected, row).max() ?? .infinity
      if !(difference <= largest) {
        (largest, worst) = (difference, "\(test.numbers) \(test.rows): \(found) rather than \(expected)")
      }
    }
    return (largest, cases, worst)
  }

  private func differences(_ found: [Double?], _ expected: [Double?], _ row: AgreementRow) -> [Double] {
    guard found.count == expected.count else { return [.infinity] }
    return zip(found, expected).map { found, expected in
      guard let found, let expected else { return found == nil && expected == nil ? 0 : .infinity }
      if found == expected || expected.magnitude < row.smallest { return 0 }
      let difference = (found - expected).magnitude
      return row.isAbsolute ? difference : difference / expected.magnitude
    }
  }

  @Test(arguments: AgreementRow.all)
  func `the function agrees with its oracle`(row: AgreementRow) {
    let (largest, cases, worst) = compare(row)
    #expect(cases >= 60, "\(row.name)")
    #expect(largest <= row.tolerance, "\(worst)")
  }

  @Test
  func `the page of agreement says how many cases were compared and no less than the largest difference`()
    throws
  {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/EvenhandKit/Documentation.docc/Agreement.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let start = "| What | Held against | Cases | Largest difference |\n| --- | --- | --- | --- |\n"
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      let rows = AgreementRow.all.map(line).joined(separator: "\n")
      let (before, after) = (text.components(separatedBy: start), "\n\n")
      let rest = before.last?.components(separatedBy: after).dropFirst().joined(separator: after) ?? ""
      try ((before.first ?? "") + start + rows + after + rest).write(
        to: path, atomically: true, encoding: .utf8)
    }
    for row in AgreementRow.all {
      let (largest, cases, _) = compare(row)
      let said = try #require(
        text.split(separator: "\n").first { $0.hasPrefix("| \(row.name) | ") }, "\(row.name)")
      let cells = said.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(cells[1] == row.oracle && cells[2] == "\(cases)")
      let bound = try #require(cells[3].split(separator: " ").compactMap { Double($0) }.first)
      #expect(largest <= bound, "\(row.name)")
    }
  }

  /// A line of the page: the difference rounded up to a power of ten.
  private func line(_ row: AgreementRow) -> String {
    let (largest, cases, _) = compare(row)
    let bound =
      largest == 0
      ? "0" : largest.isInfinite ? "infinite" : "under 1e\(Int(log10(min(largest, 1e9)).rounded(.down)) + 1)"
    return
      "| \(row.name) | \(row.oracle) | \(cases) | \(bound)\(row.isAbsolute && largest > 0 ? " absolute" : "") |"
  }
}
