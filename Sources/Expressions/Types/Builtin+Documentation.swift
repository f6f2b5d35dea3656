// SPDX-License-Identifier: Apache-2.0

extension Builtin {
  /// What the reference page says, in one or two sentences.
  var documentation: String { page.says }

  var examples: [FunctionDeclaration.Example] {
    page.examples.map { FunctionDeclaration.Example(text: $0.0, result: $0.1) }
  }

  private typealias Page = (says: String, examples: [(String, String)])

  private var page: Page {
    switch self {
    case .size, .startsWith, .endsWith, .contains, .matches, .lowerAscii, .upperAscii, .trim, .reverse,
      .charAt,
      .substring, .indexOf, .lastIndexOf, .split, .join, .replace, .format, .quote:
      textPage
    case .min, .max, .abs, .greatest, .least, .ceil, .floor, .round, .trunc, .absolute, .sign, .sqrt, .isNaN,
      .isInf, .isFinite, .bitAnd, .bitOr, .bitXor, .bitNot, .bitShiftLeft, .bitShiftRight:
      numberPage
    case .int, .uint, .double, .string, .bool, .bytes, .type, .dyn: conversionPage
    default: timePage
    }
  }

  private var textPage: Page {
    switch self {
    case .size:
      (
        "The number of elements of a list, as a count (a range when the list may have more), of entries of a map, of code points of a text, or of bytes.",
        [("[1, 2].size()", "2"), ("size('é')", "1"), ("{'a': 1}.size()", "1")]
      )
    case .startsWith:
      ("Whether the text starts with the other.", [("'Band 7'.startsWith('Band')", "true")])
    case .endsWith: ("Whether the text ends with the other.", [("'Band 7'.endsWith('8a')", "false")])
    case .contains:
      ("Whether the other text occurs in this one.", [("'the panel sat'.contains('panel')", "true")])
    case .matches:
      (
        "Whether the pattern is found in the text; RE2 syntax, linear in the text.",
        [
          ("'MC-25-007'.matches('^MC-[0-9]{2}-[0-9]+$')", "true"),
          ("matches('band 8a', '[0-9][a-d]')", "true"),
        ]
      )
    case .lowerAscii:
      (
        "The text with A to Z made small; other letters stay as they are.",
        [("'VSM'.lowerAscii()", "\"vsm\"")]
      )
    case .upperAscii:
      (
        "The text with a to z made large; other letters stay as they are.",
        [("'vsm'.upperAscii()", "\"VSM\"")]
      )
    case .trim: ("The text without white space at either end.", [("'  a b '.trim()", "\"a b\"")])
    case .reverse: ("The text with its code points in the opposite order.", [("'abc'.reverse()", "\"cba\"")])
    case .charAt:
      (
        "The code point at a position from 0, as a text; empty right behind the last.",
        [("'abc'.charAt(1)", "\"b\"")]
      )
    case .substring:
      (
        "The text from a position on, or up to before a second one; positions are code points from 0.",
        [("'8a band'.substring(3)", "\"band\""), ("'8a band'.substring(0, 2)", "\"8a\"")]
      )
    case .indexOf:
      (
        "The position from 0 of the first occurrence, from a position on if one is given; -1 for none.",
        [("'abcabc'.indexOf('c')", "2"), ("'abcabc'.indexOf('c', 3)", "5")]
      )
    case .lastIndexOf:
      (
        "The position from 0 of the last occurrence, no later than a position if one is given; -1 for none.",
        [("'abcabc'.lastIndexOf('c')", "5"), ("'abcabc'.lastIndexOf('z')", "-1")]
      )
    case .split:
      (
        "The parts between the separators, at most so many if a number is given; with an empty separator, the single characters.",
        [("'a, b'.split(', ')", "[\"a\", \"b\"]"), ("'a-b-c'.split('-', 2)", "[\"a\", \"b-c\"]")]
      )
    case .join:
      (
        "The texts one after the other, with the separator between them if one is given.",
        [("['a', 'b'].join('; ')", "\"a; b\"")]
      )
    case .replace:
      (
        "The text with every occurrence of the second replaced by the third, or only the first so many.",
        [("'a-b-c'.replace('-', ' ')", "\"a b c\""), ("'a-b-c'.replace('-', ' ', 1)", "\"a b-c\"")]
      )
    case .format:
      (
        "The text with each of its clauses replaced by the next value: %s as text, %d whole, %f and %e decimal with %.2f for places, %b binary, %o octal, %x and %X hexadecimal, %% a percent sign.",
        [("'%d of %d (%.1f)'.format([2, 3, 66.67])", "\"2 of 3 (66.7)\"")]
      )
    default:
      ("The text in double quotes, with escapes.", [("strings.quote('a')", "\"\\\"a\\\"\"")])
    }
  }

