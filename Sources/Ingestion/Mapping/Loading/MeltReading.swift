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
    let scheme = name == "ethnicity" ? scheme(schemeNode, key, &log) : nil
    if name != "ethnicity", let schemeNode {
      log.add(schemeNode, "only the categories of ethnicity have a scheme", advice: "leave it out")
    }
    guard let columns else { return nil }
    return MeltedCharacteristic(
      characteristic: name, scheme: scheme?.name, columns: melted(columns, scheme, name, &log))
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
    _ node: YAMLNode, _ scheme: EthnicityScheme?, _ name: String, _ log: inout IssueLog
  ) -> [MeltedColumn] {
    MappingReader(node, subject: "'columns' of '\(name)'", log: &log).entries.compactMap { entry in
      guard let category = entry.value.scalar else {
        log.add(entry.value, "the category of a column must be text")
        return nil
      }
      if let scheme, scheme.group(of: category) == .unmapped {
        log.add(
          entry.value, "the scheme \(scheme.name) has no category '\(category)'",
          advice: "use the scheme's own label, or another scheme")
      }
      return MeltedColumn(header: entry.name, category: category)
    }
  }
}
