// SPDX-License-Identifier: Apache-2.0

/// Looks through an XML file: first how often its elements stand in it, then what its records hold.
struct XMLSurveying: Sendable {
  let input: ListedInput
  let vocabulary: Vocabulary

  private func open() throws -> XMLFile {
    guard case .xml(let file) = try OpenedInput(input) else {
      throw IngestionError(
        kind: "not-xml", path: input.shownPath, problem: "the file is no XML any more", advice: "Try again")
    }
    return file
  }

  func tables() async throws -> [TableSurvey] {
    // Records of some kinds may stand only far behind the beginning.
    let outline = try XMLOutline(of: input)
    let shape = XMLShape(outline.paths)
    let counts = try await count(shape, in: try open())
    let records = XMLRecords(shape, counts, vocabulary)
    guard !records.tables.isEmpty else { throw outline.failure ?? .withoutRecords(input.shownPath) }
    var drafts: [Draft] = []
    for (index, record) in records.tables.enumerated() {
      let inner =
        records.tables.filter {
          $0.node.elements.count > record.node.elements.count
            && $0.node.elements.starts(with: record.node.elements)
        }.map(\.node) + records.pairs.map(\.node)
      drafts.append(Draft(record, shape.fields(of: record.node, without: inner), shape, counts, index))
    }
    for pair in records.pairs {
      for name in try await names(of: pair, shape) { drafts[pair.table].add(pair.pairs, name: name) }
    }
    return try await read(drafts, records, shape)
  }

  /// How often each element stands in the file, by its path as the file writes it.
  private func count(_ shape: XMLShape, in file: XMLFile) async throws -> [String: Int] {
    let nodes = shape.recordLike
    var counts = [Int](repeating: 0, count: nodes.count)
    let requests = nodes.map { XMLRecordRequest(record: shape.path($0), columns: []) }
    let summary = try await file.read(requests) { counts[$0] += $1.count }
    var byPath = Dictionary(summary.unusedPaths.map { ($0.path, $0.count) }, uniquingKeysWith: +)
    for (node, count) in zip(nodes, counts) { byPath[node.text] = count }
    return byPath
  }

  /// The names that pairs have, where they are few: each is a field of its own.
  private func names(of pair: XMLRecords.Pair, _ shape: XMLShape) async throws -> [String] {
    var column = ColumnSurvey(name: "", words: [])
    let request = XMLRecordRequest(
      record: shape.path(pair.node), columns: [XMLColumn(.path(pair.pairs.name), request: .coded)])
    _ = try await open().read([request]) { _, batch in column.take(batch.columns[0], lines: batch.lines) }
    guard column.isCategorical else { return [] }
    // A name that one record alone has may be anything.
    return column.ordered.filter { name, rows in
      rows >= 2 || vocabulary.knowsColumn(NameWords.words(name))
    }.map(\.value)
  }

  private func read(_ drafts: [Draft], _ records: XMLRecords, _ shape: XMLShape) async throws -> [TableSurvey]
  {
    var drafts = drafts
    let requests = drafts.map { draft in
      XMLRecordRequest(record: shape.path(draft.record.node), columns: draft.columnsToRead)
    }
    let summary = try await open().read(requests) { index, batch in
      drafts[index].records += batch.count
      for column in drafts[index].columns.indices {
        drafts[index].columns[column].take(batch.columns[column], lines: batch.lines)
      }
    }
    return drafts.map { draft in
      var table = TableSurvey(
        file: input.shown, words: NameWords.words(XMLShape.names(draft.record.node, below: 0).last ?? ""),
        layout: .xml(draft.table(shape, records)), records: draft.records, columns: draft.columns)
      table.failure = summary.failure
      return table
    }
  }

  /// A table on its way.
  private struct Draft {
    let record: XMLRecords.Table
    var records = 0
    var columns: [ColumnSurvey] = []
    var places: [XMLTable.Place] = []

    init(
      _ record: XMLRecords.Table, _ fields: [XMLShape.Node], _ shape: XMLShape, _ counts: [String: Int],
      _ index: Int
    ) {
      self.record = record
      let depth = record.node.elements.count
      for field in fields {
        let path = shape.path(field, below: depth)
        let names = XMLShape.names(field, below: depth - 1)
        var column = ColumnSurvey(
          name: path.text, words: NameWords.words(ofPath: names), ownWords: NameWords.words(names.last ?? ""))
        column.isRepeated = (counts[field.text] ?? 0) > record.count
        columns.append(column)
        places.append(.path(path))
      }
    }

    mutating func add(_ pairs: XMLPairs, name: String) {
      columns.append(ColumnSurvey(name: name, words: NameWords.words(name)))
      places.append(.pair(pairs, name: name))
    }

    var columnsToRead: [XMLColumn] {
      places.map { place in
        switch place {
        case .path(let path): XMLColumn(.path(path), request: .coded)
        case .pair(let pairs, let name): XMLColumn(.pairs(pairs, names: [name]), request: .coded)
        }
      }
    }

    func table(_ shape: XMLShape, _ records: XMLRecords) -> XMLTable {
      let outer = record.outer
      let depth = outer.map { records.tables[$0].node.elements.count } ?? 0
      return XMLTable(
        record: shape.path(record.node), outer: outer.map { shape.path(records.tables[$0].node).text },
        pathWithin: shape.path(record.node, below: depth).text,
        places: places, namespaces: shape.namespaces)
    }
  }
}

extension IngestionError {
  fileprivate static func withoutRecords(_ path: String) -> IngestionError {
    IngestionError(
      kind: "no-records", path: path,
      problem: "no element of it holds others, so that nothing in it is like a record",
      advice: "Check that this is the export")
  }
}
