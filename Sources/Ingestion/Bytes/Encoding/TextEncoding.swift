// SPDX-License-Identifier: Apache-2.0

/// How a text file writes its characters as bytes.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// What older Windows programs write in Western Europe.
  case windows1252 = "windows-1252"

  /// Names under which people know them, beside their own.
  private static let aliases: [String: TextEncoding] = [
    "utf8": .utf8, "utf-8-sig": .utf8, "unicode": .utf16LittleEndian, "utf-16": .utf16LittleEndian,
    "utf16": .utf16LittleEndian, "cp1252": .windows1252, "ansi": .windows1252, "latin1": .windows1252,
    "iso-8859-1": .windows1252, "windows1252": .windows1252,
  ]

  /// The names that may be written, in the order in which a message lists them.
  package static let names = allCases.map(\.rawValue)

  /// Reads a name without regard to case; `nil` when there is no such encoding.
  package init?(named name: String) {
    let folded = name.lowercased()
    guard let found = TextEncoding(rawValue: folded) ?? Self.aliases[folded] else { return nil }
    self = found
  }

  /// As reports write it.
  package var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    case .windows1252: "Windows-1252"
    }
  }
}

/// The encoding that a person says a file has, and where they said it.
package struct GivenEncoding: Sendable, Hashable {
  package let encoding: TextEncoding
  /// In words that follow the encoding's name: "as the profile says".
  package let evidence: String

  package init(_ encoding: TextEncoding, evidence: String) {
    self.encoding = encoding
    self.evidence = evidence
  }
}
