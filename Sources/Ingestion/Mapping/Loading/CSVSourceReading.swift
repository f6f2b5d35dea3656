// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads `csv:`, how the records of a source lie in a CSV file.
enum CSVSourceReading {
  static func source(_ node: YAMLNode, log: inout IssueLog) -> CSVSource {
    var reader = MappingReader(node, subject: "'csv'", log: &log)
    let delimiter = delimiter(&reader, log: &log)
    let encoding = encoding(&reader, log: &log)
    let layout = layout(&reader, log: &log)
    let header = layout == .headed ? header(&reader, log: &log) : nil
    let quotes = quotes(&reader, log: &log)
    let ends = reader.optionalTexts("stop_at", log: &log) ?? []
    let breaks = lineBreaks(&reader, log: &log), rows = keepsRows(&reader, log: &log)
    let sheet = reader.optionalText("sheet", log: &log)
    reader.finish(log: &log)
    return CSVSource(
      delimiter: delimiter, encoding: encoding, layout: layout, header: header, quotes: quotes,
      ends: Set(ends.map { $0.lowercased() }), keepsLineBreaks: breaks, keepsRows: rows, sheet: sheet)
  }

  private static func encoding(_ reader: inout MappingReader, log: inout IssueLog) -> TextEncoding? {
    guard let node = reader.optional("encoding"), node.scalar != "auto" else { return nil }
    if let known = node.scalar.flatMap(TextEncoding.init(named:)) { return known }
    let near = nearestName(to: node.scalar?.lowercased() ?? "", among: TextEncoding.names)
    log.add(
      node, "there is no encoding '\(node.scalar ?? "")'",
      advice: near.map { "did you mean '\($0)'?" }
        ?? "write \(TextEncoding.names.joined(separator: ", ")) or auto")
    return nil
  }

  private static func delimiter(_ reader: inout MappingReader, log: inout IssueLog) -> UInt8? {
    guard let node = reader.optional("delimiter"), node.scalar != "auto" else { return nil }
    let named: [String: UInt8] = ["tab": 9, "\\t": 9, "comma": 44, "semicolon": 59, "pipe": 124]
    if let byte = node.scalar.flatMap({ named[$0] }) { return byte }
    if let text = node.scalar, text.utf8.count == 1, let byte = text.utf8.first, ![10, 13, 34].contains(byte)
    {
      return byte
    }
    log.add(node, "the delimiter must be one character", advice: "write \",\", \";\", \"|\", tab or auto")
    return nil
  }

  private static func layout(_ reader: inout MappingReader, log: inout IssueLog) -> CSVSource.Layout {
    let header = reader.optional("header")
    let isNone = header?.scalar == "none"
    if let header, !isNone, header.mapping == nil {
      log.add(
        header, "a header is found where there is one",
        advice: "write header: none, or header: {find: [a column, another]}, or leave it out")
    }
    let labels = reader.optional("label_row"), counts = reader.optional("count_row")
    guard let layout = reader.optional("layout") else {
      for stranger in [labels, counts] {
        guard let stranger else { continue }
        log.add(stranger, "only the layout row_pairs has pairs of rows", advice: "add layout: row_pairs")
      }
      return isNone ? .headless : .headed
    }
    guard layout.scalar == "row_pairs" else {
      let near = nearestName(to: layout.scalar ?? "", among: ["row_pairs"])
      log.add(
        layout, "there is no layout '\(layout.scalar ?? "")'",
        advice: near.map { "did you mean '\($0)'?" } ?? "write layout: row_pairs, or leave it out")
      return .headed
    }
    guard isNone else {
      log.add(layout, "pairs of rows stand in a file without a header", advice: "add header: none")
      return .headed
    }
    guard let names = RowPairNames(label: labels?.scalar ?? "{c}", count: counts?.scalar ?? "{c}_count")
    else {
      log.add(
        counts ?? labels ?? layout, "each row of a pair needs a name of its own, in which {c} stands once",
        advice: "write label_row: \"{c}\" and count_row: \"{c}_count\"")
      return .headed
    }
    return .rowPairs(names)
  }
}
