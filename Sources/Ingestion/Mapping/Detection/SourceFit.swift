// SPDX-License-Identifier: Apache-2.0

/// How well one source of a profile fits one file.
struct SourceFit: Sendable {
  /// Columns or paths that the source must have, in the words of the profile.
  let required: [String]
  /// Those of them that the file does not have.
  let lacking: [String]
  /// How many columns or paths of the file the source would use.
  let used: Int
  /// Whether the name of the file is one that the source accepts.
  let isNamed: Bool
  /// XML: whether a record was met. CSV: true.
  let metRecords: Bool

  var fits: Bool { isNamed && lacking.isEmpty }

  /// `nil` when the file cannot be of this source's kind: another format, or another root element.
  init?(_ source: SourceMapping, _ file: BundleFile) {
    isNamed = file.isNamed(by: source)
    switch (source.format, file.contents) {
    case (.csv(let csv), .csv(let first, let second)) where csv.rowPairs != nil:
      // The columns come of the layout, which the first two lines show.
      let isThere = csv.rowPairs.map { $0.isPair(first.first, second) } ?? false
      required = csv.rowPairs.map { [$0.label, $0.count] } ?? []
      lacking = isThere ? [] : required
      used = isThere ? first.count : 0
      metRecords = true
    case (.csv, .csv(let headers, _)):
      let columns = CSVColumns(source)
      let table = HeaderTable(headers)
      func isThere(_ aliases: [String]) -> Bool { table.place(ofFirst: aliases) != .missing }
      required = columns.required.compactMap(\.first)
      lacking = columns.required.filter { !isThere($0) }.compactMap(\.first)
      used = columns.all.count { isThere($0) }
      metRecords = true
    case (.xml, .xml(let root, let seen)):
      let source = source.bound(to: NamespaceBinding(source, root, seen))
      guard case .xml(let xml) = source.format, let paths = XMLRecordPaths(xml, root, seen) else {
        return nil
      }
      required = source.allFields.filter(\.isRequired).compactMap(\.firstPlace?.text)
      metRecords = paths.metRecord
      let isEmptyFeed = !metRecords && paths.mayBeEmpty(xml)
      lacking =
        metRecords
        ? source.allFields.filter { $0.isRequired && !paths.hold($0) }.compactMap(\.firstPlace?.text)
        : isEmptyFeed ? [] : [xml.record.text]
      used = source.allFields.count { paths.hold($0) }
    default:
      return nil
    }
  }
}

extension SourceMapping {
  /// Every field that is read from the file.
  var allFields: [FieldMapping] {
    fields + reached.map(\.field) + events.map(\.field) + implies + counts
  }
}

extension FieldMapping {
  /// The columns of a file, or the paths from its root, from which the field could be read.
  func names(in source: SourceMapping) -> [String] {
    guard case .xml(let xml) = source.format, case .places(let places) = origin else { return headers }
    return places.map { $0.shown(record: xml.record, enclosing: xml.enclosing?.record) }
  }

  var firstPlace: XMLPlace? { if case .places(let places) = origin { places.first } else { nil } }
}

/// The columns of a CSV source, each as its accepted names.
private struct CSVColumns {
  var required: [[String]] = []
  var all: [[String]] = []

  init(_ source: SourceMapping) {
    for field in source.allFields {
      guard case .headers(let names) = field.origin else { continue }
      add(names, isRequired: field.isRequired)
    }
    guard let aggregate = source.aggregate else { return }
    let wide = aggregate.stageColumns.map(\.header) + aggregate.melt.flatMap { $0.columns.map(\.header) }
    // A column of counts that is not there would be a category counted as nobody.
    let sums =
      (aggregate.total.map { [$0] } ?? []) + (aggregate.melt.isEmpty ? [] : aggregate.subtotals.map(\.name))
    for header in wide + sums { add([header], isRequired: true) }
  }

  private mutating func add(_ names: [String], isRequired: Bool) {
    all.append(names)
    if isRequired { required.append(names) }
  }
}

/// What a probe met below the records of a source.
private struct XMLRecordPaths {
  private let record: XMLPath
  private let enclosing: XMLPath?
  private let seen: [XMLSeenPath]
  let metRecord: Bool

  /// `nil` when the root element is not the one that the source needs.
  init?(_ xml: XMLSource, _ root: XMLPath.Name, _ seen: [XMLSeenPath]) {
    guard let first = xml.record.steps.first else { return nil }
    let met = seen.contains { path in
      path.elements.indices.contains { index in
        XMLPath.steps(xml.record.steps[...], leadThrough: path.elements[...index])
      }
    }
    guard met || (first.axis == .child && first.name.matches(root)) else { return nil }
    record = xml.record
    enclosing = xml.enclosing?.record
    self.seen = seen
    metRecord = met
  }

  func hold(_ field: FieldMapping) -> Bool {
    guard case .places(let places) = field.origin else { return false }
    return places.contains { hold($0, below: record) }
  }

  private func hold(_ place: XMLPlace, below record: XMLPath) -> Bool {
    switch place {
    case .path(let path, _): hold(path, below: record)
    case .pairs(let pairs, _, _): hold(pairs.name, below: record.appending(pairs.path))
    case .enclosing(let inner): hold(inner, below: enclosing ?? record)
    }
  }

  private func hold(_ path: XMLPath, below record: XMLPath) -> Bool {
    let steps = path.isAbsolute ? path.steps : record.steps + path.steps
    return seen.contains { met in
      guard XMLPath.steps(steps[...], leadThrough: met.elements[...]) else { return false }
      guard let wanted = path.attribute else { return true }
      return met.attribute.map(wanted.matches) ?? false
    }
  }

  /// Whether a file without records may still be one of this source: nothing stands in it, or its total does.
  func mayBeEmpty(_ xml: XMLSource) -> Bool {
    let hasChildren = seen.contains { $0.elements.count > 1 }
    guard hasChildren else { return true }
    guard let count = xml.expectedCount else { return false }
    return seen.contains { XMLPath.steps(count.steps[...], leadThrough: $0.elements[...]) }
  }
}
