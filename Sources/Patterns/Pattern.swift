// SPDX-License-Identifier: Apache-2.0

/// A regular expression that is matched in time linear in the text, whatever the pattern.
///
/// The syntax is RE2's: that of Perl and Python without look-around and back-references, which nothing can
/// match in linear time.
package struct Pattern: Sendable {
  /// Bytes that a pattern may have.
  package static let longest = 1000
  /// Bytes that a pattern and its matching may take; a pattern that needs more is refused.
  package static let memory = 1 << 20

  package let text: String
  private let compiled: CompiledPattern

  /// - Parameter foldsCase: whether letters of either case match; `(?i)` in the pattern does the same.
  /// - Throws: what is wrong with the pattern, and where.
  package init(_ text: String, foldsCase: Bool = false) throws(PatternFault) {
    self.text = text
    guard text.utf8.count <= Pattern.longest else {
      throw PatternFault(
        offset: 0, problem: "the pattern is longer than \(Pattern.longest) bytes", advice: "shorten it")
    }
    compiled = CompiledPattern(text, foldsCase: foldsCase)
    if let kind = PatternFault.Kind(compiled.errorCode) {
      throw PatternFault(kind, part: compiled.errorPart, in: text)
    }
  }

  /// How many groups in parentheses it has; `(?:...)` is none.
  package var groupCount: Int { compiled.groupCount }

  /// Whether it is found anywhere in the text.
  package func isFound(in text: String) -> Bool { compiled.find(0, in: text) != nil }

  /// The text of the first group in the leftmost match; `nil` where the pattern is not found, has no group, or
  /// matches without the group taking part.
  package func firstGroup(in text: String) -> String? {
    guard groupCount > 0, let found = compiled.find(1, in: text) else { return nil }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: found.lowerBound)
    let end = utf8.index(start, offsetBy: found.count)
    return String(text[start..<end])
  }
}

extension Pattern: Hashable {
  package static func == (left: Pattern, right: Pattern) -> Bool {
    left.text == right.text && left.compiled.foldsCase == right.compiled.foldsCase
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(compiled.foldsCase)
  }
}