  private var numberPage: Page {
    switch self {
    case .min: ("The least of the values, or of the elements of a list.", [("min(3, 1, 2)", "1")])
    case .max: ("The greatest of the values, or of the elements of a list.", [("max([1.5, 0.5])", "1.5")])
    case .abs: ("The value without its sign.", [("abs(-3)", "3")])
    case .greatest: ("As `max`, for numbers.", [("math.greatest(1, 3, 2)", "3")])
    case .least: ("As `min`, for numbers.", [("math.least([2.5, 1.5])", "1.5")])
    case .ceil: ("The next whole number up.", [("math.ceil(1.2)", "2.0")])
    case .floor: ("The next whole number down.", [("math.floor(-1.2)", "-2.0")])
    case .round: ("The nearest whole number, a half away from 0.", [("math.round(-1.5)", "-2.0")])
    case .trunc: ("The whole number towards 0.", [("math.trunc(-1.9)", "-1.0")])
    case .absolute: ("The value without its sign.", [("math.abs(-3)", "3")])
    case .sign: ("-1, 0 or 1.", [("math.sign(-0.5)", "-1.0")])
    case .sqrt: ("The square root; not a number below 0.", [("math.sqrt(9)", "3.0")])
    case .isNaN: ("Whether it is not a number.", [("math.isNaN(0.0 / 0.0)", "true")])
    case .isInf: ("Whether it is infinite.", [("math.isInf(1.0 / 0.0)", "true")])
    case .isFinite: ("Whether it is a number and not infinite.", [("math.isFinite(1.5)", "true")])
    case .bitAnd: ("The bits that both have.", [("math.bitAnd(6, 3)", "2")])
    case .bitOr: ("The bits that either has.", [("math.bitOr(6, 3)", "7")])
    case .bitXor: ("The bits that one of them has.", [("math.bitXor(6, 3)", "5")])
    case .bitNot: ("The bits that it has not.", [("math.bitNot(1)", "-2")])
    case .bitShiftLeft: ("The bits moved up so many places.", [("math.bitShiftLeft(1, 3)", "8")])
    default:
      ("The bits moved down so many places, with zeros from above.", [("math.bitShiftRight(8, 2)", "2")])
    }
  }

  private var timePage: Page {
    switch self {
    case .date:
      (
        "The day that the text names, as year, month and day, or on which the moment falls: in UTC, or in the time zone.",
        [
          ("date('2025-03-31') + days(1)", "2025-04-01"),
          ("date(timestamp('2025-03-31T23:30:00Z'), 'Europe/London')", "2025-04-01"),
        ]
      )
    case .months: ("A period of so many months.", [("date('2024-01-31') + months(1)", "2024-02-29")])
    case .days:
      ("A period of so many days.", [("date('2025-04-11') - date('2025-04-01') == days(10)", "true")])
    case .timestamp:
      (
        "The moment that the text names (RFC 3339), so many seconds after 1970, or at the beginning of the day in UTC.",
        [("timestamp('2025-04-01T09:30:00+01:00')", "2025-04-01T08:30:00Z")]
      )
    case .duration:
      (
        "The length of time that the text names, in h, m, s, ms, us and ns.",
        [("timestamp('2025-04-01T09:30:00Z') + duration('1h30m')", "2025-04-01T11:00:00Z")]
      )
    case .getFullYear: ("The year.", [("date('2025-04-01').getFullYear()", "2025")])
    case .getMonth: ("The month, from 0 for January.", [("date('2025-04-01').getMonth()", "3")])
    case .getDate: ("The day of the month, from 1.", [("date('2025-04-01').getDate()", "1")])
    case .getDayOfMonth: ("The day of the month, from 0.", [("date('2025-04-01').getDayOfMonth()", "0")])
    case .getDayOfWeek:
      ("The day of the week, from 0 for Sunday.", [("date('2025-04-01').getDayOfWeek()", "2")])
    case .getDayOfYear: ("The day of the year, from 0.", [("date('2025-04-01').getDayOfYear()", "90")])
    case .getHours:
      (
        "The hour of the moment, in UTC or in the time zone; or the whole hours of a length of time.",
        [
          ("timestamp('2025-07-01T09:30:00Z').getHours('Europe/London')", "10"),
          ("duration('90m').getHours()", "1"),
        ]
      )
    case .getMinutes:
      ("The minute; or the whole minutes of a length of time.", [("duration('90m').getMinutes()", "90")])
    case .getSeconds:
      ("The second; or the whole seconds of a length of time.", [("duration('90m').getSeconds()", "5400")])
    default:
      ("The thousandths of the second.", [("duration('1.25s').getMilliseconds()", "250")])
    }
  }

  private var conversionPage: Page {
    switch self {
    case .int:
      (
        "The whole number: of a decimal number towards zero, of a text what it says, of a moment the seconds since 1970.",
        [("int(-1.9)", "-1"), ("int('12')", "12")]
      )
    case .uint: ("The whole number without a sign.", [("uint(7)", "7u")])
    case .double: ("The number as a decimal number.", [("double(3) / 2.0", "1.5")])
    case .string: ("The value as text.", [("string(7) + 'a'", "\"7a\"")])
    case .bool: ("Whether the text says true.", [("bool('true')", "true")])
    case .bytes: ("The text in UTF-8.", [("size(bytes('é'))", "2")])
    case .type: ("The type of the value.", [("type(1.5) == double", "true")])
    default: ("The value, of which only the evaluation tells the type.", [])
    }
  }
}
