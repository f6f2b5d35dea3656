// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// A value of the model, as a conversion makes it of raw bytes.
package enum Converted: Sendable, Hashable {
  case text(String)
  case date(CivilDate)
  case bool(Bool)
  case integer(Int)
  /// A decimal number, kept as text.
  case decimal(String)
  case grade(PayGrade)
  case ethnicity(EthnicityLabel)
  /// A category of another characteristic.
  case category(ApplicantGroup)
  /// A canonical name of a closed list.
  case name(String)
}
