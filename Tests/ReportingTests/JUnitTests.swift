// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import FoundationXML
import Testing

@testable import Reporting

@Suite struct JUnitTests {
  private func text(_ outcome: AuditOutcome = SampleOutcome.outcome()) throws -> String {
    JUnitReport(try ReportDocument(outcome)).text
  }

  private func root(_ outcome: AuditOutcome = SampleOutcome.outcome()) throws -> XMLElement {
    try #require(try XMLDocument(xmlString: try text(outcome)).rootElement())
  }

  private func suites(_ root: XMLElement) -> [XMLElement] { root.elements(forName: "testsuite") }

  private func value(_ element: XMLElement, _ name: String) -> String {
    element.attribute(forName: name)?.stringValue ?? ""
  }

  /// The case of a rule whose name begins so.
  private func found(_ rule: String, _ name: String) throws -> XMLElement {
    let suite = try #require(suites(try root()).first { value($0, "name") == rule })
    return try #require(suite.elements(forName: "testcase").first { value($0, "name").hasPrefix(name) })
  }

  @Test func `the numbers are those of the cases`() throws {
    let root = try root()
    var all = [0, 0, 0]
    for suite in suites(root) {
      let cases = suite.elements(forName: "testcase")
      func count(_ name: String) -> Int { cases.count { !$0.elements(forName: name).isEmpty } }
      #expect(!cases.isEmpty, "\(value(suite, "name"))")
      #expect(value(suite, "tests") == String(cases.count))
      #expect(value(suite, "failures") == String(count("failure")))
      #expect(value(suite, "errors") == String(count("error")))
      #expect(value(suite, "skipped") == String(count("skipped")))
      all = zip(all, [cases.count, count("failure"), count("error")]).map(+)
    }
    #expect(["tests", "failures", "errors"].map { value(root, $0) } == all.map(String.init))
    #expect(suites(root).count == SampleOutcome.rules.count + 1)
  }

  @Test(arguments: [
    ("panel.ethnic-minority-representation", "interview V-1004", "failure", "8b"),
    ("panel.ethnic-minority-representation", "interview V-1005", "skipped", "blank"),
    ("panel.ethnic-minority-representation", "interview V-1002", "system-out", "explained: "),
    ("panel.ethnic-minority-representation", "every interview (2 interviews", "skipped", "not recorded"),
    ("panel.representation-recorded", "every interview (6 interviews", "failure", "representation"),
    ("law.no-ring-fence", "vacancy V-1009", "failure", "will be opened"),
    ("law.no-ring-fence", "not run: 1 vacancy", "skipped", "switched off"),
    ("wres.indicator-2", "cut of the data band 9", "error", "out of range"),
    ("criteria.wording-open", "advert V-1002", "system-out", "“native English” (advert text, line 3"),
  ])
  func `each verdict has its outcome`(rule: String, name: String, element: String, says: String) throws {
    let found = try found(rule, name)
    let children = found.elements(forName: element)
    #expect(found.childCount == 1 && children.count == 1, "\(found)")
    #expect(found.xmlString.contains(says), "\(found.xmlString)")
  }

  @Test(arguments: [
    ("advert.open", "complies: 8 vacancies"),
    ("panel.ethnic-minority-representation", "not applicable: 1 interview"),
  ])
  func `what is not listed is one passing case with its number`(rule: String, name: String) throws {
    #expect(try found(rule, name).childCount == 0)
  }

  @Test func `a rule that looked at nothing is not green`() throws {
    var outcome = SampleOutcome.outcome()
    let id = "panel.representation-recorded"
    outcome.evaluation = Evaluation(
      rules: SampleOutcome.rules.filter { $0.id == id }.map { rule in
        var rule = rule
        rule.tally = SampleOutcome.tally([.notApplicable: 12])
        return rule
      })
    let text = try text(outcome)
    #expect(text.contains("name=\"not applicable: 12 interviews\""))
    #expect(text.contains("<skipped type=\"not applicable\" message=\"Nothing was examined: 0 of 12.\"/>"))
    // Nothing at all was looked at, and the suite of the audit itself is not green.
    #expect(text.contains("<skipped type=\"cannot tell\" message=\"Nothing can be told"))
    outcome.ledger.files[0].isComplete = false
    #expect(try self.text(outcome).contains("<error type=\"error\" message=\"'vacancies.csv' breaks off"))
  }

  @Test(arguments: HostileText.all)
  func `it is well-formed whatever stands in it, and has the same elements`(text: String) throws {
    let hostile = try self.text(HostileText.outcome(with: text))
    let plain = try self.text(HostileText.outcome(with: "x"))
    let document = try XMLDocument(xmlString: hostile)
    #expect(document.rootElement()?.name == "testsuites")
    #expect(names(try XMLDocument(xmlString: hostile)) == names(try XMLDocument(xmlString: plain)))
  }

  private func names(_ document: XMLDocument) -> [String: Int] {
    var names: [String: Int] = [:]
    var open: [XMLNode] = [document]
    while let node = open.popLast() {
      if node.kind == .element { names[node.name ?? "", default: 0] += 1 }
      open += node.children ?? []
    }
    return names
  }

  @Test(
    .enabled(
      if: OutsideTool.hasSchema("junit-10.xsd") && OutsideTool.exists("xmllint"),
      "JUnit's schema or xmllint is not there: make test fetches them"))
  func `it satisfies the schema of Jenkins`() throws {
    for outcome in [SampleOutcome.outcome(), HostileText.outcome(with: "\u{1}]]><&\"'\u{FFFE}")] {
      let good = try text(outcome)
      let spoilt = good.replacingOccurrences(of: "classname=", with: "class=")
      try OutsideTool.withFolder(["good.xml": good, "spoilt.xml": spoilt]) { folder in
        let check = [
          "xmllint", "--noout", "--nonet", "--schema", OutsideTool.schema("junit-10.xsd").path(),
        ]
        let run = try OutsideTool.run(check + [folder.appending(path: "good.xml").path()])
        #expect(run.status == 0, "\(run.output)")
        #expect(try OutsideTool.run(check + [folder.appending(path: "spoilt.xml").path()]).status != 0)
      }
    }
  }
}
