// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

/// Every message, with the place it points at.
@Suite struct DiagnosticTests {
  struct Expected: CustomTestStringConvertible, Sendable {
    let marked: String
    let messages: [String]
    let expecting: ExpressionType?

    init(_ marked: String, _ messages: String..., expecting: ExpressionType? = nil) {
      self.marked = marked
      self.messages = messages
      self.expecting = expecting
    }

    var testDescription: String { marked }
  }

  static let lexical = [
    Expected("whole ‹=› 7", "the character '=' means nothing here (write '==' to compare)"),
    Expected(
      "yes ‹&› no ‹|› yes", "the character '&' means nothing here (write '&&' for and)",
      "the character '|' means nothing here (write '||' for or)"),
    Expected(
      "vacancy.title == ‹“›Ward‹”›", "the character '“' means nothing here (use straight quotes)",
      "the character '”' means nothing here (use straight quotes)"),
    Expected("some ‹≥› 1", "the character '≥' means nothing here (write '>=')"),
    Expected("some ‹≤› 1", "the character '≤' means nothing here (write '<=')"),
    Expected("some ‹≠› 1", "the character '≠' means nothing here (write '!=')"),
    Expected("1 ‹–› 1", "the character '–' means nothing here (write '-')"),
    Expected("1‹\u{A0}›+ 1", "the character '\u{A0}' means nothing here (use an ordinary space)"),
    Expected("‹#›", "the character '#' means nothing here"),
    Expected(
      "vacancy.band >= ‹8a›",
      "'8a' is neither a number nor a name (a label is written in quotes, '8a')"),
    Expected("‹7u + 1›", "'+' does not go with a uint and an int"),
    Expected("‹7ux› + 1", "'7ux' is neither a number nor a name (a label is written in quotes, '7ux')"),
    Expected("‹18446744073709551616u›", "this number is too large"),
    Expected(
      "b'‹\\u›0041'", "'\\u' is no escape (write '\\\\' for a backslash, or r'…' for a text without escapes)"),
    Expected("‹0xZ›", "'0xZ' is neither a number nor a name (a label is written in quotes, '0xZ')"),
    Expected("‹99999999999999999999›", "this number is too large"),
    Expected("‹9223372036854775808›", "this number is too large"),
    Expected("-‹9223372036854775809›", "this number is too large"),
    Expected("‹1e999›", "this number is too large"),
    Expected("‹0xFFFFFFFFFFFFFFFFF›", "this number is too large"),
    Expected("vacancy.title == ‹'Ward›", "this text has no closing quote"),
    Expected("‹\"a›\n + \"b\"", "this text has no closing quote"),
    Expected(
      "'‹\\d›'", "'\\d' is no escape (write '\\\\' for a backslash, or r'…' for a text without escapes)"),
    Expected(
      "'‹\\u12›'", "'\\u12' is no escape (write '\\\\' for a backslash, or r'…' for a text without escapes)"),
    Expected(
      "'‹\\uD800›'",
      "'\\uD800' is no escape (write '\\\\' for a backslash, or r'…' for a text without escapes)"),
  ]

