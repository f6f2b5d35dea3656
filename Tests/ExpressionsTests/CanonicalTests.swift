// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

@Suite struct CanonicalTests {
  static let spellings = [
    ("yes&&no||lost", "yes && no || lost", "bool"),
    ("yes && (no || lost)", "yes && (no || lost)", "bool"),
    ("(yes && no) && lost", "(yes && no) && lost", "bool"),
    ("((1))+(2*3)", "1 + 2 * 3", "int"), ("(1+2)*3", "(1 + 2) * 3", "int"), ("1-(2-3)", "1 - (2 - 3)", "int"),
    ("1 - -2", "1 - -2", "int"), ("-(5)", "-(5)", "int"), ("- 5", "-5", "int"), ("--5", "--5", "int"),
    ("-(.5)", "-(.5)", "double"), ("-whole", "-whole", "int"), ("!(yes)", "!yes", "bool"),
    ("!(yes==no)", "!(yes == no)", "bool"),
    ("0x10", "16", "int"), ("1.50", "1.50", "double"), ("ratio<=1.250", "ratio <= 1.250", "bool"),
    ("'it\\'s'", "\"it's\"", "string"), ("\"a\\\"\\\\\\n\\x01\"", "\"a\\\"\\\\\\n\\x01\"", "string"),
    ("vacancy . band>='8a'", "vacancy.band >= \"8a\"", "bool"),
    ("has( vacancy.band )", "has(vacancy.band)", "bool"),
    ("[1,2,][0]", "[1, 2][0]", "int"), ("1 in[1]", "1 in [1]", "bool"),
    ("yes?1:no?2:3", "yes ? 1 : no ? 2 : 3", "int"), ("(yes?no:yes)?1:2", "(yes ? no : yes) ? 1 : 2", "int"),
    (
      "vacancy.panel.seats.map(s,s.trained,s.name)",
      "vacancy.panel.seats.filter(s, s.trained).map(s, s.name)", "list of string"
    ),
    ("[1].exists_one(x,x>0)", "[1].exists_one(x, x > 0)", "bool"), ("(1+2).size()", "", ""),
    ("('a'+'b').size()", "(\"a\" + \"b\").size()", "int"), ("size([1]) + 1", "size([1]) + 1", "count"),
    ("vacancy.closed-vacancy.closed", "vacancy.closed - vacancy.closed", "period"),
    ("param.from", "param.from", "band"), ("[]", "[]", "list of null"), ("null", "null", "null"),
  ]

  @Test("one spelling and one type, and the spelling reads back", arguments: spellings)
  func spelling(_ text: String, _ canonical: String, _ type: String) throws {
    guard let expression = try? Expression(text, schema: Fixture.schema) else {
      #expect(canonical.isEmpty)
      return
    }
    #expect(expression.canonical == canonical)
    #expect("\(expression.type)" == type)
    let again = try Expression(expression.canonical, schema: Fixture.schema)
    #expect(again.canonical == canonical)
    #expect(again.evaluate(Fixture.bindings).text() == expression.evaluate(Fixture.bindings).text())
  }

  @Test(
    "the facts that are read",
    arguments: [
      ("vacancy.band >= param.from", ["param.from", "vacancy.band"]),
      ("vacancy.panel.members > 0 && vacancy.panel != null", ["vacancy.panel", "vacancy.panel.members"]),
      (
        "vacancy.panel.seats.exists(s, s.trained && s.score > param.least)",
        ["param.least", "vacancy.panel.seats", "vacancy.panel.seats.score", "vacancy.panel.seats.trained"]
      ),
      (
        "vacancy.panel.seats.filter(s, s.trained).map(x, x.name)",
        ["vacancy.panel.seats", "vacancy.panel.seats.name", "vacancy.panel.seats.trained"]
      ),
      ("has(vacancy.closed)", ["vacancy.closed"]),
      ("vacancy.panel.seats[0].name", ["vacancy.panel.seats", "vacancy.panel.seats.name"]),
      ("(yes ? vacancy.panel : nobody).members", ["Panel.members", "vacancy.panel"]), ("1 + 2", []),
    ])
  func paths(_ text: String, _ paths: [String]) throws {
    #expect(try Expression(text, schema: Fixture.schema).paths == paths)
  }
}
