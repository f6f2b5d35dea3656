// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

@testable import Registers

@Suite struct RegisterFaultTests {
  private static let header = ExplanationField.allCases.map(\.rawValue).joined(separator: ",") + "\n"
  private static let row = "panel.representation,V-1,c,r,k,a,o,2026-06-30,e,s,v,au,ap,2026-02-01,2026-09-30\n"

  private func issues(_ text: String, _ format: ExplanationRegister.Format) -> [AuthoredIssue] {
    do throws(AuthoredIssues) {
      _ = try ExplanationRegister(file: "r", format: format, text: text, knownRules: Samples.rules)
      return []
    } catch {
      return error.issues
    }
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let text: String
    let line: Int
    let column: Int
    let says: String
    var testDescription: String { says }
  }

  @Test(
    "a fault of a table is told with its line and column",
    arguments: [
      Fault(text: "", line: 1, column: 1, says: "the file is empty"),
      Fault(
        text: header.replacing("rationale", with: "rational"), line: 1, column: 22,
        says: "there is no column 'rational'. Did you mean 'rationale'?"),
      Fault(
        text: header.replacing("resource,", with: ""), line: 1, column: 1,
        says: "the column 'resource' is missing. Add it"),
      Fault(
        text: header.replacing("comply_by", with: "comply_by,context"), line: 1, column: 137,
        says: "'context' stands twice"),
      Fault(text: header + "a,b\n", line: 2, column: 1, says: "the row has 2 cells, the first row 15"),
      Fault(
        text: header + row.replacing("2026-06-30", with: "30.6.2026"), line: 2, column: 36,
        says: "'due' is no date. Write it as 2026-03-31 or, day first, 31/03/2026"),
      Fault(
        text: header + row.replacing("2026-09-30", with: "2026-09-31"), line: 2, column: 70, says: "no date"),
      Fault(text: header + row.replacing("2026-02-01", with: "1/2/26"), line: 2, column: 59, says: "no date"),
      Fault(text: header + row.replacing("V-1", with: "*"), line: 2, column: 22, says: "('*') is refused"),
      Fault(
        text: header + row.replacing("V-1", with: "V-1; *"), line: 2, column: 22, says: "('*') is refused"),
      Fault(text: header + row.replacing("V-1", with: " ; "), line: 2, column: 22, says: "names no subject"),
      Fault(
        text: header + row.replacing("panel.rep", with: "panel.repp"), line: 2, column: 1,
        says: "there is no rule 'panel.reppresentation'. Did you mean 'panel.representation'?"),
      Fault(
        text: header + row.replacing("panel.representation", with: ""), line: 2, column: 1, says: "no rule"),
      Fault(
        text: header + row + row, line: 3, column: 22,
        says: "the rule 'panel.representation' with the subject 'V-1' stands twice. Keep one entry; "
          + "the other begins on line 2"),
      Fault(
        text: header + row + row.replacing("V-1", with: "V-0; V-1"), line: 3, column: 22,
        says: "'V-1' stands twice"),
      Fault(
        text: header + row.replacing(",au,", with: ",a@nhs.uk,"), line: 2, column: 53,
        says: "the author is written as an address. Write a role, not a person"),
      Fault(text: header + "\"a\nb", line: 2, column: 1, says: "the quote that begins here is never closed"),
      Fault(text: header + "a\"b,\n", line: 2, column: 2, says: "a quote inside a cell"),
      Fault(text: header + "\"a\"b,\n", line: 2, column: 4, says: "text after the quote"),
      Fault(
        text: header + row.replacing(",c,", with: ",\"c\nd\",") + row.replacing("V-1", with: "*"), line: 4,
        column: 22,
        says: "('*') is refused"),
    ])
  func table(_ fault: Fault) throws {
    let issue = try #require(issues(fault.text, .csv).first)
    #expect(issue.description.contains(fault.says), "\(issue)")
    #expect(issue.line == fault.line && issue.column == fault.column, "\(issue)")
  }

  private static let yaml = """
    explanations:
      - rule: panel.representation
        subject: V-1
        author: manager
        approved_on: 2026-02-01

    """

  @Test(
    "a fault of a list is told with its line and column",
    arguments: [
      Fault(text: "- rule: x\n", line: 1, column: 1, says: "the register must be a mapping"),
      Fault(text: "explanation: []\n", line: 1, column: 1, says: "Did you mean 'explanations'?"),
      Fault(
        text: yaml.replacing("author", with: "auther"), line: 4, column: 5, says: "Did you mean 'author'?"),
      Fault(
        text: yaml.replacing("2026-02-01", with: "soon"), line: 5, column: 18,
        says: "'approved_on' is no date"),
      Fault(text: yaml.replacing("V-1", with: "\"*\""), line: 3, column: 14, says: "('*') is refused"),
      Fault(
        text: yaml.replacing("V-1", with: "{a: b}"), line: 3, column: 14,
        says: "'subject' of the entry must be text"),
      Fault(
        text: yaml.replacing("author: manager", with: "rule: x"), line: 2, column: 5, says: "stands twice"),
      Fault(text: "explanations: nothing\n", line: 1, column: 15, says: "must be a list of entries"),
      Fault(text: "explanations:\n  - text\n", line: 2, column: 5, says: "the entry must be a mapping"),
      Fault(text: "explanations: [\n", line: 2, column: 1, says: "this is not valid YAML"),
    ])
  func list(_ fault: Fault) throws {
    let issue = try #require(issues(fault.text, .yaml).first)
    #expect(issue.description.contains(fault.says), "\(issue)")
    #expect(issue.line == fault.line && issue.column == fault.column, "\(issue)")
  }

  @Test("all faults are told at once, in the order of the file")
  func together() {
    let rows = ["*", "V-2", "V-3"].map { RegisterFaultTests.row.replacing("V-1", with: $0) }.joined()
    let text = RegisterFaultTests.header + rows.replacing("2026-06-30", with: "x")
    #expect(issues(text, .csv).map(\.line) == [2, 2, 3, 4])
  }

  @Test("a message about a table shows no row")
  func privacy() {
    let text = RegisterFaultTests.header + RegisterFaultTests.row.replacing("V-1", with: "*")
    #expect(issues(text, .csv).map(\.lineText) == [""])
  }

  @Test("rules are not checked when they are not known")
  func unknownRules() throws {
    let text = RegisterFaultTests.header + RegisterFaultTests.row.replacing("panel.", with: "other.")
    #expect(try ExplanationRegister(file: "r", format: .csv, text: text).entries.count == 1)
  }

  @Test("a list of subjects may be written as one in YAML")
  func subjects() throws {
    let text = RegisterFaultTests.yaml.replacing("V-1", with: "[V-1, V-2]")
    let register = try ExplanationRegister(file: "r", format: .yaml, text: text)
    #expect(register.entries[0].subjects == ["V-1; V-2", "V-1", "V-2"])
  }
}
