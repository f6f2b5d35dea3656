// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

@Suite struct HasTests {
  @Test(
    "has() is true for what is known or none, and never unknown",
    arguments: [
      ("has(vacancy.band)", "true"), ("has(vacancy.withdrawn)", "true"), ("has(vacancy.lost)", "false"),
      ("has(vacancy.range)", "true"), ("has(vacancy.panel.minority)", "true"),
      ("has(vacancy.panel.absent)", "false"),
      ("has(vacancy.panel.partial)", "true"), ("has(missing.members)", "false"),
      ("has(nobody.members)", "false"),
      ("has(vacancy.lost) && vacancy.lost == 'x'", "false"), ("!has(vacancy.lost)", "true"),
      ("vacancy.panel.seats.exists(s, !has(s.trained))", "true"),
      ("vacancy.panel.seats.all(s, has(s.name))", "true"),
    ])
  func table(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "a field of an unknown record is unknown, of no record an error",
    arguments: [
      ("missing.members > 0", "unknown: missing (not recorded)"),
      (
        "nobody.members > 0",
        "error: 'nobody' has no value to work with (it is none). Ask first: nobody != null"
      ),
      ("nobody == null", "true"), ("missing == null", "unknown: missing (not recorded)"),
    ])
  func records(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test func whatTheHostGetsWrongIsAnErrorNotATrap() throws {
    let expression = try Expression("whole + 1 > 0 && vacancy.band >= 7", schema: Fixture.schema)
    #expect(expression.evaluate(Bindings([])).text() == "error: no value was given for 'whole'")
    var bindings = Fixture.bindings
    bindings.values[11] = .string("seven")
    #expect(
      expression.evaluate(bindings).text()
        == "error: the value of 'whole' is of another kind than is needed here")
    bindings.values[11] = .int(1)
    bindings.values[0] = .int(1)
    #expect(
      expression.evaluate(bindings).text()
        == "error: the value of 'vacancy' is of another kind than is needed here"
    )
    bindings.values[0] = .record(Given(.ratio(low: .infinite, high: Fraction(0))))
    #expect(
      expression.evaluate(bindings).text()
        == "error: the value of 'vacancy.band' is of another kind than is needed here")
  }

  @Test func anElementOfTheWrongKindIsAnErrorNotATrap() throws {
    let expression = try Expression("[whole].map(x, string(x)).join()", schema: Fixture.schema)
    var bindings = Fixture.bindings
    bindings.values[11] = .null
    #expect(
      expression.evaluate(bindings).text()
        == "error: a part has no value to work with (it is none)")
    let joined = try Expression("vacancy.tags.join()", schema: Fixture.schema)
    let tags = Value.list(ValueList([.int(1)]))
    bindings.values[0] = .record(Given(.null, .null, .null, .null, .null, .null, .null, .null, .null, tags))
    #expect(
      joined.evaluate(bindings).text() == "error: the value of a part is of another kind than is needed here")
  }

  @Test func anErrorSaysWhere() throws {
    let marked = Marked("whole > 1 && ‹whole / (7 - whole)› > 2")
    let expression = try Expression(marked.text, schema: Fixture.schema)
    guard case .error(let error) = expression.evaluate(Fixture.bindings) else {
      Issue.record("no error")
      return
    }
    #expect(error == EvaluationError(.divisionByZero, range: marked.ranges[0]))
  }

  @Test func causesAreMergedOnceEachInOrderAndCapped() {
    var unknown = Unknown([Cause(path: "b", state: "blank"), Cause(path: "a", state: "blank")])
    unknown.merge(Unknown([Cause(path: "a", state: "blank"), Cause(path: "a", state: "withheld")]))
    #expect(unknown.description == "unknown: b (blank), a (blank), a (withheld)")
    for number in 0..<60 { unknown.merge(Unknown(Cause(path: "p\(number)", state: "blank"))) }
    #expect(unknown.causes.count == Unknown.limit && unknown.more == 13)
    var other = Unknown([])
    other.merge(unknown)
    #expect(other == unknown)
    #expect(unknown.description.hasSuffix(", 13 more"))
  }

  @Test func anEvaluationThatTakesTooLongIsAnError() throws {
    var limits = Limits()
    limits.steps = 1_000
    let ten = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"
    let nested = "\(ten).all(a, \(ten).all(b, \(ten).all(c, \(ten).all(d, a + b + c + d > 0))))"
    let doubled = "[1].map(a, [a, a])" + String(repeating: ".map(a, [a, a])", count: 40)
    let grown = "['aaaaaaaa']" + String(repeating: ".map(a, a + a + a + a)", count: 10)
    let replaced =
      "'" + String(repeating: "a", count: 500) + "'.replace('a', '" + String(repeating: "b", count: 99) + "')"
    let texts = [
      nested, "\(nested) || yes", "\(doubled) == \(doubled)", "lost ? \(doubled) : \(doubled)",
      "\(doubled) in [\(doubled)]", grown, replaced,
    ]
    for text in texts {
      let expression = try Expression(text, schema: Fixture.schema, limits: limits)
      #expect(expression.evaluate(Fixture.bindings).text() == "error: the evaluation took too many steps")
      #expect(expression.trace(Fixture.bindings).0.text() == "error: the evaluation took too many steps")
    }
    let absorbed = try Expression("yes || \(nested)", schema: Fixture.schema, limits: limits)
    #expect(absorbed.evaluate(Fixture.bindings).text() == "true")
    #expect(
      try Expression(doubled, schema: Fixture.schema).evaluate(Fixture.bindings).text().hasPrefix("[[[[…]"))
  }
}
