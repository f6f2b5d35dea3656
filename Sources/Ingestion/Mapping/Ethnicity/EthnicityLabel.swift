// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Somebody's ethnicity as a source tells it: the category, by the label that its scheme has for it, and the group that
/// the category belongs to.
package struct EthnicityLabel: Sendable, Hashable {
  package let group: EthnicityGroup
  package let label: String

  package init(_ group: EthnicityGroup, _ label: String) {
    self.group = group
    self.label = label
  }

  /// As a category of applicants.
  var category: ApplicantGroup { .ethnicCategory(label) }
}
