// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

/// What YAML is known to turn into something else: read as it was written, or refused with its place.
@Suite struct YAMLTrapTests {
  /// Each stands as a value, as an item of a list and as a key.
  static let scalars = [
    "NO", "no", "No", "yes", "ON", "off", "y", "n", "true", "False", "1.10", "1.0", "010", "0o10", "0x1F",
    "0b11", "1_000", "1e3", ".5", "+1", "-0", ".inf", "-.INF", ".nan", "22:30", "12:30:45", "190:20:30",
    "2025-04-01", "2025-04-01T10:00:00Z", "2025-4-1", "31/03/2025", "8a", "7", "5/6", "V-001", "00123", "~x",
    "null-hypothesis", "Nullable", "@", "=", "!", "<5", "*", "a b", "C:\\trust", "it's", "50%", "1,234", "..",
    "ﬁ", "Zoë", "\u{A0}x", "１",
  ]

  @Test func `a scalar is the text that was written`() throws {
    for text in Self.scalars {
      // What YAML gives a meaning of its own at the start of a plain text has to be quoted, and then is a text.
      let isPlain = !["@", "!", "*"].contains { text.hasPrefix($0) } && text != "="
      for written in isPlain ? [text, "\"\(text.replacing("\\", with: "\\\\"))\""] : ["\"\(text)\""] {
        let root = try YAMLDocument(file: "x.yaml", text: "v: \(written)\nl: [\(written)]\n\(written): k\n")
          .root
        let pairs = try #require(root.mapping, "\(written)")
        #expect(pairs[0].value.scalar == text && !pairs[0].value.isNull, "\(written)")
        #expect(pairs[2].key.scalar == text, "\(written)")
        if !text.contains(",") || written.hasPrefix("\"") {
          #expect(pairs[1].value.sequence?.map(\.scalar) == [text], "\(written)")
        }
      }
    }
  }

  @Test func `only what is written as nothing is nothing`() throws {
    let text = "a:\nb: ~\nc: null\nd: ''\ne: \"null\"\nf: Null\ng: NULL\nh: |\n  null\n"
    let values = try #require(try YAMLDocument(file: "x.yaml", text: text).root.mapping).map(\.value.isNull)
    #expect(values == [true, true, true, false, false, false, false, false])
  }

  struct Refusal: CustomTestStringConvertible {
    let name: String
    let yaml: String
    let line: Int
    var column: Int?
    var testDescription: String { name }
  }

