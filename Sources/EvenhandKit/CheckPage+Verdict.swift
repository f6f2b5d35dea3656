// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion

extension CheckPage {
  /// What has to be done before an audit; empty where the files are ready.
  var obstacles: [String] {
    var obstacles: [String] = []
    if !reading.failures.isEmpty { obstacles.append("a file could not be read, or not to its end") }
    if !reading.ledger.isComplete, reading.failures.isEmpty {
      obstacles.append("a file falls short, or a column that matters is not read")
    }
    if reading.ledger.lacksRecords { obstacles.append("a file has no record that is used") }
    for join in reading.fields?.joins ?? [] where join.findsNothing {
      obstacles.append("no reference of \(join.reference) leads to a record")
    }
    for field in reading.fields?.fields ?? [] {
      if field.faults[.otherDateOrder] != nil {
        obstacles.append("dates of '\(field.column)' in \(field.file) are read in the wrong order")
      }
      if field.isUnread {
        obstacles.append("no value of '\(field.column)' in \(field.file) can be read as \(field.name)")
      } else if lacksMap(field) {
        obstacles.append(
          "values of '\(field.column)' in \(field.file) are not mapped to \(field.name): add them under its values, or "
            + "write unmapped: unknown")
      }
    }
    if !rules.contains(where: { $0.told > 0 }) { obstacles.append("no rule can be told") }
    return obstacles
  }

  private static let unmapped: [ConversionFault] = [.unmappedValue, .ambiguousLabel, .contradictsHeading]

  /// Whether a word is not mapped that several records have, or many values are not: what one record has may be a slip.
  private func lacksMap(_ field: FieldLog.Field) -> Bool {
    let tallies = CheckPage.unmapped.compactMap { field.faults[$0] }
    let rows = tallies.reduce(0) { $0 + $1.rows }
    return tallies.contains { !$0.printable.shown.isEmpty } || (rows > 0 && rows * 20 >= field.records)
  }

  var verdict: [String] {
    let obstacles = obstacles
    guard !obstacles.isEmpty else {
      let told = rules.count { $0.told > 0 }
      return wrapped(
        "Ready: \(told) of \(rules.count) rules can be told, of all or some of what they look at.", indent: 0)
    }
    return ["Not ready:"] + obstacles.flatMap { wrapped("- \($0)", indent: 2) }
  }
}

extension FieldLog.Field {
  /// Whether the column holds values, and none of them could be read.
  fileprivate var isUnread: Bool {
    states[.known] == nil && states[FactState.none] == nil && faults.values.reduce(0) { $0 + $1.rows } >= 2
  }
}
