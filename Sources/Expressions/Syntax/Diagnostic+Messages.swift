// SPDX-License-Identifier: Apache-2.0

// Everything that can be wrong with the text of an expression, in one place.

// The text as written.
extension Diagnostic {
  static func textTooLong(_ count: Int, limit: Int) -> Diagnostic {
    Diagnostic(message: "the expression has \(count) bytes; the most is \(limit)", range: 0..<0)
  }

  static func strayCharacter(_ character: String, range: Range<Int>) -> Diagnostic {
    let suggestion: String? =
      switch character {
      case "=": "write '==' to compare"
      case "&": "write '&&' for and"
      case "|": "write '||' for or"
      case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": "use straight quotes"
      case "\u{2264}": "write '<='"
      case "\u{2265}": "write '>='"
      case "\u{2260}": "write '!='"
      case "\u{2212}", "\u{2013}": "write '-'"
      case "\u{A0}": "use an ordinary space"
      default: nil
      }
    return Diagnostic(
      message: "the character \(quoted(character)) means nothing here", range: range, suggestion: suggestion)
  }

  static func numberRunsIntoWord(_ text: String, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "\(quoted(text)) is neither a number nor a name", range: range,
      suggestion: "a label is written in quotes, '\(text)'")
  }

  static func numberTooLarge(range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "this number is too large", range: range)
  }

  static func unterminatedText(range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "this text has no closing quote", range: range)
  }

  static func badEscape(_ text: String, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "\(quoted(text)) is no escape", range: range,
      suggestion: "write '\\\\' for a backslash, or r'…' for a text without escapes")
  }
}

// How its parts are put together.
extension Diagnostic {
  static var emptyExpression: Diagnostic {
    Diagnostic(message: "the expression is empty (expected a value)", range: 0..<0)
  }

  static func expected(_ what: String, _ purpose: String, found token: Token) -> Diagnostic {
    let place = purpose.isEmpty ? "" : " \(purpose)"
    return Diagnostic(
      message: "expected \(what)\(place) but found \(token.spelling)", range: token.range,
      suggestion: hint(for: token))
  }

  static func unexpectedAfterExpression(_ token: Token) -> Diagnostic {
    Diagnostic(
      message: "expected an operator or the end but found \(token.spelling)", range: token.range,
      suggestion: hint(for: token))
  }

  /// Operators that people know from elsewhere.
  private static func hint(for token: Token) -> String? {
    guard case .identifier(let name) = token.kind else {
      return token.kind == .symbol(.greater) ? "write '!=' for not equal, '>=' for at least" : nil
    }
    switch name.lowercased() {
    case "and": return "write '&&'"
    case "or": return "write '||'"
    case "not": return "write '!' before what is denied"
    case "is", "equals": return "write '=='"
    default: return nil
    }
  }

  static func tooDeep(limit: Int, range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "the expression is nested more than \(limit) deep", range: range)
  }

  static func noBraces(range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "messages, as in name{…}, are not part of the language", range: range,
      suggestion: "a map is written {'key': value}")
  }

  static func reservedWord(_ word: String, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "'\(word)' is a reserved word", range: range,
      suggestion: word == "if" || word == "else" ? "write condition ? value : other" : nil)
  }

  static func hasNeedsField(range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "has() takes one field, as in has(vacancy.band)", range: range)
  }

  static func macroShape(_ macro: Macro, range: Range<Int>) -> Diagnostic {
    let body = macro.asks ? "condition" : "value"
    let takesOne = macro.argumentCounts.one != nil
    return Diagnostic(
      message: takesOne
        ? "'\(macro.rawValue)' takes a name and a \(body): list.\(macro.rawValue)(item, \(body))"
        : "'\(macro.rawValue)' takes two names and a \(body): list.\(macro.rawValue)(index, item, \(body))",
      range: range)
  }
}

// Names.
extension Diagnostic {
  static func unknownName(_ name: String, known: [String], range: Range<Int>) -> Diagnostic {
    let truth = ["yes": "write true", "no": "write false", "True": "write true", "False": "write false"]
    return Diagnostic(
      message: "there is no '\(name)' here (expected \(listed(known)))", range: range,
      suggestion: truth[name] ?? didYouMean(name, known))
  }

  static func unknownField(_ field: Word, in owner: String, known: [String]) -> Diagnostic {
    Diagnostic(
      message: "'\(owner)' has no field '\(field.text)'", range: field.range,
      suggestion: didYouMean(field.text, known) ?? (known.isEmpty ? nil : "its fields are \(listed(known))"))
  }

  static func noFields(_ type: ExpressionType, field: Word) -> Diagnostic {
    Diagnostic(message: "\(article(type)) has no fields, so no '\(field.text)'", range: field.range)
  }

  static func unknownFunction(_ name: Word, known: [String]) -> Diagnostic {
    switch name.text {
    case "dyn":
      Diagnostic(
        message: "there is no function 'dyn': every value of a rule has a declared type", range: name.range)
    case "today", "now":
      Diagnostic(
        message: "there is no function '\(name.text)': an answer does not depend on the day of the run",
        range: name.range, suggestion: "use as_of")
    default:
      Diagnostic(
        message: "there is no function '\(name.text)'", range: name.range,
        suggestion: didYouMean(name.text, known))
    }
  }

