// SPDX-License-Identifier: Apache-2.0

/// How one system's export bundle is read: every source of records and what its fields mean.
package struct MappingProfile: Sendable {
  package let name: String
  /// The system that writes such files, in words.
  package let system: String
  package let says: String
  /// The versions or exports that the profile was tried on, in words.
  package let testedWith: [String]
  /// Whether it is there to be copied and is never found to fit by itself: its names are one organisation's own.
  package let isExample: Bool
  package let sources: [SourceMapping]
  /// The profile's own text.
  package let text: String
  /// The maps of values that it names, which lie beside it.
  package let companions: [CompanionFile]

  /// All that decides how a bundle is read, of which the report prints the digest: the profile as it was
  /// written, and after it each map with its path.
  package var evidence: String {
    companions.reduce(text) { "\($0)\n--- \($1.path)\n\($1.text)" }
  }

  package init(
    name: String, system: String, says: String, sources: [SourceMapping], text: String,
    companions: [CompanionFile] = [], testedWith: [String] = [], isExample: Bool = false
  ) {
    self.name = name
    self.system = system
    self.says = says
    self.testedWith = testedWith
    self.isExample = isExample
    self.sources = sources
    self.text = text
    self.companions = companions
  }
}
