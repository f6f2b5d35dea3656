// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What is said of a file that lacks a column, or has two where one is meant.
extension PipelineBuilder {
  func ambiguous(_ column: AmbiguousColumn, _ file: Int) -> IngestionError {
    IngestionError(
      kind: "columns-ambiguous", path: files[file].file.source.path, line: 1, problem: column.problem,
      advice: column.advice.prefix(1).uppercased() + column.advice.dropFirst())
  }

  mutating func note(_ column: AmbiguousColumn, _ file: Int) {
    state.quality.note(
      .warning, "ambiguous-column", file: file, subject: column.target,
      message: "\(files[file].file.source.path): \(column.problem), and none is read; \(column.advice)",
      places: column.columns.map { SourcePlace(file: file, line: 1, column: $0) })
  }

  /// Notes the columns that a profile names and a file does not have.
  mutating func noteAbsent(_ layout: SourceLayout, _ file: Int) {
    let twice = Set(layout.ambiguous.map(\.target))
    for field in layout.absent where !twice.contains(field.target) {
      guard case .headers(let headers) = field.origin else { continue }
      let names = headers.map { "'\($0)'" }.joined(separator: " or ")
      state.quality.note(
        .note, "column-absent", file: file, subject: "\(layout.source.name) \(field.target) \(names)",
        message: "\(files[file].file.source.path) has no column \(names), from which the profile reads"
          + " '\(field.target)' of '\(layout.source.name)': it is not recorded", places: [])
    }
  }

  func columnsMissing(_ layout: SourceLayout, _ file: Int) -> IngestionError {
    let names = layout.lacking.map { "'\($0.target)'" }.joined(separator: ", ")
    return IngestionError(
      kind: "columns-missing", path: files[file].file.source.path,
      problem: "the file lacks a column for \(names.isEmpty ? "a key or a count" : names)"
        + " of the source '\(layout.source.name)'",
      advice: "Export the file with that column, or name it in the profile")
  }
}
