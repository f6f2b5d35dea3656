// SPDX-License-Identifier: Apache-2.0

/// Which of a workbook's cell styles show a number as a day or a time.
///
/// Source: ECMA-376 part 1, 18.8.30 (the numbers of the built-in formats) and 18.8.31 (format codes).
struct NumberFormats: Sendable {
  enum Shape: Sendable { case number, date, time }

  private let shapes: [Shape]

  static let none = NumberFormats(styles: [], codes: [:])

  /// - Parameters:
  ///   - styles: the format number of each cell style.
  ///   - codes: the codes of the formats that the workbook defines.
  init(styles: [Int], codes: [Int: String]) {
    shapes = styles.map { codes[$0].map(NumberFormats.shape) ?? NumberFormats.builtIn($0) }
  }

  /// Of a cell with this style; of one without, a number.
  func shape(ofStyle style: Int?) -> Shape {
    guard let style, shapes.indices.contains(style) else { return .number }
    return shapes[style]
  }

  private static func builtIn(_ number: Int) -> Shape {
    switch number {
    case 14...17, 22, 27...31, 34...36, 50...58: .date
    case 18...21, 32, 33, 45, 47: .time
    default: .number
    }
  }

  /// What a format code shows: letters of days, months and years outside quotes, brackets and escapes.
  static func shape(_ code: String) -> Shape {
    var (hasDate, hasTime, hasMonth) = (false, false, false)
    var rest = Substring(code.lowercased().prefix { $0 != ";" })
    // "General" holds letters that mean something elsewhere.
    if rest.contains("general") { return .number }
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }
        // Hours that go on beyond a day are a length of time.
        if !inner.isEmpty, inner.allSatisfy({ "hms".contains($0) }) { return .number }
        rest = rest.dropFirst(inner.count + 1)
      case "y", "d": hasDate = true
      case "m": hasMonth = true
      case "h", "s": hasTime = true
      default: break
      }
    }
    return hasDate || (hasMonth && !hasTime) ? .date : hasTime ? .time : .number
  }
}
