// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

extension MessageTemplate {
  /// The message with a subject's facts filled in.
  func text(_ bindings: Bindings, parameters: [RuleParameter], schema: Schema) -> String {
    let edges = parameters.compactMap { parameter in
      if case .decimal(let edge) = parameter.value.content { edge } else { nil as DecimalFraction? }
    }
    return parts.map { part in
      switch part {
      case .text(let text): text
      case .fact(let expression, let noun):
        words(expression, bindings, parameters, edges, schema).with(noun)
      }
    }.joined().withSingleSpaces
  }

  private func words(
    _ fact: Expression, _ bindings: Bindings, _ parameters: [RuleParameter], _ edges: [DecimalFraction],
    _ schema: Schema
  ) -> String {
    // A parameter is printed as it was written.
    if fact.text.hasPrefix("param."),
      let parameter = parameters.first(where: { "param.\($0.name)" == fact.text })
    {
      return parameter.value.words
    }
    return fact.evaluate(bindings).words(edges: edges, schema: schema)
  }
}

extension String {
  fileprivate func with(_ noun: MessageTemplate.Noun?) -> String {
    noun.map { "\(self) \(["1", "at least 1", "at most 1"].contains(self) ? $0.one : $0.many)" } ?? self
  }

  /// The same with one space wherever there is white space, and none at the ends.
  fileprivate var withSingleSpaces: String {
    // Most messages are so already, and telling characters apart is slow.
    var wasSpace = true
    var isSo = true
    for byte in utf8 {
      let isSpace = byte == UInt8(ascii: " ")
      isSo = isSo && byte > 0x1F && byte < 0x80 && !(isSpace && wasSpace)
      wasSpace = isSpace
    }
    if isSo, !wasSpace { return self }
    return split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Value {
  /// In words, as a message prints it.
  func words(edges: [DecimalFraction] = [], schema: Schema) -> String {
    switch self {
    case .bool(let isTrue): return isTrue ? "yes" : "no"
    case .int(let number): return Int(number).grouped
    case .string(let text), .excerpt(let text, _): return text
    case .date(let days): return CivilDate(days: days).words
    case .count(let range):
      return range.lowerBound == range.upperBound ? range.lowerBound.grouped : text(schema)
    case .ratio(let low, let high):
      return RatioText.between(low, high, edges: edges)
    case .double(let number): return number.shortText
    case .scale(let name, let range):
      let labels = [range.lowerBound, range.upperBound].map {
        schema.scale(named: name)?.label(of: $0) ?? "\($0)"
      }
      return range.lowerBound == range.upperBound ? labels[0] : "\(labels[0]) to \(labels[1])"
    case .null: return "none"
    case .unknown(let unknown): return "(\(unknown.causes.first?.state ?? "unknown"))"
    default: return text(schema)
    }
  }
}

extension CivilDate {
  /// "1 April 2025".
  var words: String {
    let (year, month, day) = parts
    return "\(day) \(CalendarMonth.names[month - 1]) \(year)"
  }
}

extension Double {
  /// Rounded to two decimal places for reading; "infinite" when it is.
  fileprivate var shortText: String {
    guard isFinite, magnitude < 1e12 else { return isNaN ? "no number" : "infinite" }
    let hundredths = Int((magnitude * 100).rounded())
    let rest = hundredths % 100
    return "\(self < 0 ? "-" : "")\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
