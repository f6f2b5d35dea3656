// SPDX-License-Identifier: Apache-2.0

extension EntitySchema {
  static let controlTotal = EntitySchema(
    entity: .controlTotal, says: "a number that the system gives of its own records",
    fields: [
      TargetField(
        "of", .list(.counted),
        "What is counted: a kind of record, such as applications, or a stage, such as offered.",
        necessity: .identity),
      TargetField("count", .integer, "How many there are.", necessity: .identity),
      TargetField("from", .date, "Of a stage: the first day of those that are counted."),
      TargetField("to", .date, "Of a stage: the last day of those that are counted."),
    ])
}
