// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads which columns hold percentages: `percentages` of an aggregate.
enum PercentageReading {
  /// `nil` for `percentages: none`, where what looks like percentages is something else.
  static func percentages(_ reader: inout MappingReader, _ log: inout IssueLog) -> [PercentageMapping]? {
    guard let node = reader.optional("percentages") else { return [] }
    if node.scalar == "none" { return nil }
    return MappingReader(node, subject: "'percentages'", log: &log).entries.compactMap { entry in
      if let counts = entry.value.scalar {
        return PercentageMapping(header: entry.name, counts: counts, of: nil)
      }
      var reader = MappingReader(entry.value, subject: "'\(entry.name)' of 'percentages'", log: &log)
      let counts = reader.text("counts", log: &log)
      let of = reader.optionalText("of", log: &log)
      reader.finish(log: &log)
      return counts.map { PercentageMapping(header: entry.name, counts: $0, of: of) }
    }
  }
}
