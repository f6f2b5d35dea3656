// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What one table is likely to hold: its entity, and the column of each field.
struct TableGuess: Sendable {
  let entity: Entity
  /// Index of a table's column by the field's name.
  var fields: [String: Int] = [:]
  /// How surely, by the field's name.
  var weights: [String: FieldEvidence.Weight] = [:]
  var reached: [Stage: Int] = [:]
  var events: [Stage: Int] = [:]
  /// The column that tells the stage, and the one that tells the outcome; often one.
  var stage: Int?
  var outcome: Int?
  /// What stands on the records about their vacancy.
  var implies: [String: Int] = [:]
  var counts: CountGuess?
  /// How much speaks for it.
  var strength = 0

  var columns: Set<Int> {
    Set(fields.values).union(reached.values).union(events.values).union(implies.values)
      .union([stage, outcome].compactMap(\.self)).union(counts?.columns ?? [])
  }
}
