// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A file that is being read, with its number in the run's list and its names for messages.
struct OpenFile: Sendable {
  let index: Int
  let source: SourceFile

  /// The column in words; a constant of the profile has none.
  func columnName(_ column: Int?) -> String {
    guard let column, source.columns.indices.contains(column) else { return "a constant of the profile" }
    return "column '\(source.columns[column])'"
  }
}