  static func nameTaken(_ name: Word) -> Diagnostic {
    Diagnostic(
      message: "'\(name.text)' already means something here", range: name.range,
      suggestion: "choose another name for the item")
  }

  static func callAsMethod(_ name: Word) -> Diagnostic {
    Diagnostic(
      message: "'\(name.text)' is called on a value", range: name.range,
      suggestion: "write value.\(name.text)(…)")
  }

  static func callAsFunction(_ name: Word) -> Diagnostic {
    Diagnostic(
      message: "'\(name.text)' is not called on a value", range: name.range,
      suggestion: "write \(name.text)(value)")
  }
}

// Types.
extension Diagnostic {
  static func unexpectedResult(
    _ wanted: ExpressionType, found: ExpressionType, range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(message: "the expression gives \(article(found)) (expected \(article(wanted)))", range: range)
  }

  static func conditionNotBool(_ owner: String, found: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "\(owner) is \(article(found)) (expected a bool)", range: range)
  }

  static func cannotCompare(
    _ op: BinaryOperator, _ left: ExpressionType, _ right: ExpressionType, range: Range<Int>
  ) -> Diagnostic {
    let verb = op == .member ? "look for" : "compare"
    let link = op == .member ? "in" : "with"
    return Diagnostic(
      message: "cannot \(verb) \(article(left)) \(link) \(article(right)) by '\(op.rawValue)'", range: range,
      suggestion: comparisonHint(left, right))
  }

  private static func comparisonHint(_ left: ExpressionType, _ right: ExpressionType) -> String? {
    switch (left, right) {
    case (.ratio, .double), (.double, .ratio):
      "write the number itself, such as 0.80, or declare the parameter as a ratio"
    case (.null, _), (_, .null): "only == and != take null"
    case (.date, .period), (.period, .date):
      "compare a date with a date, or the difference of two with a period"
    case (.period, .int), (.int, .period): "write days(…) or months(…)"
    case (.period, .count), (.count, .period):
      "a count is a number: declare the parameter as an integer, or compare two dates"
    case (.date, .int), (.int, .date): "a day is written in quotes, '2025-04-01'"
    case (.string, .count), (.count, .string), (.string, .int), (.int, .string):
      "a number is written without quotes"
    default: nil
    }
  }

  static func wholeQuotient(range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "a whole number divided by a whole number is a whole number, towards zero", range: range,
      suggestion: "write the ratio itself, such as 0.80 for four fifths")
  }

  static func chainedComparison(_ op: BinaryOperator, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "comparisons cannot be chained", range: range,
      suggestion: "write a < b && b \(op.rawValue) c")
  }

  static func cannotCalculate(
    _ op: BinaryOperator, _ left: ExpressionType, _ right: ExpressionType, range: Range<Int>
  ) -> Diagnostic {
    let hint: String? =
      switch (left, right) {
      case (.date, .int), (.int, .date): "write days(…) or months(…)"
      case (.int, .double), (.double, .int): "write double(…) around the whole number"
      default: nil
      }
    return Diagnostic(
      message: "'\(op.rawValue)' does not go with \(article(left)) and \(article(right))", range: range,
      suggestion: hint)
  }

  static func cannotNegate(_ type: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "'-' does not go with \(article(type))", range: range)
  }

  static func branchesDiffer(_ yes: ExpressionType, _ no: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "one branch of '?' is \(article(yes)), the other \(article(no)) (expected the same)",
      range: range)
  }

  static func mixedList(_ first: ExpressionType, _ second: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "\(article(second)) among \(article(first)) (expected elements of one type)", range: range)
  }

  static func notAList(_ type: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "only a list or a map has elements; this is \(article(type))", range: range)
  }

  static func badKey(_ type: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "\(article(type)) cannot be a key (expected a bool, an int, a uint or a string)", range: range)
  }

  static func keyOfOtherType(
    _ type: ExpressionType, wanted: ExpressionType, range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(message: "the key is \(article(type)) (expected \(article(wanted)))", range: range)
  }

  static func entryNotMap(_ type: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "'transformMapEntry' makes maps; this is \(article(type))", range: range,
      suggestion: "write {key: value}")
  }

  static func badPattern(_ problem: String, range: Range<Int>, advice: String) -> Diagnostic {
    Diagnostic(message: problem, range: range, suggestion: advice)
  }

  static func indexNotWhole(_ type: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "the index is \(article(type)) (expected an int)", range: range)
  }

  static func macroNeedsList(_ macro: Macro, found: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "'\(macro.rawValue)' goes over a list or a map; this is \(article(found))", range: range)
  }

  static func memberNeedsList(_ type: ExpressionType, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "'in' looks in a list or a map; this is \(article(type))", range: range,
      suggestion: type == .string ? "write text.contains(…)" : nil)
  }

  static func argumentCount(_ name: String, found: Int, wanted: String, range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "'\(name)' has \(found) argument\(found == 1 ? "" : "s") (expected \(wanted))", range: range)
  }

  static func argumentType(
    _ name: String, _ type: ExpressionType, wanted: String, range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(message: "'\(name)' does not take \(article(type)) here (expected \(wanted))", range: range)
  }

  static func argumentsDiffer(_ name: Word, _ types: [ExpressionType]) -> Diagnostic {
    Diagnostic(
      message:
        "'\(name.text)' does not take \(listed(types.map { article($0) }, mark: "", last: "and")) together",
      range: name.range)
  }
}