  static let refusals: [Refusal] = [
    Refusal(name: "an anchor", yaml: "a: 1\nb: &x 2\n", line: 2, column: 4),
    Refusal(name: "an anchor on a mapping", yaml: "a: &x\n  b: 1\n", line: 1, column: 4),
    Refusal(name: "an alias to an anchor", yaml: "a: &x 1\nb: *x\n", line: 1, column: 4),
    Refusal(name: "an alias to nothing", yaml: "a: 1\nb: *x\n", line: 2, column: 4),
    Refusal(name: "a merge of an anchor", yaml: "a: &x {b: 1}\nc:\n  <<: *x\n", line: 1, column: 4),
    Refusal(name: "a key twice", yaml: "a: 1\nb: 2\na: 3\n", line: 1),
    Refusal(name: "a key twice within", yaml: "a:\n  b: 1\n  c: 2\n  b: 3\n", line: 2),
    Refusal(name: "a key twice, once in quotes", yaml: "a: 1\n'a': 2\n", line: 1),
    Refusal(name: "a number twice, once in quotes", yaml: "b: 2\n8: 1\n'8': 3\n", line: 2, column: 1),
    Refusal(name: "a flag twice, once in quotes", yaml: "yes: 1\n\"yes\": 3\n", line: 1, column: 1),
    Refusal(name: "a key twice in flow", yaml: "a: {b: 1, b: 2}\n", line: 1),
    Refusal(name: "a tab as indentation", yaml: "a:\n\tb: 1\n", line: 2, column: 1),
    Refusal(name: "a tab behind spaces", yaml: "a:\n  \tb: 1\n", line: 2),
    Refusal(name: "a list that is not closed", yaml: "a: [1, 2\nb: 3\n", line: 2),
    Refusal(name: "a quote that is not closed", yaml: "a: \"x\nb: 1\n", line: 3),
    Refusal(name: "a colon in a plain text", yaml: "a: b: c\n", line: 1),
    Refusal(name: "an indentation that fits nothing", yaml: "a:\n    b: 1\n  c: 2\n", line: 3),
    Refusal(name: "text behind a value", yaml: "a: \"x\" y\n", line: 1),
    Refusal(name: "an @ in the open", yaml: "a: @x\n", line: 1, column: 4),
    Refusal(name: "a bar that is no block", yaml: "a: | x\n  y\n", line: 1),
    Refusal(name: "a second document", yaml: "a: 1\n---\nb: 2\n", line: 2),
    Refusal(name: "nothing", yaml: "", line: 1, column: 1),
    Refusal(name: "comments alone", yaml: "# a\n# b\n", line: 1, column: 1),
    Refusal(
      name: "a tag that makes something else of a text", yaml: "a: !!binary aGk=\n", line: 1, column: 4),
    Refusal(
      name: "a tag of an application", yaml: "a: 1\nb: !python/object:os.system x\n", line: 2, column: 4),
    Refusal(name: "a tag that makes a set of a mapping", yaml: "a: !!set {b, c}\n", line: 1, column: 4),
    Refusal(name: "a control character", yaml: "a: 1\nb: é\u{7}\n", line: 2, column: 5),
  ]

  @Test(arguments: refusals)
  func `what cannot be taken as it stands is refused with its place`(refusal: Refusal) throws {
    let issues = #expect(throws: AuthoredIssues.self) {
      try YAMLDocument(file: "x.yaml", text: refusal.yaml)
    }
    let issue = try #require(issues?.issues.first)
    #expect(issue.file == "x.yaml" && issue.line == refusal.line, "\(issue)")
    #expect(issue.column >= 1 && (refusal.column.map { $0 == issue.column } ?? true), "\(issue)")
    let lines = refusal.yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      issue.lineText == (lines.indices.contains(issue.line - 1) ? lines[issue.line - 1] : ""), "\(issue)")
  }

  @Test func `a byte-order mark and CRLF move nothing`() throws {
    let root = try YAMLDocument(file: "x.yaml", text: "\u{FEFF}a: 1\r\nb: NO\r\n").root
    let pairs = try #require(root.mapping)
    #expect(pairs.map(\.key.scalar) == ["a", "b"] && pairs.map(\.value.scalar) == ["1", "NO"])
    #expect(pairs.map(\.key.line) == [1, 2] && pairs[1].value.column == 4)
  }

  @Test func `a merge key without an anchor is a key like others, which no reader knows`() throws {
    let document = try YAMLDocument(file: "x.yaml", text: "<<: {a: 1}\nb: 2\n")
    var log = IssueLog(document)
    var reader = MappingReader(document.root, subject: "it", log: &log)
    _ = reader.optionalText("b", log: &log)
    reader.finish(log: &log)
    #expect(log.issues.map(\.problem) == ["it has no key '<<'"])
  }

  @Test func `blocks keep their lines, folded ones do not, and both keep what looks like a value`() throws {
    let text = "a: |\n  NO\n  1.10\nb: >-\n  NO\n  1.10\nc: 'it''s'\nd: \"\\u0041\\t\"\n"
    let values = try #require(try YAMLDocument(file: "x.yaml", text: text).root.mapping).map(\.value)
    #expect(values.map(\.scalar) == ["NO\n1.10\n", "NO 1.10", "it's", "A\t"])
    #expect(values.map(\.isBlock) == [true, true, false, false])
  }
}
