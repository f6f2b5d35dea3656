// SPDX-License-Identifier: Apache-2.0

/// Searching a text for another, byte by byte, in time linear in both.
enum TextSearch {
  static func contains(_ text: String, _ part: String) -> Bool {
    let pattern = Pattern(Array(part.utf8))
    var matched = 0
    if pattern.bytes.isEmpty { return true }
    for byte in text.utf8 where pattern.advance(&matched, byte) { return true }
    return false
  }

  /// The parts of a text between the separators, which are not empty and found from the left without overlap.
  static func split(_ text: String, _ separator: String) -> [String] {
    let pattern = Pattern(Array(separator.utf8))
    if pattern.bytes.isEmpty { return [text] }
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var start = 0
    var matched = 0
    for (index, byte) in bytes.enumerated() where pattern.advance(&matched, byte) {
      parts.append(String(decoding: bytes[start..<(index + 1 - pattern.bytes.count)], as: UTF8.self))
      start = index + 1
      matched = 0
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  /// The position of the first occurrence that begins at a position or behind it.
  static func first<Element: Equatable>(of part: [Element], in whole: [Element], from start: Int) -> Int? {
    let pattern = Pattern(part)
    var matched = 0
    for index in whole.indices.dropFirst(start) where pattern.advance(&matched, whole[index]) {
      return index + 1 - part.count
    }
    return nil
  }

  /// What is looked for, with the Knuth-Morris-Pratt table: how much of it still matches after a mismatch.
  private struct Pattern<Element: Equatable> {
    let bytes: [Element]
    private var shorter: [Int]

    init(_ bytes: [Element]) {
      self.bytes = bytes
      shorter = Array(repeating: 0, count: bytes.count)
      var matched = 0
      for index in bytes.indices.dropFirst() {
        while matched > 0 && bytes[matched] != bytes[index] { matched = shorter[matched - 1] }
        if bytes[matched] == bytes[index] { matched += 1 }
        shorter[index] = matched
      }
    }

    /// Takes one more byte of the text; true when it completes a match. `matched` is then to be set back.
    func advance(_ matched: inout Int, _ byte: Element) -> Bool {
      while matched > 0 && bytes[matched] != byte { matched = shorter[matched - 1] }
      if bytes[matched] == byte { matched += 1 }
      return matched == bytes.count
    }
  }
}
