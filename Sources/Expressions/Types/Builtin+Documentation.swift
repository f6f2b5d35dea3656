// SPDX-License-Identifier: Apache-2.0

extension Builtin {
  /// What the reference page says, in one or two sentences.
  var documentation: String {
    switch self {
    case .size:
      "The number of elements of a list, as a count (a range when the list may have more), or of code points."
    case .startsWith: "Whether the text starts with the other."
    case .endsWith: "Whether the text ends with the other."
    case .contains: "Whether the other text occurs in this one."
    case .lowerAscii: "The text with A to Z made small; other letters stay as they are."
    case .upperAscii: "The text with a to z made large; other letters stay as they are."
    case .trim: "The text without white space at either end."
    case .split: "The parts between the separators; with an empty separator, the single characters."
    case .join: "The texts one after the other, with the separator between them if one is given."
    case .replace: "The text with every occurrence of the second replaced by the third."
    case .min: "The least of the values, or of the elements of a list."
    case .max: "The greatest of the values, or of the elements of a list."
    case .abs: "The value without its sign."
    case .date: "The day that the text names, as year, month and day: 2025-04-01."
    case .months: "A period of so many months."
    case .days: "A period of so many days."
    case .int: "The whole number towards zero."
    case .double: "The number as a decimal number."
    case .string: "The value as text."
    }
  }

  var examples: [FunctionDeclaration.Example] {
    func example(_ text: String, _ result: String) -> FunctionDeclaration.Example {
      .init(text: text, result: result)
    }
    switch self {
    case .size: return [example("[1, 2].size()", "2"), example("size('é')", "1")]
    case .startsWith: return [example("'Band 7'.startsWith('Band')", "true")]
    case .endsWith: return [example("'Band 7'.endsWith('8a')", "false")]
    case .contains: return [example("'the panel sat'.contains('panel')", "true")]
    case .lowerAscii: return [example("'VSM'.lowerAscii()", "\"vsm\"")]
    case .upperAscii: return [example("'vsm'.upperAscii()", "\"VSM\"")]
    case .trim: return [example("'  a b '.trim()", "\"a b\"")]
    case .split: return [example("'a, b'.split(', ')", "[\"a\", \"b\"]")]
    case .join: return [example("['a', 'b'].join('; ')", "\"a; b\"")]
    case .replace: return [example("'a-b-c'.replace('-', ' ')", "\"a b c\"")]
    case .min: return [example("min(3, 1, 2)", "1")]
    case .max: return [example("max([1.5, 0.5])", "1.5")]
    case .abs: return [example("abs(-3)", "3")]
    case .date: return [example("date('2025-03-31') + days(1)", "2025-04-01")]
    case .months: return [example("date('2024-01-31') + months(1)", "2024-02-29")]
    case .days: return [example("date('2025-04-11') - date('2025-04-01') == days(10)", "true")]
    case .int: return [example("int(-1.9)", "-1")]
    case .double: return [example("double(3) / 2.0", "1.5")]
    case .string: return [example("string(7) + 'a'", "\"7a\"")]
    }
  }
}