// Literals that take the type of their neighbour.
extension Diagnostic {
  static func noSuchScale(_ name: String, range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "there is no scale '\(name)'", range: range)
  }

  static func notALabel(_ label: String, of scale: Scale, range: Range<Int>) -> Diagnostic {
    let near = NearestName.near(label, among: scale.ranks.flatMap(\.self), limit: 3)
    return Diagnostic(
      message: "\(quoted(label)) is no \(scale.name)", range: range,
      suggestion: near.isEmpty
        ? "a \(scale.name) is one of \(listed(scale.labels, last: "or"))"
        : "did you mean \(listed(near, last: "or"))?")
  }

  static func notADate(range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message: "this is no date (expected year, month and day, such as '2025-04-01')", range: range)
  }

  static func negativeRatio(range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "a ratio is never below 0", range: range)
  }

  static func ratioTooLong(range: Range<Int>) -> Diagnostic {
    Diagnostic(message: "this number has too many digits for an exact ratio (the most is 38)", range: range)
  }

  static func impossibleValue(
    _ text: String, of path: String, known: [String], range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      message: "'\(path)' is never \(quoted(text))", range: range,
      suggestion: didYouMean(text, known) ?? "it is one of \(listed(known, last: "or"))")
  }
}

// Phrases.
extension Diagnostic {
  private static func didYouMean(_ name: String, _ known: [String]) -> String? {
    NearestName.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
  }

  /// The author's own text, cut where it grows long.
  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.count <= 40 ? "'\(text)'" : "'\(text.prefix(40))…'"
  }

  private static func listed(_ names: [String], mark: String = "'", last: String = "or") -> String {
    guard !names.isEmpty else { return "nothing: no names are known" }
    let shown = names.prefix(12).map { mark + $0 + mark }
    if names.count > 12 { return shown.joined(separator: ", ") + " \(last) \(names.count - 12) more" }
    guard let end = shown.last, shown.count > 1 else { return shown[0] }
    return shown.dropLast().joined(separator: ", ") + " \(last) \(end)"
  }

  private static func article(_ type: ExpressionType) -> String {
    switch type {
    case .null: "null"
    case .int: "an int"
    case .list(.null): "an empty list"
    case .map(.null, .null): "an empty map"
    default: "a \(type)"
    }
  }
}

extension EvaluationError: CustomStringConvertible {
  /// What went wrong; never a value of the data.
  package var description: String {
    switch kind {
    case .noValue(let fact?): "'\(fact)' has no value to work with (it is none). Ask first: \(fact) != null"
    case .noValue(nil): "a part has no value to work with (it is none)"
    case .divisionByZero: "division by zero"
    case .overflow: "the result is beyond what a number or date can hold"
    case .indexOutOfRange: "the list has no element at this index"
    case .notADate: "the text is no date (expected year, month and day, such as '2025-04-01')"
    case .notALabel(let scale): "the text is no \(scale)"
    case .periodsNotComparable:
      "months and days cannot be compared. Compare dates instead: opened + months(1) >= closed"
    case .emptyList: "an empty list has no least or greatest element"
    case .noSuchKey: "the map has no such key"
    case .duplicateKey: "two entries of the map have one key"
    case .notAKey: "a map cannot have such a key (expected a bool, an int, a uint or a string)"
    case .notConvertible("timestamp"):
      "the value cannot be made a timestamp (expected such as '2025-04-01T09:30:00Z')"
    case .notConvertible("duration"):
      "the value cannot be made a duration (expected such as '1h30m' or '90s')"
    case .notConvertible(let type): "the value cannot be made \(type == "int" ? "an" : "a") \(type)"
    case .noTimeZone: "the time zone is not known (expected a name such as 'Europe/London', or '+01:00')"
    case .badPattern(let problem): "the pattern cannot be used: \(problem)"
    case .beyondText: "the text has no character at this position"
    case .badShift: "a number cannot be shifted by fewer than 0 places"
    case .badFormat(let problem): "format: \(problem)"
    case .tooManySteps: "the evaluation took too many steps"
    case .noFunction(let name): "there is no function '\(name)'"
    case .notBound(let name): "no value was given for '\(name)'"
    case .wrongKind(let fact?): "the value of '\(fact)' is of another kind than is needed here"
    case .wrongKind(nil): "the value of a part is of another kind than is needed here"
    }
  }
}
