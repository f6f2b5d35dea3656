// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML

/// Columns and paths that nothing reads, and whose names are so near those of fields that the file lacks that they
/// must be meant: a file half read is never read in silence.
extension PipelineBuilder {
  /// - Parameter columns: those of the CSV file, in its order.
  mutating func noteMisspelt(_ layout: SourceLayout, _ columns: [String], _ file: Int) {
    let twice = Set(layout.ambiguous.map(\.target))
    let lacking = (layout.absent + layout.lacking).filter { !twice.contains($0.target) }
    for miss in Misspelling.all(among: layout.unused(of: columns), of: lacking.flatMap(Misspelling.names)) {
      let place = columns.firstIndex(of: miss.found).map { SourcePlace(file: file, line: 1, column: $0) }
      note(miss, "column", of: layout.source, file, place)
    }
  }

  /// - Parameter unused: paths of the XML file that nothing reads.
  mutating func noteMisspelt(_ met: MetPlaces, _ unused: [String], _ file: Int) {
    for (layout, field) in met.unmatched {
      guard case .xml(let xml) = layout.source.format, case .places(let places) = field.origin else {
        continue
      }
      let names = places.map { $0.shown(record: xml.record, enclosing: xml.enclosing?.record) }
      for name in names {
        guard let found = NearPaths.misspelt(name, among: unused) else { continue }
        note(Misspelling(field: field, found: found, meant: name), "path", of: layout.source, file, nil)
        break
      }
    }
  }

  private mutating func note(
    _ miss: Misspelling, _ noun: String, of source: SourceMapping, _ file: Int, _ place: SourcePlace?
  ) {
    let matters = EntitySchema.of(source.entity).matters(miss.field.target)
    state.quality.note(
      matters ? .error : .warning, "\(noun)-misspelt", file: file, subject: "\(source.name) \(miss.found)",
      message:
        "\(files[file].file.source.path) has no \(noun) '\(miss.meant)', but '\(miss.found)', which nothing"
        + " reads: did you mean '\(miss.meant)'? Until it bears that name, '\(miss.field.target)' of"
        + " '\(source.name)' is not recorded", places: place.map { [$0] } ?? [])
    guard matters else { return }
    add(
      misspelt: MisspeltName(found: miss.found, meant: miss.meant, field: miss.field.target), file: file)
  }
}

/// A name of a file that is near one that a field could be read from.
struct Misspelling {
  let field: FieldMapping
  let found: String
  let meant: String

  /// Every name from which a field could be read.
  static func names(of field: FieldMapping) -> [(field: FieldMapping, name: String)] {
    field.headers.filter { HeaderTable.columnNumber($0) == nil }.map { (field, $0) }
  }

  /// At most one for each column and each field, in the order of the columns.
  static func all(
    among columns: [String], of names: [(field: FieldMapping, name: String)]
  ) -> [Misspelling] {
    var taken: Set<String> = []
    return columns.compactMap { column in
      let open = names.filter { !taken.contains($0.field.target) }
      let near = misspelling(
        of: HeaderName.normalise(column), among: open.map { HeaderName.normalise($0.name) })
      guard let near, let (field, name) = open.first(where: { HeaderName.normalise($0.name) == near }) else {
        return nil
      }
      taken.insert(field.target)
      return Misspelling(field: field, found: column, meant: name)
    }
  }
}

extension EntitySchema {
  /// Whether counts, or verdicts over many subjects, rest on a field: what is said of the applicants and of panels,
  /// and what places a vacancy among bands and in time.
  func matters(_ target: String) -> Bool {
    switch entity {
    case .application, .equalityCount, .panelMember, .score, .controlTotal: true
    case .vacancy:
      ["ref", "band", "closed_on", "interviewed_on", "representative", "representative_decides"].contains(
        target)
    case .advert, .criterion, .search: target == "vacancy"
    }
  }
}
