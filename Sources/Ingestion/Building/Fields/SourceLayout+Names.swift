// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension SourceLayout {
  /// The columns of a CSV file that are read under another name than the model's, each with that name, in the
  /// order of the profile: so that a report shows which alias was used.
  func renamed(_ columns: [String]) -> [String] {
    var seen: Set<String> = []
    let own = source.fields.compactMap { field in self.field(field.target).map { ($0, field.target) } }
    let stages = (reached + events).map { ($0.field, "stage \($0.stage.name)") }
    let about = implied.map { ($0, "\($0.mapping.target) of its vacancy") }
    return (own + stages + about).compactMap { field, name in
      guard let place = field.place, columns.indices.contains(place) else { return nil }
      let isSame = HeaderName.normalise(columns[place]) == HeaderName.normalise(field.mapping.target)
      let text = "'\(columns[place])' as \(name)"
      return isSame || !seen.insert(text).inserted ? nil : text
    }
  }
}
