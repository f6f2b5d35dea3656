// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The words that the files of a pack may use where only some will do, for schemas that editors use.
package enum SchemaWords {
  package static let obligations = Obligation.allCases.map(\.rawValue)
  package static let checkpoints = Checkpoint.allCases.map(\.rawValue)
  package static let subjects = FactSchema.subjectKinds.map(\.rawValue)
  package static let parameters = ParameterType.names
  package static let stages = Stage.allCases.map(\.name) + ["appointed"]
  package static let characteristics = Characteristic.ofSources.map(\.rawValue)
  package static let cuts = CutDimension.allCases.map(\.rawValue)
  package static let strata = StratumKind.names
  package static let units = CutDimension.allCases.filter(\.isOfVacancy).map(\.rawValue)
  package static let spans = CutDimension.spans.map(\.rawValue)
}
