// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads where the records of a source lie: `csv:` or `xml:`; CSV when neither is written.
enum SourceFormatReading {
  static func format(_ reader: inout MappingReader, context: inout ProfileContext) -> SourceFormat {
    let csv = reader.optional("csv")
    guard let xml = reader.optional("xml") else {
      return .csv(csv.map { CSVSourceReading.source($0, log: &context.log) } ?? CSVSource())
    }
    if let csv { context.log.add(csv, "a source is CSV or XML, not both", advice: "make two sources of it") }
    return .xml(xmlSource(xml, context: &context))
  }

  /// The records at `path` within those of another source.
  static func enclosed(
    _ reader: inout MappingReader, in outer: EnclosingFields, context: inout ProfileContext
  ) -> SourceFormat {
    let node = reader.required("path", log: &context.log)
    let path = node.flatMap { PathReading.path($0, context: &context) }
    if let node, let path, path.isAbsolute || path.attribute != nil || path.steps.isEmpty {
      context.log.add(
        node, "the path of 'each' leads from the record to an element within it",
        advice: "leave out the '/' at its beginning, and '@'")
    }
    return .xml(
      XMLSource(
        record: path.map(outer.record.appending) ?? outer.record,
        enclosing: EnclosingRecord(source: outer.source, record: outer.record)))
  }

  private static func xmlSource(_ node: YAMLNode, context: inout ProfileContext) -> XMLSource {
    var reader = MappingReader(node, subject: "'xml'", log: &context.log)
    let recordNode = reader.required("record", log: &context.log)
    let record = recordNode.flatMap { path($0, context: &context) }
    var count: XMLPath?
    if let expect = reader.optional("expect") {
      var expectReader = MappingReader(expect, subject: "'expect'", log: &context.log)
      count = expectReader.required("count", log: &context.log).flatMap { path($0, context: &context) }
      expectReader.finish(log: &context.log)
    }
    reader.finish(log: &context.log)
    if let record, record.attribute != nil, let recordNode {
      context.log.add(recordNode, "a record is an element, not an attribute")
    }
    return XMLSource(
      record: record ?? XMLPath(text: "", isAbsolute: true, steps: []), expectedCount: count)
  }

  /// A path from the root.
  private static func path(_ node: YAMLNode, context: inout ProfileContext) -> XMLPath? {
    guard let path = PathReading.path(node, context: &context) else { return nil }
    if !path.isAbsolute {
      context.log.add(node, "this path must start at the root of the document", advice: "start it with '/'")
    }
    return path
  }
}

/// Reads paths with the place of a fault within them.
enum PathReading {
  static func path(_ node: YAMLNode, context: inout ProfileContext) -> XMLPath? {
    guard case .scalar(let text, let isPlain) = node.content else {
      context.log.add(node, "a path must be text")
      return nil
    }
    do {
      return try XMLPath(parsing: text, namespaces: context.namespaces)
    } catch {
      let column = node.column + error.offset + (isPlain ? 0 : 1)
      context.log.add(
        context.log.document.issue(
          line: node.line, column: column, "in the path '\(text)': \(error.problem)", advice: error.advice))
      return nil
    }
  }
}
