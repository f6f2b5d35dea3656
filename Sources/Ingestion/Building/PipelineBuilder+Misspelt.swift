// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML

/// Columns and paths that nothing reads, and whose names are so near those of fields that the file lacks that they
/// must be meant: a file half read is never read in silence.
extension PipelineBuilder {
  /// - Parameter columns: those of the CSV file, in its order.
  mutating func noteMisspelt(_ layout: SourceLayout, _ columns: [String], _ file: Int) {
    for miss in Misspelling.all(of: layout, in: columns) {
      let place = columns.firstIndex(of: miss.found).map { SourcePlace(file: file, line: 1, column: $0) }
      note(miss, "column", of: layout.source, file, place)
    }
  }

  /// - Parameter unused: paths of the XML file that nothing reads.
  mutating func noteMisspelt(_ met: MetPlaces, _ unused: [String], _ file: Int) {
    for (layout, field) in met.unmatched {
      let source = layout.source
      let open = unused.filter { !source.ignores($0) }
      let all = source.allFields.flatMap { $0.names(in: source) }
      for name in field.names(in: source) {
        let near = NearPaths.misspelt(name, among: open)
        guard let found = near ?? NearPaths.cutShort(name, among: open, of: all) else { continue }
        let miss = Misspelling(field: field, found: found, meant: name, isDoubtful: near == nil)
        note(miss, "path", of: source, file, nil)
        break
      }
    }
  }

  private mutating func note(
    _ miss: Misspelling, _ noun: String, of source: SourceMapping, _ file: Int, _ place: SourcePlace?
  ) {
    let matters = EntitySchema.of(source.entity).matters(miss.field.target)
    state.quality.note(
      matters && !miss.isDoubtful ? .error : .warning, "\(noun)-misspelt", file: file,
      subject: "\(source.name) \(miss.found)",
      message:
        "\(files[file].file.source.path) has no \(noun) '\(miss.meant)', but '\(miss.found)', which nothing"
        + " reads: did you mean '\(miss.meant)'? Until it bears that name, '\(miss.field.target)' of"
        + " '\(source.name)' is not recorded", places: place.map { [$0] } ?? [])
    guard matters else { return }
    add(misspelt: miss.name(in: source), file: file)
  }

  /// Notes the columns that the profile ignores and that no file of their source has: they may be misspelt, or gone.
  mutating func reportIgnored() {
    for source in profile.sources where source.csv != nil && source.csvLayout == .headed {
      let read = files.filter { $0.sources.contains { $0.name == source.name } }
      guard let first = read.first, !read.contains(where: \.file.source.columns.isEmpty) else { continue }
      let columns = HeaderTable(read.flatMap(\.file.source.columns))
      for name in source.ignored where columns.place(of: name.text) == .missing {
        state.quality.note(
          .note, "ignored-column-absent", file: first.file.index, subject: "\(source.name) \(name.text)",
          message:
            "line \(name.line) of the profile '\(profile.name)' has the source '\(source.name)' ignore the"
            + " column '\(name.text)', which no file of it has", places: [])
      }
    }
  }

  /// Notes the misspelt columns of a file that is refused for want of them.
  mutating func noteMisspelt(_ misfit: NamedMisfit, file: Int) {
    for name in misfit.misspelt { add(misspelt: name, file: file) }
  }
}

extension EntitySchema {
  /// Whether a verdict, a count or a cut of the data rests on a field: on all but a few that are only shown.
  func matters(_ target: String) -> Bool {
    switch entity {
    case .vacancy: !["posts", "declared_by", "declared_on"].contains(target)
    case .advert: target != "channel"
    case .application, .criterion, .equalityCount, .panelMember, .score, .search, .controlTotal:
      true
    }
  }
}
