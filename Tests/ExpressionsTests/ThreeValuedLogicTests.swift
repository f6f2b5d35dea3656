// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

/// The tables of strong Kleene logic, written out. `lost` and `gone` are not known, for different reasons.
@Suite struct ThreeValuedLogicTests {
  static let unknown = "unknown: lost (not recorded)"
  static let other = "unknown: gone (blank)"

  @Test(arguments: [
    ("no && no", "false"), ("no && yes", "false"), ("no && lost", "false"),
    ("yes && no", "false"), ("yes && yes", "true"), ("yes && lost", unknown),
    ("lost && no", "false"), ("lost && yes", unknown),
    ("lost && gone", "unknown: lost (not recorded), gone (blank)"),
  ])
  func conjunction(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(arguments: [
    ("no || no", "false"), ("no || yes", "true"), ("no || lost", unknown),
    ("yes || no", "true"), ("yes || yes", "true"), ("yes || lost", "true"),
    ("lost || no", unknown), ("lost || yes", "true"),
    ("lost || gone", "unknown: lost (not recorded), gone (blank)"),
  ])
  func disjunction(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(arguments: [("!no", "true"), ("!yes", "false"), ("!lost", unknown), ("!!gone", other)])
  func negation(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(arguments: [
    ("no ? 1 : 2", "2"), ("yes ? 1 : 2", "1"), ("lost ? 1 : 2", unknown), ("lost ? 1 : 1", "1"),
    ("yes ? lost : no", unknown), ("no ? lost : no", "false"), ("lost ? gone : gone", unknown),
    ("lost ? gone : yes", unknown), ("lost ? 'a' : 'a'", "\"a\""), ("lost ? [1, 2] : [1, 2]", "[1, 2]"),
    ("lost ? some : some", "between 0 and 2"), ("lost ? null : null", "none"),
    ("lost ? 1 / 0 : 1 / 0", unknown),
  ])
  func conditional(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(arguments: [
    ("lost == yes", unknown), ("yes == lost", unknown), ("lost == gone", unknown + ", gone (blank)"),
    ("lost != lost", unknown), ("lost == null", unknown), ("lost != null", unknown),
    ("lost == empty", unknown), ("yes == no", "false"), ("yes != no", "true"), ("no < yes", "true"),
    ("lost < yes", unknown),
  ])
  func comparisonIsStrictInUnknown(_ text: String, _ result: String) {
    #expect(Fixture.result(text) == result)
  }

  @Test(
    "a definite answer wins over unknown, unknown over error, error over the other answer",
    arguments: [
      ("1 / 0 == 1 && no", "false"), ("no && 1 / 0 == 1", "false"), ("1 / 0 == 1 || yes", "true"),
      ("1 / 0 == 1 && lost", unknown), ("lost && 1 / 0 == 1", unknown), ("lost || 1 / 0 == 1", unknown),
      ("1 / 0 == 1 && yes", "error: division by zero"), ("no || 1 / 0 == 1", "error: division by zero"),
      ("!(1 / 0 == 1)", "error: division by zero"), ("1 / 0 == 1 ? 1 : 1", "error: division by zero"),
      ("lost && 1 / 0 == 1 && no", "false"), ("(lost ? 1 : 2) + 1 / 0 > 0", unknown),
    ])
  func order(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "a condition that is none is an error that names it",
    arguments: [
      ("empty && yes", "error: 'empty' has no value to work with (it is none). Ask first: empty != null"),
      ("!empty", "error: 'empty' has no value to work with (it is none). Ask first: empty != null"),
      ("empty ? 1 : 1", "error: 'empty' has no value to work with (it is none). Ask first: empty != null"),
      ("empty && no", "false"), ("empty || lost", unknown), ("empty == null || empty", "true"),
      ("empty == true", "false"), ("empty != true", "true"), ("empty != null && empty", "false"),
    ])
  func none(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test func aRuleThatComesToNoneIsAnError() {
    #expect(
      Fixture.result("empty", expecting: .bool)
        == "error: 'empty' has no value to work with (it is none). Ask first: empty != null")
    #expect(Fixture.result("empty") == "none")
  }

  @Test func connectivesAgreeWithTheTablesForAnyNumberOfOperands() {
    let names = ["no", "lost", "yes"]
    for length in 2...4 {
      for code in 0..<Int((0..<length).reduce(1) { power, _ in power * 3 }) {
        let picks = (0..<length).map { place in (0..<place).reduce(code) { rest, _ in rest / 3 } % 3 }
        let words = picks.map { names[$0] }
        let expected = ["false", Self.unknown, "true"]
        #expect(Fixture.result(words.joined(separator: " && ")) == expected[picks.min() ?? 0])
        #expect(Fixture.result(words.joined(separator: " || ")) == expected[picks.max() ?? 0])
      }
    }
  }
}
