// SPDX-License-Identifier: Apache-2.0

import Patterns
import Testing

@Suite struct PatternTests {
  /// What Python's `re.search(pattern, text)` gives: whether anything is found, and the first group; `nil` where
  /// nothing is found or the group took no part, empty where it took nothing.
  static let table: [(pattern: String, text: String, isFound: Bool, group: String?)] = [
    (#"(?i)band\s*([0-9]+[a-d]?)"#, "Agenda for Change BAND 8a (£53,755)", true, "8a"),
    (#"band ([0-9]+)"#, "Band 7", false, nil),
    (#"(\d{4}-\d{2}-\d{2})"#, "closes 2025-04-01 at noon", true, "2025-04-01"),
    (#"(a+)(b+)"#, "xxaabbb", true, "aa"), (#"(?:Trac|TRAC)-(\d+)"#, "ref TRAC-0042", true, "0042"),
    (#"^([^:]+):"#, "Shortlisting: Rejected", true, "Shortlisting"),
    (#": (.*)$"#, "Offer: Conditional", true, "Conditional"),
    (#"(a|ab)(c|bcd)"#, "abcd", true, "a"), (#"(a)|(b)"#, "b", true, nil), (#"(a)|(b)"#, "c", false, nil),
    (#"()x"#, "x", true, ""),
    (#"(.*?)-"#, "one-two-three", true, "one"), (#"(.*)-"#, "one-two-three", true, "one-two"),
    (#"\((\w+)\)$"#, "Not stated (Z)", true, "Z"), (#"(?P<band>VSM)"#, "VSM", true, "VSM"),
    (#"([äöü]+)"#, "Zürich", true, "ü"), (#"(.)$"#, "naïve é", true, "é"),
    (#"(?s)a(.)b"#, "a\nb", true, "\n"), (#"a(.)b"#, "a\nb", false, nil),
    (#"\b(\w{3})\b"#, "one three two", true, "one"), (#"([^\W\d]+)\d"#, "ab1", true, "ab"),
    (#"(x*)"#, "", true, ""),
  ]

  @Test(arguments: table)
  func `the first group of the leftmost match`(
    _ row: (pattern: String, text: String, isFound: Bool, group: String?)
  ) throws {
    let pattern = try Pattern(row.pattern)
    #expect(pattern.isFound(in: row.text) == row.isFound, "\(row.pattern)")
    #expect(pattern.firstGroup(in: row.text) == row.group, "\(row.pattern)")
  }

  @Test func `a pattern without a group finds, and gives no group`() throws {
    let pattern = try Pattern(#"(?:a|b)\d"#)
    #expect(pattern.groupCount == 0)
    #expect(pattern.isFound(in: "xb4"))
    #expect(pattern.firstGroup(in: "xb4") == nil)
    #expect(try Pattern("(a)(b(c))").groupCount == 3)
  }

  @Test func `case is folded when it is asked for`() throws {
    #expect(try Pattern("nurse", foldsCase: true).isFound(in: "Staff NURSE"))
    #expect(try !Pattern("nurse").isFound(in: "Staff NURSE"))
    #expect(try Pattern("a") == Pattern("a"))
    #expect(try Pattern("a", foldsCase: true) != Pattern("a"))
  }

  /// Patterns with which a backtracking engine needs a time that doubles with every letter, and whether each is
  /// found in two hundred thousand of them and a 0. An engine that tries one way after the other does not come to an
  /// answer in the age of the universe.
  static let hostile: [(pattern: String, isFound: Bool)] = [
    ("(a+)+$", false), ("([a-zA-Z]+)*$", true), ("(a|aa)+$", false), ("(a|a?)+$", true),
    ("(.*a){12}$", false),
    ("^(a?){30}a{30}$", false), ("(x+x+)+y", false), ("(a*)*b", false),
    ("^(([a-z])+.)+[A-Z]([a-z])+$", false),
    ("(.*)*(.*)*(.*)*!", false), ("(?:(?:a+)+)+(b)", false), ("(a+)+0$", true), ("(?:a|aa)*(0)", true),
  ]

  @Test(arguments: hostile)
  func `a pattern that grows without bound elsewhere is answered here`(
    _ row: (pattern: String, isFound: Bool)
  )
    throws
  {
    let text = String(repeating: "a", count: 200_000) + "0"
    #expect(try Pattern(row.pattern).isFound(in: text) == row.isFound, "\(row.pattern)")
  }

  @Test func `a hundred thousand letters are one group`() throws {
    let text = String(repeating: "a", count: 100_000)
    let pattern = try Pattern("(a+)+$")
    #expect(pattern.isFound(in: text) && pattern.firstGroup(in: text) == text)
    #expect(pattern.firstGroup(in: text + "b") == nil)
  }

  @Test(arguments: [
    #"(a)\1"#, #"(?P<n>a)(?P=n)"#, "(?=a)b", "(?!a)b", "(?<=a)b", "(?<!a)b", "(?>a+)b", "a*+b",
  ])
  func `what only a backtracking engine can do is refused`(_ pattern: String) {
    #expect(throws: PatternFault.self) { try Pattern(pattern) }
  }

  @Test func `a pattern that takes too much memory is refused`() {
    for text in ["((a{100}){100}){10}", "(?i)((\\pL{200}){5}x)", "(((a{30}){30}){30}){30}"] {
      #expect(throws: PatternFault.self, "\(text)") { try Pattern(text) }
    }
    let fault = #expect(throws: PatternFault.self) { try Pattern(String(repeating: "a", count: 1001)) }
    #expect(fault?.problem == "the pattern is longer than 1000 bytes")
    #expect(throws: Never.self) { try Pattern(String(repeating: "a", count: 1000)) }
  }

  static let faults: [(pattern: String, offset: Int, problem: String)] = [
    ("(a*)(*b)", 5, "there is nothing before '*' that it could repeat"),
    ("ab(cd", 0, "a '(' is not closed"), ("a)", 0, "a ')' closes nothing"),
    ("[a-z", 0, "a '[' is not closed"),
    (#"é\q"#, 1, #"'\q' means nothing in a pattern"#), ("x[z-a]", 2, "'z-a' is no range of characters"),
    ("a**", 1, "'**' repeats what is repeated already"), ("a{1001}", 1, "'{1001}' repeats too often"),
    (#"(a)\1"#, 3, #"'\1' means nothing in a pattern"#), ("(?=a)b", 0, "'(?=' is not available here"),
    ("b(?<!a)", 1, "'(?<' is not available here"), (#"ab\"#, 0, #"a '\' stands at the end"#),
    ("[[:foo:]]", 1, "'[:foo:]' is no range of characters"),
    ("(?P<n-m>a)", 0, "'(?P<n-m>' does not name a group"),
  ]

  @Test(arguments: faults)
  func `what is wrong with a pattern is said at its place`(
    _ row: (pattern: String, offset: Int, problem: String)
  ) {
    let fault = #expect(throws: PatternFault.self) { try Pattern(row.pattern) }
    #expect(fault?.problem.hasPrefix(row.problem) == true, "\(String(describing: fault))")
    #expect(fault?.offset == row.offset, "\(row.pattern): \(String(describing: fault))")
    #expect(fault?.advice.isEmpty == false)
  }

  @Test func `any text ends with a pattern or a place in it`() {
    var state: UInt64 = 11
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let scraps = [
      "(", ")", "[", "]", "{2,", "}", "*", "+", "?", "\\", "a", "é", "-", "|", "^", "$", ":", "P<", "\u{0}",
    ]
    var refused = 0
    for _ in 0..<2000 {
      let text = (0..<(1 + next(12))).map { _ in scraps[next(scraps.count)] }.joined()
      do {
        _ = try Pattern(text).isFound(in: "aé-\u{0}aa")
      } catch {
        refused += 1
        #expect((0...text.unicodeScalars.count).contains(error.offset) && !error.problem.isEmpty, "\(text)")
      }
    }
    #expect(refused > 500 && refused < 2000)
  }
}
