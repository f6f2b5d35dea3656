// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

/// A text that is written comes back as it was.
@Suite struct YAMLScalarTests {
  /// A byte-order mark at the beginning of a text is taken for one and dropped by the reader.
  private static let parts = [
    "", "a", "\"", "\\", "\n", "\r", "\t", " ", ": ", " #", "- ", "é", "\u{1}", "\u{7F}", "\u{85}",
    "\u{2028}",
    "b\u{FEFF}", "\u{1F600}", "{", "'", "~", "007",
  ]

  @Test func `whatever a text holds, it comes back`() throws {
    for first in Self.parts {
      for second in Self.parts {
        let text = first + second + first
        let document = try YAMLDocument(file: "x.yaml", text: "key: \(YAMLScalar.quoted(text))\n")
        #expect(document.root.mapping?.first?.value.scalar == text, "\(YAMLScalar.quoted(text))")
      }
    }
  }
}
