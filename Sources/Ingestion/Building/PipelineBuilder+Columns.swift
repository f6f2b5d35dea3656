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
    let misspelt = Set(files[file].ledger.misspelt.map(\.field))
    for field in layout.absent where !twice.contains(field.target) && !misspelt.contains(field.target) {
      guard case .headers(let headers) = field.origin else { continue }
      let names = headers.map { "'\($0)'" }.joined(separator: " or ")
      state.quality.note(
        .note, "column-absent", file: file, subject: "\(layout.source.name) \(field.target) \(names)",
        message: "\(files[file].file.source.path) has no column \(names), from which the profile reads"
          + " '\(field.target)' of '\(layout.source.name)': it is not recorded", places: [])
    }
  }

  /// Notes what a profile names and no record of a file has, with what stands there instead.
  mutating func noteUnmatched(_ met: MetPlaces, _ unused: [(path: String, count: Int)], _ file: Int) {
    for (layout, field) in met.unmatched {
      guard case .xml(let xml) = layout.source.format, case .places(let places) = field.origin else {
        continue
      }
      let names = places.map { $0.shown(record: xml.record, enclosing: xml.enclosing?.record) }
      let near = NearPaths.nearest(to: names, among: unused.map(\.path))
      let hint = near.isEmpty ? "" : "; near it are \(near.map { "'\($0)'" }.joined(separator: ", "))"
      state.quality.note(
        near.isEmpty ? .note : .warning, "path-unmatched", file: file,
        subject: "\(layout.source.name) \(field.target)",
        message: "no record of \(files[file].file.source.path) has"
          + " \(names.map { "'\($0)'" }.joined(separator: " or ")), from which the profile reads"
          + " '\(field.target)' of '\(layout.source.name)': it is not recorded\(hint)", places: [])
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