  static let syntax = [
    Expected("‹›", "the expression is empty (expected a value)"),
    Expected("‹›  // nothing", "the expression is empty (expected a value)"),
    Expected("1 +‹›", "expected a value but found the end of the expression"),
    Expected("(1 + 2‹›", "expected ')' to close '(' but found the end of the expression"),
    Expected("[1, 2‹)›", "expected ']' to close '[' but found ')'"),
    Expected("vacancy.tags[0‹›", "expected ']' after the index but found the end of the expression"),
    Expected("size([1]‹›", "expected ')' after the arguments but found the end of the expression"),
    Expected("yes ? 1 ‹2›", "expected ':' between the two branches of '?' but found a number"),
    Expected("yes ‹and› no", "expected an operator or the end but found 'and' (write '&&')"),
    Expected("yes ‹OR› no", "expected an operator or the end but found 'OR' (write '||')"),
    Expected("not ‹yes›", "expected an operator or the end but found 'yes'"),
    Expected("yes ‹is› no", "expected an operator or the end but found 'is' (write '==')"),
    Expected("yes <‹>› no", "expected a value but found '>' (write '!=' for not equal, '>=' for at least)"),
    Expected("1 ‹'a'›", "expected an operator or the end but found a text"),
    Expected("vacancy.‹'a'›", "expected a field or function name after '.' but found a text"),
    Expected("vacancy‹.7›", "expected an operator or the end but found a number"),
    Expected(
      "Vacancy‹{›}", "messages, as in name{…}, are not part of the language (a map is written {'key': value})"
    ),
    Expected("{'a' ‹1›}", "expected ':' between a key and its value but found a number"),
    Expected("{'a': 1‹›", "expected '}' to close '{' but found the end of the expression"),
    Expected("{‹1.5›: 1}", "a double cannot be a key (expected a bool, an int, a uint or a string)"),
    Expected("{'a': 1, ‹2›: 1}", "an int among a string (expected elements of one type)"),
    Expected("{'a': 1}[‹2›]", "the key is an int (expected a string)"),
    Expected("{'a': 1}.‹all›(1)", "'all' takes a name and a condition: list.all(item, condition)"),
    Expected(
      "[1].‹transformList›(x, x)",
      "'transformList' takes two names and a value: list.transformList(index, item, value)"),
    Expected(
      "[1].transformMapEntry(i, x, ‹x›)",
      "'transformMapEntry' makes maps; this is an int (write {key: value})"),
    Expected("[1].all(x, ‹x›, x > 0)", "'x' already means something here (choose another name for the item)"),
    Expected(
      "vacancy.title.matches(‹'('›)", "a '(' is not closed (add ')'; to mean the bracket itself, write \\()"),
    Expected("‹dyn›(1)", "there is no function 'dyn': every value of a rule has a declared type"),
    Expected("‹math.sqr›(1)", "there is no function 'math.sqr' (did you mean 'math.sqrt'?)"),
    Expected("‹math.greatest›(1, 2.5)", "'math.greatest' does not take an int and a double together"),
    Expected("‹if›", "'if' is a reserved word (write condition ? value : other)"),
    Expected("‹while› + 1", "'while' is a reserved word"),
    Expected("‹has(yes)›", "has() takes one field, as in has(vacancy.band)"),
    Expected("‹has(vacancy.band, 1)›", "has() takes one field, as in has(vacancy.band)"),
    Expected("[1].‹exists›(1, 2)", "'exists' takes a name and a condition: list.exists(item, condition)"),
    Expected("[1].‹map›(x)", "'map' takes a name and a value: list.map(item, value)"),
  ]

  static let names = [
    Expected(
      "‹vacncy›.band >= 7",
      "there is no 'vacncy' here (expected 'vacancy', 'param', 'yes', 'no', 'lost', 'gone', 'empty', 'ratio', "
        + "'wide', 'some', 'nobody', 'whole' or 4 more) (did you mean 'vacancy'?)"),
    Expected("vacancy.‹bnad› >= 7", "'vacancy' has no field 'bnad' (did you mean 'band'?)"),
    Expected(
      "vacancy.panel.‹memebrs› >= 7", "'vacancy.panel' has no field 'memebrs' (did you mean 'members'?)"),
    Expected("has(vacancy.‹bnad›)", "'vacancy' has no field 'bnad' (did you mean 'band'?)"),
    Expected(
      "vacancy.panel.seats.exists(s, s.‹xyz›)",
      "'vacancy.panel.seats' has no field 'xyz' (its fields are 'name', 'trained', 'score' or 'group')"),
    Expected("yes.‹field›", "a bool has no fields, so no 'field'"),
    Expected("‹sizes›([1])", "there is no function 'sizes' (did you mean 'size'?)"),
    Expected(
      "‹grade›(vacancy.‹x›)", "there is no function 'grade'",
      "'vacancy' has no field 'x' (its fields are 'band', 'closed', 'title', 'stage', 'panel', 'withdrawn', "
        + "'range', 'lost', 'excerpt' or 'tags')"),
    Expected(
      "[1].exists(‹vacancy›, yes)",
      "'vacancy' already means something here (choose another name for the item)"),
    Expected(
      "[[1]].exists(x, x.exists(‹x›, x > 0))",
      "'x' already means something here (choose another name for the item)"),
    Expected("‹contains›('a', 'b')", "'contains' is called on a value (write value.contains(…))"),
    Expected("whole.‹abs›()", "'abs' is not called on a value (write abs(value))"),
  ]

