// SPDX-License-Identifier: Apache-2.0

/// An element or attribute path that a file holds, as its beginning shows.
package struct XMLSeenPath: Sendable, Hashable {
  /// `/root/p:child/@attribute`, with the prefixes that the file itself first used.
  package let text: String
  /// The names of the elements from the root, with their namespaces.
  package let elements: [XMLPath.Name]
  /// The attribute's name, when it is an attribute's path.
  package let attribute: XMLPath.Name?
  /// How often it held text, in the part of the file that was looked at.
  package let occurrences: Int
}
