// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// One column that must be asked of the file reader.
package struct NeededColumn: Sendable, Hashable {
  /// Index into the source file's `columns`: a CSV header, or an XML path.
  package let column: Int
  /// The path of an XML source; `nil` for a CSV column.
  package let path: XMLPath?
  package let request: ColumnRequest
}

/// A field of the profile with the batch columns that hold it.
struct BoundField: Sendable {
  let mapping: FieldMapping
  /// Indices into a batch's columns, of which the first that a record has is used; empty for a constant.
  let columns: [Int]
  /// For each of `columns`, the index into the source file's `columns`.
  let places: [Int]
  /// Indices into a batch's columns in which the heading of an ethnicity stands.
  var headings: [Int] = []

  /// The column that messages and places name.
  var place: Int? { places.first }
}

/// How a profile's source lies in one file: which columns it has, and which are to be read.
package struct SourceLayout: Sendable {
  package let source: SourceMapping
  /// In the order in which batches must deliver them.
  package private(set) var needs: [NeededColumn] = []
  /// Targets that the profile requires and the file has no column for.
  package private(set) var lacking: [FieldMapping] = []
  /// Fields that are not required and that the file has no column for.
  private(set) var absent: [FieldMapping] = []
  /// Fields whose name several columns of the file have.
  package private(set) var ambiguous: [AmbiguousColumn] = []
  private var bound: [String: BoundField] = [:]
  private(set) var reached: [(stage: Stage, field: BoundField)] = []
  private(set) var events: [(stage: Stage, field: BoundField)] = []
  private(set) var implied: [BoundField] = []
  /// Columns of counts by header, for aggregates.
  private(set) var countColumns: [String: BoundField] = [:]

  /// For a CSV file.
  package init(source: SourceMapping, header: HeaderTable) {
    func find(_ headers: [String]) -> Int? {
      if case .column(let index) = header.place(ofFirst: headers) { index } else { nil }
    }
    self.init(source) { origin in
      guard case .headers(let headers) = origin else { return [] }
      return find(headers).map { [($0, nil)] } ?? []
    }
    bindCounts(find)
    ambiguous = AmbiguousColumn.all(of: source, in: header)
  }

  /// For an XML file, whose paths are all asked for, since only reading tells which there are.
  ///
  /// - Parameter firstColumn: index in the source file's `columns` of the first of `pathNames`.
  package init(source: SourceMapping, firstColumn: Int) {
    let paths = SourceLayout.paths(of: source)
    self.init(source) { origin in
      guard case .paths(let alternatives) = origin else { return [] }
      return alternatives.compactMap { path in
        paths.firstIndex(of: path).map { (firstColumn + $0, path) }
      }
    }
  }

  private init(_ source: SourceMapping, locate: (FieldOrigin) -> [(Int, XMLPath?)]) {
    self.source = source
    for field in source.fields {
      if let binding = bind(field, locate) { bound[field.target] = binding }
    }
    for stage in source.reached {
      if let binding = bind(stage.field, locate) { reached.append((stage.stage, binding)) }
    }
    for stage in source.events {
      if let binding = bind(stage.field, locate) { events.append((stage.stage, binding)) }
    }
    for field in source.implies {
      if let binding = bind(field, locate) { implied.append(binding) }
    }
  }

  /// The file's columns that the source does not use, in the file's order.
  func unused(of columns: [String]) -> [String] {
    let used = Set(needs.map(\.column))
    return columns.indices.filter { !used.contains($0) }.map { columns[$0] }
  }

  /// What an XML reader is to be asked for.
  var pathRequests: [(path: XMLPath, request: ColumnRequest)] {
    needs.compactMap { need in need.path.map { ($0, need.request) } }
  }

  /// The binding of a target, when the file has it.
  func field(_ target: String) -> BoundField? { bound[target] }

  /// Every path that the source's fields name, each once, in the profile's order.
  static func paths(of source: SourceMapping) -> [XMLPath] {
    let fields = source.fields + (source.reached + source.events).map(\.field) + source.implies
    var seen: Set<XMLPath> = []
    return fields.flatMap { field -> [XMLPath] in
      [field.origin, field.heading].flatMap { origin -> [XMLPath] in
        guard case .paths(let paths)? = origin else { return [] }
        return paths.filter { seen.insert($0).inserted }
      }
    }
  }

  /// The paths as a source file's `columns` list them: with the record's path before.
  package static func pathNames(of source: SourceMapping) -> [String] {
    guard case .xml(let xml) = source.format else { return [] }
    return paths(of: source).map { $0.isAbsolute ? $0.text : "\(xml.record.text)/\($0.text)" }
  }

  private mutating func bind(
    _ field: FieldMapping, _ locate: (FieldOrigin) -> [(Int, XMLPath?)]
  ) -> BoundField? {
    if case .constant = field.origin { return BoundField(mapping: field, columns: [], places: []) }
    let located = locate(field.origin)
    guard !located.isEmpty else {
      if field.isRequired { lacking.append(field) } else { absent.append(field) }
      return nil
    }
    let request = SourceLayout.isHashed(field, of: source.entity) ? ColumnRequest.hashed : .coded
    let columns = located.map { need(NeededColumn(column: $0.0, path: $0.1, request: request)) }
    return BoundField(
      mapping: field, columns: columns, places: located.map(\.0), headings: headings(of: field, locate))
  }

  private mutating func headings(
    of field: FieldMapping, _ locate: (FieldOrigin) -> [(Int, XMLPath?)]
  ) -> [Int] {
    guard let heading = field.heading else { return [] }
    let located = locate(heading)
    if located.isEmpty { absent.append(field.headingField(heading)) }
    return located.map { need(NeededColumn(column: $0.0, path: $0.1, request: .coded)) }
  }

  private mutating func need(_ column: NeededColumn) -> Int {
    if let known = needs.firstIndex(of: column) { return known }
    needs.append(column)
    return needs.count - 1
  }

  /// Keys of applications identify people: only their hashes cross into the program.
  private static func isHashed(_ field: FieldMapping, of entity: Entity) -> Bool {
    switch entity {
    case .application: field.target == "id"
    case .score: field.target == "application"
    case .panelMember: field.target == "seat"
    case .vacancy, .advert, .criterion, .equalityCount: false
    }
  }

  private mutating func bindCounts(_ find: ([String]) -> Int?) {
    guard let aggregate = source.aggregate else { return }
    for header in SourceLayout.countHeaders(of: aggregate) {
      guard let column = find([header]) else { continue }
      let field = FieldMapping(
        target: "count", origin: .headers([header]), conversion: .integer, empty: .blank)
      let index = need(NeededColumn(column: column, path: nil, request: .coded))
      countColumns[header] = BoundField(mapping: field, columns: [index], places: [column])
    }
  }

  static func countHeaders(of aggregate: AggregateMapping) -> [String] {
    aggregate.stageColumns.map(\.header) + aggregate.melt.flatMap { $0.columns.map(\.header) }
      + (aggregate.total.map { [$0] } ?? [])
  }
}

extension FieldMapping {
  /// The heading of an ethnicity as a field of its own, for messages.
  func headingField(_ origin: FieldOrigin) -> FieldMapping {
    FieldMapping(target: "the heading of \(target)", origin: origin, conversion: .text, line: line)
  }
}