  static let types = [
    Expected("‹1 + 2›", "the expression gives an int (expected a bool)", expecting: .bool),
    Expected("‹null›", "the expression gives null (expected a bool)", expecting: .bool),
    Expected("‹[]›", "the expression gives an empty list (expected a bool)", expecting: .bool),
    Expected("‹1.5›", "the expression gives a double (expected a count)", expecting: .count),
    Expected("‹1› && yes", "an operand of '&&' is an int (expected a bool)"),
    Expected("yes || ‹null›", "an operand of '||' is null (expected a bool)"),
    Expected("!‹whole›", "the operand of '!' is an int (expected a bool)"),
    Expected("‹whole› ? 1 : 2", "the condition before '?' is an int (expected a bool)"),
    Expected("[1].all(x, ‹x›)", "the condition of 'all' is an int (expected a bool)"),
    Expected(
      "‹whole == 'a'›", "cannot compare an int with a string by '==' (a number is written without quotes)"),
    Expected("‹vacancy.band < vacancy.title›", "cannot compare a band with a string by '<'"),
    Expected(
      "‹ratio <= number›",
      "cannot compare a ratio with a double by '<=' "
        + "(write the number itself, such as 0.80, or declare the parameter as a ratio)"),
    Expected("‹whole < null›", "cannot compare an int with null by '<' (only == and != take null)"),
    Expected(
      "‹vacancy.closed > days(1)›",
      "cannot compare a date with a period by '>' "
        + "(compare a date with a date, or the difference of two with a period)"),
    Expected(
      "‹vacancy.closed - vacancy.closed > 28›",
      "cannot compare a period with an int by '>' (write days(…) or months(…))"),
    Expected("‹vacancy == vacancy›", "cannot compare a Vacancy with a Vacancy by '=='"),
    Expected(
      "ratio >= ‹4 / 5›",
      "a whole number divided by a whole number is a whole number, towards zero "
        + "(write the ratio itself, such as 0.80 for four fifths)"),
    Expected(
      "‹vacancy.closed >= 2025-05-01›",
      "cannot compare a date with an int by '>=' (a day is written in quotes, '2025-04-01')"),
    Expected(
      "‹today›() > vacancy.closed",
      "there is no function 'today': an answer does not depend on the day of the run (use as_of)"),
    Expected("‹1 in ['a']›", "cannot look for an int in a list of string by 'in'"),
    Expected(
      "'a' in ‹vacancy.title›", "'in' looks in a list or a map; this is a string (write text.contains(…))"),
    Expected("1 in ‹whole›", "'in' looks in a list or a map; this is an int"),
    Expected("‹1 < whole < 9›", "comparisons cannot be chained (write a < b && b < c)"),
    Expected("‹vacancy.closed + 28›", "'+' does not go with a date and an int (write days(…) or months(…))"),
    Expected(
      "‹whole * number›", "'*' does not go with an int and a double (write double(…) around the whole number)"
    ),
    Expected("‹yes + yes›", "'+' does not go with a bool and a bool"),
    Expected("‹some / 2.5›", "'/' does not go with a count and a double"),
    Expected("-‹vacancy.title›", "'-' does not go with a string"),
    Expected("yes ? 1 : ‹'a'›", "one branch of '?' is an int, the other a string (expected the same)"),
    Expected("[1, ‹'a'›]", "a string among an int (expected elements of one type)"),
    Expected("‹whole›[0]", "only a list or a map has elements; this is an int"),
    Expected("vacancy.tags[‹'0'›]", "the index is a string (expected an int)"),
    Expected("‹whole›.exists(x, yes)", "'exists' goes over a list or a map; this is an int"),
    Expected("‹size()›", "'size' has 0 arguments (expected 1)"),
    Expected("‹'a'.contains('b', 'c')›", "'contains' has 2 arguments (expected 1)"),
    Expected("‹min()›", "'min' has 0 arguments (expected 1 or 2 or more)"),
    Expected("‹band('7', '8a')›", "'band' has 2 arguments (expected 1)"),
    Expected("band(‹true›)", "'band' does not take a bool here (expected string)"),
    Expected("band(‹whole›)", "'band' does not take an int here (expected string)"),
    Expected("size(‹whole›)", "'size' does not take an int here (expected string or list or map or bytes)"),
    Expected("abs(‹null›)", "'abs' does not take null here (expected int or double)"),
    Expected("‹min›(whole, number)", "'min' does not take an int and a double together"),
    Expected("vacancy.title.contains(‹7›)", "'contains' does not take an int here (expected string)"),
    Expected("vacancy.band >= ‹'8x'›", "'8x' is no band (did you mean '8a' or '8b'?)"),
    Expected(
      "vacancy.band in [‹4›, '7']",
      "'4' is no band (a band is one of '5', '6', '7', '8a', '8b', '9' or 'VSM')"),
    Expected("band(‹'VMS'›) == vacancy.band", "'VMS' is no band (did you mean 'VSM'?)"),
    Expected(
      "vacancy.closed > ‹'01/04/2025'›",
      "this is no date (expected year, month and day, such as '2025-04-01')"),
    Expected("date(‹'2025-02-30'›)", "this is no date (expected year, month and day, such as '2025-04-01')"),
    Expected("ratio > ‹-1›", "a ratio is never below 0"),
    Expected("ratio > ‹-0.5›", "a ratio is never below 0"),
    Expected(
      "ratio > ‹0.1234567890123456789012345678901234567890›",
      "this number has too many digits for an exact ratio (the most is 38)"),
    Expected(
      "ratio > ‹0.1e-9223372036854775807›",
      "this number has too many digits for an exact ratio (the most is 38)"),
    Expected(
      "vacancy.stage == ‹'intervew'›", "'vacancy.stage' is never 'intervew' (did you mean 'interview'?)"),
    Expected(
      "vacancy.stage in ['interview', ‹'offer'›]",
      "'vacancy.stage' is never 'offer' (it is one of 'advertised', 'shortlisting' or 'interview')"),
    Expected(
      "‹vacncy›.band >= 7 && vacancy.‹bnad› >= 7 && ‹whole == 'a'›",
      "there is no 'vacncy' here (expected 'vacancy', 'param', 'yes', 'no', 'lost', 'gone', 'empty', 'ratio', "
        + "'wide', 'some', 'nobody', 'whole' or 4 more) (did you mean 'vacancy'?)",
      "'vacancy' has no field 'bnad' (did you mean 'band'?)",
      "cannot compare an int with a string by '==' (a number is written without quotes)"),
  ]

