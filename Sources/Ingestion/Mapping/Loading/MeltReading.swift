// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads `melt`: columns that hold the counts of categories.
enum MeltReading {
  static func characteristics(_ node: YAMLNode, log: inout IssueLog) -> [MeltedCharacteristic] {
    MappingReader(node, subject: "'melt'", log: &log).entries.compactMap { entry in
      guard let name = CharacteristicReading.name(entry.key, &log) else { return nil }
      return characteristic(name, entry.key, entry.value, &log)
    }
  }

  private static func characteristic(
    _ name: String, _ key: YAMLNode, _ node: YAMLNode, _ log: inout IssueLog
  ) -> MeltedCharacteristic? {
    var reader = MappingReader(node, subject: "'\(name)' of 'melt'", log: &log)
    let schemeNode = reader.optional("scheme")
    let columns = reader.required("columns", log: &log)
    reader.finish(log: &log)
    let scheme = name == "ethnicity" ? scheme(schemeNode, key, &log)?.name : nil
    let other = name == "ethnicity" ? nil : CharacteristicConversion(name: name).scheme(schemeNode, &log)
    guard let columns else { return nil }
    return MeltedCharacteristic(
      characteristic: name, scheme: scheme ?? other?.name,
      columns: melted(columns, name, &log) { category in
        if let scheme { return EthnicityScheme.named(scheme)?.group(of: category) != .unmapped }
        return other?.category(of: category) != .unmapped
      })
  }

  private static func scheme(_ node: YAMLNode?, _ key: YAMLNode, _ log: inout IssueLog) -> EthnicityScheme? {
    let names = EthnicityScheme.all.map(\.name)
    if let scheme = node?.scalar.flatMap(EthnicityScheme.named) { return scheme }
    log.add(
      node ?? key,
      node == nil ? "the columns of ethnicity name no scheme" : "there is no such ethnicity scheme",
      advice: "add scheme: with one of \(names.joined(separator: ", "))")
    return nil
  }

  private static func melted(
    _ node: YAMLNode, _ name: String, _ log: inout IssueLog, isCategory: (String) -> Bool
  ) -> [MeltedColumn] {
    MappingReader(node, subject: "'columns' of '\(name)'", log: &log).entries.compactMap { entry in
      guard let category = entry.value.scalar else {
        log.add(entry.value, "the category of a column must be text")
        return nil
      }
      if !isCategory(category) {
        log.add(
          entry.value, "the scheme of \(name) has no category '\(category)'",
          advice: "use the scheme's own label, or another scheme")
      }
      return MeltedColumn(header: entry.name, category: category)
    }
  }
}
