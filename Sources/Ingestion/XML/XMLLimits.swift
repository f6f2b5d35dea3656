// SPDX-License-Identifier: Apache-2.0

/// How much of everything an XML file may hold before it is refused, so that a hostile file costs bounded
/// memory and time. Every limit has an error of its own, and none can be lifted beyond libxml2's own limits.
package struct XMLLimits: Sendable, Hashable {
  /// Elements open at once (libxml2's own limit is 256).
  package var depth = 256
  /// Attributes and namespace declarations in one start tag.
  package var attributes = 256
  /// Namespace declarations in force at once: the price of looking up a prefix.
  package var namespaces = 256
  /// Bytes of an element's, attribute's or entity's name, and of a namespace.
  package var nameLength = 1_024
  /// Bytes of one wanted field.
  package var fieldLength = 1 << 20
  /// Bytes of one tag, comment or declaration.
  package var markupLength = 2 << 20
  /// Distinct element and attribute paths.
  package var paths = 20_000
  /// Records in one batch.
  package var batchRecords = 8_192
  /// Bytes of field text in one batch: reaching them ends the batch early.
  package var batchBytes = 2 << 20

  /// Records within one other record, which wait for its end.
  package var heldRecords = 1 << 16
  /// Bytes of their field text.
  package var heldBytes = 16 << 20

  package init() {}
}
