// SPDX-License-Identifier: Apache-2.0

/// A profile of one file of counts, for tests that differ in how its columns and rows are laid out.
enum CountsProfile {
  /// - Parameters:
  ///   - aggregate: what stands within `aggregate: {}`.
  ///   - fields: what stands within `fields: {}`.
  ///   - rest: further lines of the source, indented as its keys are.
  static func text(_ aggregate: String, _ fields: String, _ rest: String = "") -> String {
    """
    profile: 1
    name: counts
    system: test
    says: test
    sources:
      equality:
        entity: equality_count
        aggregate: {\(aggregate)}
        fields: {\(fields)}
    \(rest)
    """
  }
}
