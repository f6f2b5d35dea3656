// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

@Suite struct TraceTests {
  static func lines(_ text: String) throws -> [String] {
    let expression = try Expression(text, schema: Fixture.schema)
    let (value, trace) = expression.trace(Fixture.bindings)
    #expect(value.text() == expression.evaluate(Fixture.bindings).text())
    return trace.lines(source: text, schema: Fixture.schema)
  }

  @Test func showsEveryPartWithItsValue() throws {
    #expect(
      try Self.lines("vacancy.band >= param.from && vacancy.panel.minority >= 1") == [
        "vacancy.band >= param.from && vacancy.panel.minority >= 1 → unknown: vacancy.panel.minority (between 0 and 2)",
        "  vacancy.band >= param.from → true", "    vacancy.band → '8a'", "      vacancy → a record",
        "    param.from → '7'", "      param → a record",
        "  vacancy.panel.minority >= 1 → unknown: vacancy.panel.minority (between 0 and 2)",
        "    vacancy.panel.minority → between 0 and 2", "      vacancy.panel → a record",
        "        vacancy → a record", "    1 → 1",
      ])
  }

  @Test func saysWhatWasNotLookedAt() throws {
    #expect(
      try Self.lines("no && yes") == ["no && yes → false", "  no → false", "  yes → not evaluated"])
    #expect(
      try Self.lines("yes ? 1 : whole / 0") == [
        "yes ? 1 : whole / 0 → 1", "  yes → true", "  1 → 1", "  whole / 0 → not evaluated",
        "    whole → not evaluated", "    0 → not evaluated",
      ])
  }

  @Test func aMacroShowsHowManyAndEachElement() throws {
    #expect(
      try Self.lines("[1, 2, 3].exists(x, x > 1)") == [
        "[1, 2, 3].exists(x, x > 1) → true (2 of 3)", "  [1, 2, 3] → [1, 2, 3]", "    1 → 1", "    2 → 2",
        "    3 → 3", "  element 1: x > 1 → false", "    x → 1", "    1 → 1", "  element 2: x > 1 → true",
        "    x → 2", "    1 → 1",
      ])
  }

  @Test func aLongListShowsTheFirstElementsAndTheOneThatDecided() throws {
    let numbers = (1...40).map(String.init).joined(separator: ", ")
    let lines = try Self.lines("[\(numbers)].exists(x, x > 30)")
    #expect(lines[0].hasSuffix("→ true (10 of 40)"))
    let elements = lines.filter { $0.contains("element ") }.map { $0.split(separator: ":")[0] }
    #expect(elements == (1...9).map { "  element \($0)" } + ["  element 31"])
  }

  @Test(arguments: ["exists", "all", "exists_one", "filter"])
  func anEqualityFactAppearsOnlyAsSoManyOfSoMany(_ macro: String) throws {
    let lines = try Self.lines("vacancy.panel.seats.\(macro)(s, s.group == 'white')")
    #expect(lines[0].hasSuffix("(1 of 3, 1 unknown)") || lines[0].hasSuffix("→ 1 of 3, 1 unknown"))
    #expect(!lines.joined().contains("element"))
    #expect(!lines.joined().contains("panel.csv"))
    #expect(!lines.joined().contains("not evaluated"))
  }

  @Test func anEqualityFactIsNeverShownOutsideAMacroEither() throws {
    let text = "vacancy.panel.seats[0].group == 'white' && yes"
    #expect(try Self.lines(text) == ["\(text) → not shown (equality fact)"])
    #expect(try Expression(text, schema: Fixture.schema).revealsEqualityFact)
    let counted = "vacancy.panel.seats.exists(s, s.group == 'white') && yes"
    #expect(try !Expression(counted, schema: Fixture.schema).revealsEqualityFact)
    #expect(try Self.lines(counted).contains("  yes → true"))
  }

  @Test func whatAnEqualityFactPicksOutIsHiddenToo() throws {
    let picked = "vacancy.panel.seats.filter(s, s.group == 'white')"
    for text in ["\(picked)[0].name == 'chair'", "\(picked).map(s, s.name) == ['chair']"] {
      #expect(try Self.lines(text) == ["\(text) → not shown (equality fact)"])
    }
    let lines = try Self.lines("size(\(picked)) >= 1")
    #expect(lines.contains { $0.hasSuffix("filter(s, s.group == 'white') → 1 of 3, 1 unknown") })
    #expect(lines.contains { $0.hasSuffix(") → between 1 and 2") })
    #expect(try !Self.lines("\(picked).exists(s, s.name == 'chair')").joined().contains("element"))
  }

  @Test(
    "no cause tells whose equality fact was lacking",
    arguments: [
      "vacancy.panel.seats.all(s, s.group == 'white')",
      "vacancy.panel.seats.exists(s, s.group == 'ethnic minority' && s.trained)",
      "vacancy.panel.seats.filter(s, s.group == 'ethnic minority').exists(s, s.trained)",
      "vacancy.panel.seats.filter(s, s.group == 'ethnic minority' && s.trained).size() > 5",
      "vacancy.panel.seats.filter(s, s.group == 'ethnic minority').map(s, s.trained)",
      "vacancy.panel.seats[2].group == 'white'", "vacancy.panel.seats[2].group",
      "vacancy.panel.seats.all(s, s.group == 'white' ? s.trained : !s.trained)",
    ])
  func causesHaveNoPlace(_ text: String) {
    #expect(!Fixture.result(text).contains("panel.csv"))
  }

  @Test func otherCausesKeepTheirPlace() {
    #expect(
      Fixture.result("vacancy.panel.seats.exists(s, s.trained && s.name == 'lay')")
        == "unknown: vacancy.panel.seats.trained (not recorded, panel.csv:3)")
  }

  @Test func countingOnAfterTheDecisionChangesNothing() throws {
    var limits = Limits()
    limits.steps = 40
    let text = "[1, 2, 3, 4, 5, 6, 7, 8].exists(x, x == 1) && [1, 2, 3, 4].all(x, x > 0)"
    let expression = try Expression(text, schema: Fixture.schema, limits: limits)
    #expect(expression.evaluate(Fixture.bindings).text() == "true")
    let (value, trace) = expression.trace(Fixture.bindings)
    #expect(value.text() == "true")
    #expect(trace.children[0].tally == Trace.Tally(matching: 1, unknown: 0, of: 8, isComplete: true))
  }
}
