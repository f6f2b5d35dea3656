// SPDX-License-Identifier: Apache-2.0

/// How the records of a source lead to those that they refer to, and back.
package struct JoinReport: Sendable {
  /// Such as `applications.vacancy`, and `vacancies`.
  package let reference: String
  package let entity: Entity
  /// Different references, and how many of them are keys.
  package let references: Int
  package let found: Int
  /// Records that refer, and how many of them to a record that is there.
  package let records: Int
  package let recordsFound: Int
  /// Records that may be referred to, and how many are.
  package let keys: Int
  package let keysUsed: Int
  /// The first places of references that lead nowhere.
  package let orphans: [(file: String, line: Int)]
  /// Whether the bundle has records of their own for what is referred to.
  package let hasKeys: Bool

  package var findsNothing: Bool { hasKeys && references > 0 && found == 0 }
}

extension FieldLog {
  package var joins: [JoinReport] {
    references.sorted { ($0.key.source, $0.key.field) < ($1.key.source, $1.key.field) }.map {
      reference, keys in
      let known = self.keys[reference.to]?.entries ?? [:]
      let found = keys.entries.filter { known[$0.key] != nil }
      let orphans =
        known.isEmpty
        ? []
        : keys.entries.filter { known[$0.key] == nil }.values
          .sorted { ($0.file, $0.line) < ($1.file, $1.line) }.prefix(5)
          .map { (file: files.indices.contains($0.file) ? files[$0.file] : "", line: $0.line) }
      return JoinReport(
        reference: "\(reference.source).\(reference.field)", entity: reference.to,
        references: keys.entries.count,
        found: found.count, records: keys.entries.values.reduce(0) { $0 + $1.rows },
        recordsFound: found.values.reduce(0) { $0 + $1.rows }, keys: known.count,
        keysUsed: known.keys.count { keys.entries[$0] != nil }, orphans: Array(orphans),
        hasKeys: !known.isEmpty)
    }
  }
}
