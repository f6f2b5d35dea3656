// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML

/// A name of a file that is near one that a field could be read from.
struct Misspelling {
  let field: FieldMapping
  let found: String
  let meant: String
  /// Whether it is the beginning of that name and may well be another thing.
  var isDoubtful = false

  /// Those of a CSV file, for the fields that it lacks and not for those of which it has two columns.
  static func all(of layout: SourceLayout, in columns: [String]) -> [Misspelling] {
    let twice = Set(layout.ambiguous.map(\.target))
    let lacking = (layout.absent + layout.lacking).filter { !twice.contains($0.target) }
    let open = layout.unused(of: columns).filter { !layout.source.ignores($0) }
    return all(among: open, of: lacking.flatMap(names))
  }

  /// Every name from which a field could be read.
  private static func names(of field: FieldMapping) -> [(field: FieldMapping, name: String)] {
    field.headers.filter { HeaderTable.columnNumber($0) == nil }.map { (field, $0) }
  }

  /// At most one for each column and each field, in the order of the columns.
  private static func all(
    among columns: [String], of names: [(field: FieldMapping, name: String)]
  ) -> [Misspelling] {
    var taken: Set<String> = []
    return columns.compactMap { column in
      let open = names.filter { !taken.contains($0.field.target) }
      let (known, normalised) = (HeaderName.normalise(column), open.map { HeaderName.normalise($0.name) })
      let near = misspelling(of: known, among: normalised)
      guard let meant = near ?? nameCutShort(to: known, among: normalised),
        let (field, name) = open.first(where: { HeaderName.normalise($0.name) == meant })
      else { return nil }
      taken.insert(field.target)
      return Misspelling(field: field, found: column, meant: name, isDoubtful: near == nil)
    }
  }

  /// As the ledger tells of it.
  func name(in source: SourceMapping) -> MisspeltName {
    let target = EntitySchema.of(source.entity)[field.target]
    return MisspeltName(
      found: found, meant: meant, field: field.target, says: target?.gist ?? "", isDoubtful: isDoubtful)
  }
}

extension TargetField {
  /// What it is, to stand in brackets: the beginning of its sentence, without details.
  fileprivate var gist: String {
    let gist = says.prefix { ![".", ":", ";", ",", "("].contains($0) }
    let end = gist.last == " " ? gist.dropLast() : gist
    return end.prefix(1).lowercased() + end.dropFirst()
  }
}