  @Test(arguments: lexical + syntax + names + types)
  func message(_ expected: Expected) {
    let marked = Marked(expected.marked)
    let found = Self.diagnostics(marked.text, expecting: expected.expecting)
    #expect(found.map(Self.spelling) == expected.messages)
    #expect(found.map(\.range) == marked.ranges)
  }

  static func diagnostics(_ text: String, expecting: ExpressionType? = nil) -> [Diagnostic] {
    do throws(DiagnosticList) {
      _ = try Expression(text, schema: Fixture.schema, expecting: expecting)
      return []
    } catch {
      return error.diagnostics
    }
  }

  static func spelling(_ diagnostic: Diagnostic) -> String {
    diagnostic.message + (diagnostic.suggestion.map { " (\($0))" } ?? "")
  }

  @Test func offsetsCountBytesOfUTF8() {
    #expect(Self.diagnostics("'é' == 'é' && nó").map(\.range) == [17..<19])
    #expect(Self.diagnostics("'é' == whole").map(\.range) == [0..<13])
  }

  @Test func deepNestingIsRefusedAndLongChainsAreNot() {
    for text in [
      String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200),
      String(repeating: "!", count: 3_000) + "yes", String(repeating: "[", count: 5_000),
      String(repeating: "-", count: 3_000) + "whole", "1" + String(repeating: " + 1", count: 3_000),
      String(repeating: "yes ? 1 : ", count: 1_000) + "1",
      "vacancy" + String(repeating: ".panel", count: 2_000),
    ] {
      #expect(Self.diagnostics(text).map(\.message) == ["the expression is nested more than 100 deep"])
    }
    #expect(Self.diagnostics("yes" + String(repeating: " && yes", count: 2_000)).isEmpty)
    #expect(Fixture.result("no" + String(repeating: " || no", count: 2_000) + " || yes") == "true")
    #expect(
      Self.diagnostics(String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90)).isEmpty)
  }

  @Test func longTextsAndManyFaultsAreCut() {
    let long = String(repeating: " ", count: 20_000)
    #expect(Self.diagnostics(long).map(\.message) == ["the expression has 20000 bytes; the most is 16384"])
    do throws(DiagnosticList) {
      _ = try Expression(String(repeating: "# ", count: 130), schema: Fixture.schema)
      Issue.record("a text of nothing but stray characters was accepted")
    } catch {
      #expect(error.diagnostics.count == 100 && error.more == 30)
    }
  }

  @Test func aScaleThatTheSchemaLacksIsSaid() {
    let schema = Schema(variables: [Variable("grade", .scale("grade"))])
    do throws(DiagnosticList) {
      _ = try Expression("grade >= 7", schema: schema)
      Issue.record("a scale without ranks was accepted")
    } catch {
      #expect(error.diagnostics == [Diagnostic(message: "there is no scale 'grade'", range: 9..<10)])
    }
  }

  @Test func nearestNameCountsEdits() {
    #expect(NearestName.nearest(to: "bnad", among: ["title", "band", "bond"]) == "band")
    #expect(NearestName.nearest(to: "BAND", among: ["band"]) == "band")
    #expect(NearestName.nearest(to: "x", among: ["y"]) == nil)
    #expect(NearestName.nearest(to: "representatve", among: ["representative"]) == "representative")
    #expect(NearestName.near("8", among: ["7", "8a", "8b", "VSM"], limit: 3) == ["8a", "8b"])
  }
}
