// SPDX-License-Identifier: Apache-2.0

/// How one system's export bundle is read: every source of records and what its fields mean.
package struct MappingProfile: Sendable {
  package let name: String
  /// The system that writes such files, in words.
  package let system: String
  package let says: String
  /// The versions or exports that the profile was tried on, in words.
  package let testedWith: [String]
  package let sources: [SourceMapping]
  /// The profile's own text, of which the report prints the digest.
  package let text: String

  package init(
    name: String, system: String, says: String, sources: [SourceMapping], text: String,
    testedWith: [String] = []
  ) {
    self.name = name
    self.system = system
    self.says = says
    self.testedWith = testedWith
    self.sources = sources
    self.text = text
  }
}
