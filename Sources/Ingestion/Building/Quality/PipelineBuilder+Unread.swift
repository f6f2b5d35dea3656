// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// From how many values on a column of which none can be read is a fault of the column and not of its records.
  private static var fewest: Int { 10 }

  /// Notes the columns of which no value could be read.
  mutating func reportUnread() {
    for (key, fault) in state.quality.columns.unread {
      let file = files[key.file].file
      let name = file.columnName(key.column)
      let count = state.quality.count(fault.rawValue, file: key.file, subject: "\(name) \(key.target)")
      guard count >= Self.fewest else { continue }
      add(unread: UnreadColumn(column: name, field: key.target, problem: fault.problem), file: key.file)
    }
  }
}
