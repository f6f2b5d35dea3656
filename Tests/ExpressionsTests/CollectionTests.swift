// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

/// Maps, numbers without a sign, bytes, and the macros with two variables, with what is unknown among them.
@Suite struct CollectionTests {
  @Test(arguments: [
    ("{'a': 1, 'b': 2}.b", "2"), ("{'a': 1}['a']", "1"), ("{'a': 1}.c", "error: the map has no such key"),
    ("{7: 'x', 8: 'y'}[whole]", "\"x\""), ("{true: 1}[yes]", "1"), ("{2u: 'x'}[2u]", "\"x\""),
    ("has({'a': 1}.a)", "true"), ("has({'a': 1}.b)", "false"), ("has({'a': gone}.a)", "false"),
    ("'a' in {'a': 1}", "true"), ("'b' in {'a': 1}", "false"), ("{'a': 1}.size()", "1"), ("size({})", "0"),
    ("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "true"), ("{'a': 1} == {'a': 2}", "false"),
    ("{'a': 1} == {'a': 1, 'b': 1}", "false"),
    ("{'a': 1, 'a': 2}", "error: two entries of the map have one key"),
    ("{vacancy.stage: 1}.interview", "1"), ("{'x': vacancy.band}.x >= 7", "true"),
    ("{1: 'a'} != {1: 'b'}", "true"), ("{'a': [1, 2]}.a[1]", "2"), ("{'a b': 1}.`a b`", "1"),
    ("{'a': {'b': 3}}.a.b", "3"), ("type({}) == map", "true"), ("b'ab' + b'\\x00\\377'", "b\"ab\\x00\\xff\""),
    ("b'a' < b'b'", "true"), ("size(b'caf\\303\\251')", "5"), ("string(b'caf\\303\\251')", "\"café\""),
    ("string(b'\\xff')", "error: the value cannot be made a string"), ("7u / 2u", "3u"),
    ("1u - 2u", overflow),
    ("18446744073709551615u + 1u", overflow), ("1u < 2", "true"), ("1u == 1", "true"), ("-1 < 1u", "true"),
    ("18446744073709551615u > 9223372036854775807", "true"), ("0xFFu", "255u"), ("uint('7') + 1u", "8u"),
    ("type(1u) == uint && type(1) == int && type(1.0) == double", "true"), ("type(type(1)) == type", "true"),
    ("type(null) == null_type", "true"),
  ])
  func values(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  private static let overflow = "error: the result is beyond what a number or date can hold"

  @Test(arguments: [
    ("[5, 6].all(i, v, v > i)", "true"), ("[5, 0].exists(i, v, v < i)", "true"),
    ("[5, 6].exists_one(i, v, i == 1 && v == 6)", "true"), ("[5, 6].existsOne(i, v, i < 2)", "false"),
    ("{'a': 1, 'b': 2}.all(k, v, k != 'c' && v < 3)", "true"),
    ("{'a': 1, 'b': 2}.exists(k, k == 'b')", "true"),
    ("{'a': 1, 'b': 2}.filter(k, k > 'a')", "[\"b\"]"),
    ("{'a': 1, 'b': 2}.map(k, k + k)", "[\"aa\", \"bb\"]"),
    ("[5, 6].transformList(i, v, v - i)", "[5, 5]"), ("[5, 6].transformList(i, v, i > 0, v)", "[6]"),
    ("{'a': 1}.transformList(k, v, k)", "[\"a\"]"),
    ("{'a': 1, 'b': 2}.transformMap(k, v, v * 2)", "{\"a\": 2, \"b\": 4}"),
    ("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, k)", "{\"b\": \"b\"}"),
    ("['x'].transformMap(i, v, v)", "{0: \"x\"}"),
    ("['x', 'y'].transformMapEntry(i, v, {v: i})", "{\"x\": 0, \"y\": 1}"),
    ("['x', 'x'].transformMapEntry(i, v, {v: i})", "error: two entries of the map have one key"),
    ("cel.bind(x, whole * 2, x + x)", "28"), ("cel.bind(x, gone, x || yes)", "true"),
    ("cel.bind(x, 1 / 0, true)", "true"),
    ("cel.bind(seats, vacancy.panel.seats, seats.exists(s, s.trained))", "true"),
  ])
  func macrosWithTwoVariables(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(arguments: [
    ("{'a': lost}.a || yes", "true"), ("{'a': lost}.a", "unknown: lost (not recorded)"),
    ("{'a': lost} == {'a': true}", "unknown: lost (not recorded)"), ("{'a': lost} == {'b': true}", "false"),
    ("{vacancy.lost: 1}", "unknown: vacancy.lost (blank, v.csv:2)"),
    ("vacancy.lost in {'a': 1}", "unknown: vacancy.lost (blank, v.csv:2)"),
    (
      "vacancy.panel.seats.exists(i, s, i == 1 && s.trained)",
      "unknown: vacancy.panel.seats.trained (not recorded, panel.csv:3)"
    ),
    ("vacancy.panel.partial.transformList(i, s, s.name)", "unknown: vacancy.panel.partial (incomplete)"),
    (
      "vacancy.panel.seats.transformList(i, s, s.trained, i)",
      "unknown: vacancy.panel.seats.trained (not recorded, panel.csv:3)"
    ),
    ("vacancy.lost.matches('a')", "unknown: vacancy.lost (blank, v.csv:2)"),
    ("vacancy.excerpt.matches('energetic')", "unknown: vacancy.excerpt (truncated)"),
    ("'%d'.format([vacancy.panel.seats.size()])", "\"3\""),
    ("'%s'.format([lost])", "unknown: lost (not recorded)"),
    ("string(some)", "unknown: some (between 0 and 2)"), ("double(vacancy.panel.seats.size()) / 2.0", "1.5"),
    ("some / 2", "between 0 and 1"), ("some / 2 <= 1", "true"),
    ("some % 2 >= 0", "unknown: some (between 0 and 2)"),
    ("vacancy.panel.seats.size() / 2", "1"), ("some in [0, 1, 2]", "true"),
    ("some in [0, 1]", "unknown: some (between 0 and 2)"), ("some in [5]", "false"),
    ("1 - vacancy.panel.partial.size() in [0, 1]", "unknown: vacancy.panel.partial (incomplete)"),
    ("vacancy.range in ['5', '6']", "true"),
    ("vacancy.range in ['5', '7']", "unknown: vacancy.range (between '5' and '6')"),
    ("9223372036854775807 + some", "error: the result is beyond what a number or date can hold"),
    ("some / 0", "error: division by zero"), ("some > 2.5", "false"),
    ("some < 1.5", "unknown: some (between 0 and 2)"),
  ])
  func unknowns(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }
}
