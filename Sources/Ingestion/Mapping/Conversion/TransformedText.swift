// SPDX-License-Identifier: Apache-2.0

internal import Patterns

extension [TextTransform] {
  /// The text after all steps, in their order.
  ///
  /// - Throws: the fault of a value that a step finds nothing in: it is unreadable, never passed on as it was.
  func applied(to text: String) throws(ConversionFault) -> String {
    var remark: ConversionFault?
    return try applied(to: text, noting: &remark)
  }

  /// - Parameter remark: what is wrong with a text that is read all the same.
  func applied(to text: String, noting remark: inout ConversionFault?) throws(ConversionFault) -> String {
    var text = text
    for step in self {
      if case .htmlToText = step {
        let html = Ingestion.htmlToText(text)
        remark = html.isCutOff ? .htmlCutOff : html.isBroken ? .htmlBroken : remark
        text = html.text
      } else {
        text = TextFolding.trimmed(try step.applied(to: text))
      }
    }
    return text
  }
}

extension TextTransform {
  fileprivate func applied(to text: String) throws(ConversionFault) -> String {
    switch self {
    case .lower: return text.lowercased()
    case .upper: return text.uppercased()
    case .collapse: return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .replace(let pairs): return pairs.reduce(text) { $0.replacing($1.old, with: $1.new) }
    case .stripPrefix(let prefixes):
      return prefixes.first(where: text.hasPrefix).map { String(text.dropFirst($0.count)) } ?? text
    case .stripSuffix(let suffixes):
      return suffixes.first(where: text.hasSuffix).map { String(text.dropLast($0.count)) } ?? text
    case .splitFirst(let mark):
      return text.firstRange(of: mark).map { String(text[..<$0.lowerBound]) } ?? text
    case .splitLast(let mark):
      return text.ranges(of: mark).last.map { String(text[$0.upperBound...]) } ?? text
    case .extract(let pattern):
      guard let found = pattern.firstGroup(in: text) else { throw .patternNotFound }
      return found
    case .htmlToText: return Ingestion.htmlToText(text).text
    case .thousands(let mark): return try NumberMarks.withoutThousands(text, mark)
    case .decimalMark(let mark): return try NumberMarks.withFullStop(text, mark)
    }
  }
}

/// The marks within numbers of other countries.
private enum NumberMarks {
  /// - Throws: `not-a-number` where the mark does not keep groups of three digits apart.
  static func withoutThousands(_ text: String, _ mark: Character) throws(ConversionFault) -> String {
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard groups.count > 1 else { return text }
    let first = groups[0].drop { $0 == "-" || $0 == "+" }
    let last = groups[groups.count - 1]
    guard (1...3).contains(first.count), first.allSatisfy(isDigit),
      groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 && $0.allSatisfy(isDigit) }),
      last.count >= 3, last.prefix(3).allSatisfy(isDigit),
      last.dropFirst(3).first.map({ !isDigit($0) }) ?? true
    else { throw .notANumber }
    return groups.joined()
  }

  /// - Throws: `not-a-number` where the mark stands twice, or a full stop beside it: that would be a guess.
  static func withFullStop(_ text: String, _ mark: Character) throws(ConversionFault) -> String {
    guard mark == "." || !text.contains("."), text.count(where: { $0 == mark }) <= 1 else {
      throw .notANumber
    }
    return String(text.map { $0 == mark ? "." : $0 })
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
