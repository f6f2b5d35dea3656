// SPDX-License-Identifier: Apache-2.0

/// A value of the answer file. Keys stand in the order in which they are given.
indirect enum AnswerJSON {
  case text(String)
  case number(Int)
  /// Digits that were put together exactly.
  case digits(String)
  case flag(Bool)
  case list([AnswerJSON])
  case object([(String, AnswerJSON)])

  /// With two spaces of indentation; objects and lists without others within stand on one line.
  func written(indent: Int = 0) -> String {
    switch self {
    case .text(let text): AnswerJSON.quoted(text)
    case .number(let number): String(number)
    case .digits(let digits): digits
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items):
      AnswerJSON.bracketed("[", items.map { ("", $0) }, "]", indent, isFlat: items.allSatisfy(\.isPlain))
    case .object(let items):
      AnswerJSON.bracketed(
        "{", items.map { (AnswerJSON.quoted($0.0) + ": ", $0.1) }, "}", indent,
        isFlat: items.allSatisfy(\.1.isPlain))
    }
  }

  private var isPlain: Bool {
    switch self {
    case .list(let items): items.isEmpty
    case .object(let items): items.isEmpty
    default: true
    }
  }

  private static func bracketed(
    _ opening: String, _ items: [(key: String, value: AnswerJSON)], _ closing: String, _ indent: Int,
    isFlat: Bool
  ) -> String {
    let texts = items.map { $0.key + $0.value.written(indent: indent + 2) }
    guard !isFlat else { return opening + texts.joined(separator: ", ") + closing }
    let margin = String(repeating: " ", count: indent)
    let lines = texts.map { "\(margin)  \($0)" }.joined(separator: ",\n")
    return "\(opening)\n\(lines)\n\(margin)\(closing)"
  }

  /// The texts are our own words and numbers; quotes and backslashes are escaped all the same.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
