// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads the counts of an XML source that lie side by side in a record, one element or attribute a stage or a category:
/// what names a column in a CSV file is a path from the record.
enum CountPlaces {
  static func fields(
    of aggregate: AggregateMapping, in source: YAMLNode, context: inout ProfileContext
  ) -> [FieldMapping] {
    let written = names(source)
    return SourceLayout.countHeaders(of: aggregate).compactMap { header in
      guard let node = written[header], let path = PathReading.path(node, context: &context) else {
        return nil
      }
      guard !path.isAbsolute else {
        context.log.add(
          node, "this path must start at the record", advice: "leave out the '/' at its beginning")
        return nil
      }
      return FieldMapping(
        target: countTarget(header), origin: .places([.path(path)]), conversion: .integer, empty: .blank,
        line: node.line)
    }
  }

  /// How a count among several of a record is called, for messages and to find it again.
  static func countTarget(_ header: String) -> String { "count of \(header)" }

  /// Where the names stand in the profile.
  private static func names(_ source: YAMLNode) -> [String: YAMLNode] {
    let aggregate = source.entry("aggregate")
    let melted = (source.entry("melt")?.mapping ?? []).compactMap { $0.value.entry("columns") }
    let keys = ([aggregate?.entry("stages"), aggregate?.entry("subtotals")] + melted)
      .compactMap { $0?.mapping }.flatMap { $0.map(\.key) }
    let total = aggregate?.entry("total").map { [$0] } ?? []
    return Dictionary(
      (keys + total).compactMap { node in node.scalar.map { ($0, node) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension YAMLNode {
  fileprivate func entry(_ name: String) -> YAMLNode? { mapping?.first { $0.key.scalar == name }?.value }
}
