// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What applications are told apart by beyond each characteristic of the source by itself, where something asks for it.
package struct ToldApart: Sendable, Hashable {
  /// Whether the categories behind the two groups of ethnicity are.
  package var ethnicCategories = false
  /// Whether they are told apart by where they came from.
  package var sources = false
  /// Characteristics other than ethnicity that are taken together, two or more at once, each list in a fixed order.
  package var together: [[Characteristic]] = []

  /// Nothing beyond.
  package init() {}

  /// - Parameter tables: for each table that is asked for, the characteristics other than ethnicity that it tells apart.
  package init(_ tables: [[Characteristic]]) {
    ethnicCategories = tables.contains { $0.contains(.ethnicCategory) }
    sources = tables.contains { $0.contains(.source) }
    together = tables.filter { $0.count > 1 }
  }
}
