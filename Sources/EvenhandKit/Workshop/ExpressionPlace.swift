// SPDX-License-Identifier: Apache-2.0

/// A part of an expression as people find it.
struct ExpressionPlace {
  /// 1-based.
  let line: Int
  /// 1-based, in characters.
  let column: Int
  /// The part itself, as far as its line goes.
  let part: String
  private let lineText: String
  private let before: String

  /// - Parameter range: the part, as UTF-8 offsets.
  init(_ range: Range<Int>, of text: String) {
    let bytes = Array(text.utf8)
    let start = min(range.lowerBound, bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
    part = String(decoding: bytes[start..<max(start, min(range.upperBound, lineEnd))], as: UTF8.self)
    lineText = String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self)
    line = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
    column = before.unicodeScalars.count + 1
  }

  /// The line, and a mark below the part.
  var marked: [String] {
    [
      "  " + lineText,
      "  " + String(before.map { $0 == "\t" ? "\t" : " " })
        + String(repeating: "^", count: max(1, part.count)),
    ]
  }
}
