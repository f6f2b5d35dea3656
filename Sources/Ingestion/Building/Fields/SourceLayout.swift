// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// One column that must be asked of the file reader.
package struct NeededColumn: Sendable, Hashable {
  /// Index into the source file's `columns`: a CSV header, or a place in an XML record.
  package let column: Int
  /// The place in a record of an XML source; `nil` for a CSV column.
  package let place: XMLPlace?
  package let request: ColumnRequest
}

/// A field of the profile with the batch columns that hold it.
struct BoundField: Sendable {
  fileprivate(set) var mapping: FieldMapping
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
  /// Columns of percentages beside the counts.
  private(set) var percentages: [PercentageColumn] = []
  /// Columns of percentages that the profile names and the file does not have.
  private(set) var absentPercentages: [String] = []

  /// Columns of a file of counts from which nothing is read: whether they hold numbers is looked at. Their indices in the
  /// file and in a batch.
  private(set) var beside: [(place: Int, column: Int)] = []

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
    bindPercentages(header)
    bindPercentageField()
    ambiguous = AmbiguousColumn.all(of: source, in: header)
    bindBeside(header)
  }

  /// For an XML file, whose places are all asked for, since only reading tells which there are.
  ///
  /// - Parameter firstColumn: index in the source file's `columns` of the first of `placeNames`.
  package init(source: SourceMapping, firstColumn: Int) {
    let places = SourceLayout.places(of: source)
    self.init(source) { origin in
      guard case .places(let alternatives) = origin else { return [] }
      return alternatives.compactMap { place in
        places.firstIndex(of: place).map { (firstColumn + $0, place) }
      }
    }
    bindCountPlaces(places, firstColumn)
    bindPercentageField()
  }

  private init(_ source: SourceMapping, locate: (FieldOrigin) -> [(Int, XMLPlace?)]) {
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
    let doubtful = percentages.filter { !$0.isNamed }.map(\.place) + beside.map(\.place)
    let used = Set(needs.map(\.column)).subtracting(doubtful)
    return columns.indices.filter { !used.contains($0) }.map { columns[$0] }
  }

  /// The file's columns that the source uses, or may.
  var read: [Int] {
    let percentages = Set(percentages.map(\.place))
    let beside = Set(beside.map(\.place)).subtracting(percentages)
    return needs.map(\.column).filter { !beside.contains($0) }
  }

  /// The columns of a batch whose empty cells say what the cell above them says.
  var filledDown: [(column: Int, mapping: FieldMapping)] {
    let fields = Array(bound.values) + (reached + events).map(\.field) + implied
    var seen: Set<Int> = []
    return fields.filter(\.mapping.fillsDown).flatMap { field in
      field.columns.filter { seen.insert($0).inserted }.map { ($0, field.mapping) }
    }.sorted { $0.0 < $1.0 }
  }

  /// The binding of a target, when the file has it.
  func field(_ target: String) -> BoundField? { bound[target] }

  /// The columns whose dates have a form that is to be found, by their index in the file, with what each is read
  /// as.
  var undecidedDates: [Int: FieldMapping] {
    var fields: [Int: FieldMapping] = [:]
    for field in Array(bound.values) + (reached + events).map(\.field) + implied {
      if field.mapping.conversion == .date([]), let place = field.place { fields[place] = field.mapping }
    }
    return fields
  }

  /// The columns of a batch that hold dates, with what each is read as. Where the form is to be found from the
  /// column, the forms that are most often meant are tried.
  ///
  /// The days on which somebody is to start or to be interviewed are planned ahead, and left out where there are others.
  var dateColumns: [(column: Int, mapping: FieldMapping)] {
    let past = events.filter { ![.started, .interviewScheduled].contains($0.stage) }
    let events = past.isEmpty ? events : past
    return (Array(bound.values) + (reached + events).map(\.field) + implied).flatMap { field in
      guard case .date(let forms) = field.mapping.conversion else { return [(Int, FieldMapping)]() }
      let mapping =
        forms.isEmpty ? field.mapping.reading(as: .date([.iso, .dayFirst, .serial])) : field.mapping
      return field.columns.map { ($0, mapping) }
    }
  }

  /// Reads the dates of columns in the forms that were found.
  mutating func decide(_ forms: [Int: [DateForm]]) {
    func decided(_ field: BoundField) -> BoundField {
      guard field.mapping.conversion == .date([]), let place = field.place, let found = forms[place] else {
        return field
      }
      var field = field
      field.mapping = field.mapping.reading(as: .date(found))
      return field
    }
    bound = bound.mapValues(decided)
    reached = reached.map { ($0.stage, decided($0.field)) }
    events = events.map { ($0.stage, decided($0.field)) }
    implied = implied.map(decided)
  }

  /// Reads ISO dates too, whatever form the profile names: in a sheet a date is a number, and written so by the
  /// reader.
  mutating func acceptISODates() {
    func accepting(_ field: BoundField) -> BoundField {
      guard case .date(let forms) = field.mapping.conversion, !forms.contains(.iso) else { return field }
      var field = field
      field.mapping = field.mapping.reading(as: .date([.iso] + forms))
      return field
    }
    bound = bound.mapValues(accepting)
    reached = reached.map { ($0.stage, accepting($0.field)) }
    events = events.map { ($0.stage, accepting($0.field)) }
    implied = implied.map(accepting)
  }

  private mutating func bind(
    _ field: FieldMapping, _ locate: (FieldOrigin) -> [(Int, XMLPlace?)]
  ) -> BoundField? {
    if case .constant = field.origin { return BoundField(mapping: field, columns: [], places: []) }
    let located = locate(field.origin)
    guard !located.isEmpty else {
      if field.isRequired { lacking.append(field) } else { absent.append(field) }
      return nil
    }
    let request = SourceLayout.isHashed(field, of: source.entity) ? ColumnRequest.hashed : .coded
    let columns = located.map { need(NeededColumn(column: $0.0, place: $0.1, request: request)) }
    return BoundField(
      mapping: field, columns: columns, places: located.map(\.0), headings: headings(of: field, locate))
  }

  private mutating func headings(
    of field: FieldMapping, _ locate: (FieldOrigin) -> [(Int, XMLPlace?)]
  ) -> [Int] {
    guard let heading = field.heading else { return [] }
    let located = locate(heading)
    if located.isEmpty { absent.append(field.headingField(heading)) }
    return located.map { need(NeededColumn(column: $0.0, place: $0.1, request: .coded)) }
  }

  private mutating func need(_ column: NeededColumn) -> Int {
    if let known = needs.firstIndex(of: column) { return known }
    needs.append(column)
    return needs.count - 1
  }

  /// Keys of applications and of candidates identify people: only their hashes cross into the program.
  private static func isHashed(_ field: FieldMapping, of entity: Entity) -> Bool {
    switch entity {
    case .application: field.target == "id" || field.target == "candidate"
    case .score: field.target == "application"
    case .panelMember: field.target == "seat"
    case .vacancy, .advert, .criterion, .search, .equalityCount, .controlTotal: false
    }
  }

  private mutating func bindCounts(_ find: ([String]) -> Int?) {
    guard let aggregate = source.aggregate else { return }
    for header in SourceLayout.countHeaders(of: aggregate) {
      guard let column = find([header]) else { continue }
      let field = FieldMapping(
        target: "count", origin: .headers([header]), conversion: .integer, empty: .blank)
      let index = need(NeededColumn(column: column, place: nil, request: .coded))
      countColumns[header] = BoundField(mapping: field, columns: [index], places: [column])
    }
  }

  /// The counts of an XML record that lie side by side.
  private mutating func bindCountPlaces(_ places: [XMLPlace], _ firstColumn: Int) {
    guard let aggregate = source.aggregate else { return }
    for header in SourceLayout.countHeaders(of: aggregate) {
      let target = CountPlaces.countTarget(header)
      guard let counted = source.counts.first(where: { $0.target == target }),
        case .places(let own) = counted.origin, let place = own.first,
        let column = places.firstIndex(of: place).map({ firstColumn + $0 })
      else { continue }
      let field = FieldMapping(
        target: "count", origin: .headers([header]), conversion: .integer, empty: .blank, line: counted.line)
      let index = need(NeededColumn(column: column, place: place, request: .coded))
      countColumns[header] = BoundField(mapping: field, columns: [index], places: [column])
    }
  }

  private mutating func bindPercentages(_ header: HeaderTable) {
    guard let aggregate = source.aggregate else { return }
    let counts = countColumns.values.flatMap(\.places) + (bound["count"]?.places ?? [])
    percentages = SourceLayout.percentages(
      aggregate, counts: counts.sorted(), taken: Set(needs.map(\.column)), header
    ) { need(NeededColumn(column: $0, place: nil, request: .coded)) }
    absentPercentages = aggregate.percentages.map(\.header).filter { header.place(of: $0) == .missing }
  }

  /// Where counts lie side by side, one that is forgotten is a column like any other.
  private mutating func bindBeside(_ header: HeaderTable) {
    guard let aggregate = source.aggregate, !aggregate.melt.isEmpty || !aggregate.stageColumns.isEmpty else {
      return
    }
    let read = Set(needs.map(\.column)).subtracting(percentages.filter { !$0.isNamed }.map(\.place))
    let places = header.names.indices.filter { !read.contains($0) && !source.ignores(header.names[$0]) }
    beside = places.map { ($0, need(NeededColumn(column: $0, place: nil, request: .coded))) }
  }

  /// Of one count a record: the field that is the same as a percentage.
  private mutating func bindPercentageField() {
    guard let field = bound["percentage"], let aggregate = source.aggregate, aggregate.checksPercentages
    else {
      return
    }
    let counts = bound["count"]?.place
    percentages += zip(field.places, field.columns).map { place, column in
      PercentageColumn(place: place, column: column, counts: counts, base: nil, isNamed: true)
    }
  }

  static func countHeaders(of aggregate: AggregateMapping) -> [String] {
    aggregate.stageColumns.map(\.header) + aggregate.melt.flatMap { $0.columns.map(\.header) }
      + (aggregate.total.map { [$0] } ?? []) + (aggregate.melt.isEmpty ? [] : aggregate.subtotals.map(\.name))
  }
}

extension FieldMapping {
  /// The heading of an ethnicity as a field of its own, for messages.
  func headingField(_ origin: FieldOrigin) -> FieldMapping {
    FieldMapping(target: "the heading of \(target)", origin: origin, conversion: .text, line: line)
  }
}
