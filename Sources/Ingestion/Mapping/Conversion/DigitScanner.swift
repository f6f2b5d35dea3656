// SPDX-License-Identifier: Apache-2.0

/// Reads a short text from the left, a few bytes at a time.
struct DigitScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  /// As many digits as there are, when their number is in the range; nothing is read otherwise.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var end = position
    var sum = 0
    while end < bytes.count, (48...57).contains(bytes[end]), end - position <= digits.upperBound {
      sum = sum * 10 + Int(bytes[end] - 48)
      end += 1
    }
    guard digits.contains(end - position) else { return nil }
    position = end
    return sum
  }

  /// Exactly two digits, whatever follows them.
  mutating func twoDigits() -> Int? {
    guard position + 2 <= bytes.count, bytes[position..<(position + 2)].allSatisfy({ (48...57).contains($0) })
    else { return nil }
    defer { position += 2 }
    return Int(bytes[position] - 48) * 10 + Int(bytes[position + 1] - 48)
  }

  /// Whether the text goes on with these letters, which are then read.
  mutating func skip(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  /// One of the marks between the parts of a date.
  mutating func separator() -> String? {
    for mark in ["/", "-", ".", " "] where skip(mark) { return mark }
    return nil
  }

  /// An English month name, whole or its first three letters (or "Sept"), in any case: 1 to 12.
  mutating func monthName() -> Int? {
    var end = position
    while end < bytes.count, (65...90).contains(bytes[end] & 0xDF) { end += 1 }
    let word = String(decoding: bytes[position..<end], as: UTF8.self).lowercased()
    guard word.utf8.count >= 3 else { return nil }
    let isSeptember = word == "sept"
    guard
      let index = DigitScanner.months.firstIndex(where: {
        $0 == word || String($0.prefix(3)) == word || (isSeptember && $0 == "september")
      })
    else { return nil }
    position = end
    return index + 1
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
}
