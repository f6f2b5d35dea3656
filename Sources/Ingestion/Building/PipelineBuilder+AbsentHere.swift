// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Columns that one file of a source has and another lacks: the second of two exports often calls it otherwise.
extension PipelineBuilder {
  /// Notes them, once all files are read.
  mutating func reportAbsentHere() {
    for source in profile.sources where source.csvLayout == .headed && source.csv != nil {
      let own = files.indices.filter { index in files[index].sources.contains { $0.name == source.name } }
      guard own.count > 1 else { continue }
      for file in own {
        for field in absent(source, file) where EntitySchema.of(source.entity).matters(field.target) {
          guard let other = own.first(where: { has(field, source, $0) }),
            !files[file].ledger.misspelt.contains(where: { $0.field == field.target })
          else { continue }
          note(field, absentFrom: file, of: source, and: other, all: own)
        }
      }
    }
  }

  /// Fields on which every count of applications rests.
  private static var needed: Set<String> {
    ["ethnicity", "category", "count", "stage", "outcome", Stage.shortlisted.name, Stage.accepted.name]
  }

  private func absent(_ source: SourceMapping, _ file: Int) -> [FieldMapping] {
    zip(files[file].sources, files[file].absent).first { $0.0.name == source.name }?.1 ?? []
  }

  private func has(_ field: FieldMapping, _ source: SourceMapping, _ file: Int) -> Bool {
    !absent(source, file).contains { $0.target == field.target && $0.origin == field.origin }
  }

  private mutating func note(
    _ field: FieldMapping, absentFrom file: Int, of source: SourceMapping, and other: Int, all: [Int]
  ) {
    let columns = files[other].file.source.columns.map(HeaderName.normalise)
    let meant =
      field.headers.first { columns.contains(HeaderName.normalise($0)) } ?? field.headers.first ?? ""
    let (path, otherPath) = (files[file].file.source.path, files[other].file.source.path)
    let elsewhere = Set(
      all.filter { $0 != file }.flatMap { files[$0].file.source.columns }.map(HeaderName.normalise))
    let open = files[file].ledger.unused.filter {
      !source.ignores($0) && !elsewhere.contains(HeaderName.normalise($0))
        && !HeaderName.normalise($0).isEmpty
    }
    let known = open.first { isKnown($0, as: field.target, of: source.entity) }
    let found = known ?? (open.count == 1 ? open.first : nil)
    let names = open.map { "'\($0)'" }.joined(separator: ", ")
    let unread =
      found.map { "; nothing reads its '\($0)', which may be the same" }
      ?? (open.isEmpty ? "" : "; nothing reads its \(names)")
    let isNeeded = Self.needed.contains(field.target)
    state.quality.note(
      isNeeded || known != nil ? .error : .warning, "column-absent-here", file: file,
      subject: "\(source.name) \(field.target) \(meant)",
      message: "\(path) has no column '\(meant)', which \(otherPath) has and from which '\(field.target)' of"
        + " '\(source.name)' is read: of its records that is not recorded\(unread)",
      places: found.flatMap(files[file].file.source.columns.firstIndex).map {
        [SourcePlace(file: file, line: 1, column: $0)]
      } ?? [])
    guard let found else {
      // Without them most of what is asked of applications cannot be said.
      if isNeeded {
        let unread = UnreadColumn(
          column: "column '\(meant)'", field: field.target,
          problem: "no column of that name, and \(otherPath) has one")
        add(unread: unread, file: file)
      }
      return
    }
    let miss = Misspelling(field: field, found: found, meant: meant, isDoubtful: known == nil)
    add(misspelt: miss.name(in: source), file: file)
  }

  /// Whether a column is known by its name as one of a field.
  private func isKnown(_ column: String, as target: String, of entity: Entity) -> Bool {
    guard let phrases = (try? Vocabulary.shipped())?.columns[entity]?[target] else { return false }
    return NameWords.score(NameWords.words(column), phrases) >= 90
  }
}
