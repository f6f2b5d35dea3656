// SPDX-License-Identifier: Apache-2.0

/// Whether a quoted field that holds line breaks has swallowed records, because a quote was lost.
///
/// Told by its lines alone. Had the quote not been there, its first line would end the record in which it
/// opens; each line between would be a whole record; and its last line would begin one that the fields behind
/// the closing quote complete. Text that people write over several lines does not look so: a comma in it has a
/// space behind it, and its lines do not begin as the record does.
struct LostQuote {
  let delimiter: UInt8
  /// Fields of a record.
  let width: Int

  /// How many records the field holds besides the beginning of its own; 0 when it is text.
  ///
  /// - Parameters:
  ///   - text: What stands between the quotes.
  ///   - field: Which field of its record it is, from 0.
  ///   - first: The record's first field, unless it is this one.
  ///   - isTorn: Whether text stands behind the closing quote, so that the last line need not be complete.
  func records(in text: ArraySlice<UInt8>, field: Int, first: ArraySlice<UInt8>?, isTorn: Bool) -> Int {
    let lines = Self.lines(text)
    guard width >= 2, lines.count >= 2 else { return 0 }
    guard delimiters(lines[0]) == width - 1 - field else { return 0 }
    for line in lines[1..<(lines.count - 1)] where !line.isEmpty {
      guard delimiters(line) == width - 1, begins(line, as: first) else { return 0 }
    }
    guard let last = lines.last, isTorn && last.isEmpty || begins(last, as: first) else { return 0 }
    let expected = isTorn ? 0..<width : field..<(field + 1)
    guard expected.contains(delimiters(last)) else { return 0 }
    return lines[1..<(lines.count - 1)].filter { !$0.isEmpty }.count + 1
  }

  private static func lines(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    while let end = text[start...].firstIndex(where: { $0 == lineFeed || $0 == carriageReturn }) {
      lines.append(text[start..<end])
      start = lineEnd(text, end)
    }
    lines.append(text[start...])
    return lines
  }

  /// How many delimiters a line has; -1 where one has a space behind it, as in a sentence.
  private func delimiters(_ line: ArraySlice<UInt8>) -> Int {
    var count = 0
    for index in line.indices where line[index] == delimiter {
      count += 1
      if index + 1 < line.endIndex, line[index + 1] == 0x20 { return -1 }
    }
    return count
  }

  /// Whether a line begins with a field that looks as the record's first one does: with a letter or a digit
  /// where that begins with one, and with digits in it where that has any.
  private func begins(_ line: ArraySlice<UInt8>, as first: ArraySlice<UInt8>?) -> Bool {
    guard let first else { return true }
    return Shape(line.prefix { $0 != delimiter }) == Shape(first)
  }

  private struct Shape: Hashable {
    enum Begin { case letter, digit, other, nothing }
    let begin: Begin
    let hasDigit: Bool

    init(_ field: ArraySlice<UInt8>) {
      switch field.first {
      case .none: begin = .nothing
      case .some(0x30...0x39): begin = .digit
      case .some(let byte) where (0x61...0x7A).contains(byte | 0x20): begin = .letter
      default: begin = .other
      }
      hasDigit = field.contains { (0x30...0x39).contains($0) }
    }
  }
}
