// SPDX-License-Identifier: Apache-2.0

package import Patterns

/// One step of `as:`: how the text of a value is changed before it is read. Outer spaces are always taken off.
package enum TextTransform: Sendable, Hashable {
  case lower, upper
  /// Every run of spaces, no-break ones and line ends too, as one space.
  case collapse
  /// Every occurrence of the first text as the second, one pair after the other.
  case replace([TextReplacement])
  /// The first of these with which the text begins, or ends, is taken off.
  case stripPrefix([String])
  case stripSuffix([String])
  /// What stands before the first, or after the last, of these marks; the whole where there is none.
  case splitFirst(String)
  case splitLast(String)
  /// The first group of the pattern where it is found first.
  case extract(Pattern)
  /// The words of an HTML text, a line for each paragraph or list item.
  case htmlToText
  /// The mark between groups of three digits, which is taken out.
  case thousands(Character)
  /// The mark before the decimals, which becomes a full stop.
  case decimalMark(Character)
}

/// A text and what is put in its place.
package struct TextReplacement: Sendable, Hashable {
  package let old: String
  package let new: String

  package init(_ old: String, with new: String) {
    self.old = old
    self.new = new
  }
}
