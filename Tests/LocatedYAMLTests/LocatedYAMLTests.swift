// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

@Suite struct LocatedYAMLTests {
  struct Fault: CustomTestStringConvertible {
    let name: String
    let yaml: String
    let line: Int
    let column: Int
    let says: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Fault(name: "nothing", yaml: "", line: 1, column: 1, says: "empty"),
    Fault(name: "tab", yaml: "a:\n\tb: 1\n", line: 2, column: 1, says: "not valid YAML"),
    Fault(name: "duplicate key", yaml: "a: 1\nb: 2\na: 3\n", line: 1, column: 1, says: "'a' stands twice"),
    Fault(name: "anchor", yaml: "a: &x [1]\nb: 2\n", line: 1, column: 4, says: "anchors"),
    Fault(name: "alias", yaml: "a: &x [1]\nb: *x\n", line: 1, column: 4, says: "anchors"),
    Fault(name: "unclosed", yaml: "a: [1, 2\nb: 3\n", line: 2, column: 2, says: "not valid YAML"),
  ])
  func `faults have a place`(fault: Fault) {
    let issues = #expect(throws: AuthoredIssues.self) { try YAMLDocument(file: "x.yaml", text: fault.yaml) }
    let first = issues?.issues.first
    #expect(first?.line == fault.line && first?.column == fault.column)
    #expect(first?.problem.contains(fault.says) == true, "\(first?.problem ?? "")")
  }

  @Test func `deep nesting and bombs of aliases are refused`() {
    let deep = String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000)
    #expect(throws: AuthoredIssues.self) { try YAMLDocument(file: "x.yaml", text: deep) }
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(throws: AuthoredIssues.self) { try YAMLDocument(file: "x.yaml", text: bomb) }
  }

  @Test func `scalars stay text`() throws {
    let root = try YAMLDocument(file: "x.yaml", text: "a: NO\nb: 1.10\nc: 2025-04-01\nd: ~\ne: '~'\n").root
    let values = try #require(root.mapping).map(\.value)
    #expect(values.map(\.scalar) == ["NO", "1.10", "2025-04-01", "~", "~"])
    #expect(values.map(\.isNull) == [false, false, false, true, false])
  }

  @Test func `an unknown key is named with its place and the near name`() throws {
    let document = try YAMLDocument(file: "rule.yaml", text: "title: x\nobligaton: should\n")
    var log = IssueLog(document)
    var reader = MappingReader(document.root, subject: "a rule", log: &log)
    _ = reader.optionalText("title", log: &log)
    _ = reader.optionalText("obligation", log: &log)
    reader.finish(log: &log)
    let issues = #expect(throws: AuthoredIssues.self) { try log.throwIfAny() }
    #expect(
      issues?.description == """
        rule.yaml:2:1: error: a rule has no key 'obligaton'. Did you mean 'obligation'?
          obligaton: should
          ^
        """)
  }

  @Test func `wrong shapes are issues, all of them at once`() throws {
    let document = try YAMLDocument(file: "x.yaml", text: "a: [1]\nb: maybe\nc: x\n")
    var log = IssueLog(document)
    var reader = MappingReader(document.root, subject: "it", log: &log)
    #expect(reader.text("a", log: &log) == nil)
    #expect(reader.optionalBool("b", log: &log) == nil)
    #expect(reader.optionalInt("c", log: &log) == nil)
    #expect(reader.required("d", log: &log) == nil)
    reader.finish(log: &log)
    #expect(log.issues.count == 4)
  }

  @Test(arguments: [
    ("bnad", "band"), ("vacancy.bnd", "vacancy.band"), ("obligaton", "obligation"), ("zzzzzz", nil),
    ("x", nil),
  ])
  func `near names are suggested and far ones are not`(name: String, expected: String?) {
    #expect(nearestName(to: name, among: ["band", "vacancy.band", "obligation", "title"]) == expected)
  }

  @Test(arguments: [
    ("panel.members-traind", "panel.members-trained"), ("members-traind", "panel.members-trained"),
    ("representation", "panel.representation-recorded"),
    ("panel.ethnic", "panel.ethnic-minority-representation"),
    ("minority-representation", "panel.ethnic-minority-representation"), ("ed", nil), ("rained", nil),
    ("zzzzzz", nil), ("", nil),
  ])
  func `an id is found by its parts`(name: String, expected: String?) {
    let ids = [
      "panel.ethnic-minority-representation", "panel.members-trained", "panel.representation-recorded",
    ]
    #expect(nearestID(to: name, among: ids) == expected)
  }

  @Test(arguments: [
    ("internal", "internal only"), ("flexible", "flexible working"), ("internal only", nil), ("inter", nil),
    // Too short to be the beginning of one thing, and the beginning of two.
    ("panel", nil), ("declared", nil),
  ])
  func `a name that is cut short is the beginning of one name alone`(known: String, expected: String?) {
    let names = [
      "internal only", "flexible working", "panel kind", "declared by", "declared on", "internal",
      "flexible working",
    ]
    #expect(nameCutShort(to: known, among: names) == expected)
  }

  @Test(arguments: [
    ("ethnicity", "ethnicty", true), ("ethnicity", "etnicity", true), ("ethnicity", "ethnicities", false),
    ("shortlisted on", "shortlisted", true), ("shortlisted on", "shortlist on", true),
    ("route", "rout", true),
    ("site", "sites", true), ("site", "title", false), ("band", "brand", true), ("band", "hand 2", false),
    ("under 25", "under 20", false), ("sex", "set", false), ("title", "tilte", true),
    ("accepted on", "accepted by", false), ("vacancy ref", "vacancy reff", true),
    ("text", "txt", true), ("department", "dprtmnt", true), ("text", "tx", false), ("sex", "six", false),
    ("site", "st", false), ("ref", "reference", false), ("text", "test", true), ("band", "bound", false),
  ])
  func `a misspelling is so near that nothing else can be meant`(known: String, name: String, isOne: Bool) {
    #expect((misspelling(of: known, among: ["posts", name]) == name) == isOne)
  }
}
