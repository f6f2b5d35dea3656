// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What the fields of a profile made of a bundle, field by field: what could not be read, and which references lead to
/// a record. Kept beside the model where somebody asks whether a profile is ready.
package struct FieldLog: Sendable {
  /// One field of one source in one file.
  package struct Field: Sendable {
    package let file: String
    package let source: String
    /// As the profile names it: a field, `shortlisted (stage)`, `title (of its vacancy)`.
    package let name: String
    package let column: String
    /// Records that the field was looked for in.
    package fileprivate(set) var records = 0
    /// Rows by the state of their fact.
    package fileprivate(set) var states: [FactState: Int] = [:]
    package fileprivate(set) var faults: [ConversionFault: FaultTally] = [:]
    /// Whether its values are words of a list, of which some may be printed.
    package let isCategory: Bool
  }
  /// The keys of an entity's records, or the references to them, as hashes with where they first stand.
  struct Keys: Sendable {
    struct Entry: Sendable {
      var rows = 0
      var file: Int
      var line: Int
    }
    var entries: [UInt64: Entry] = [:]
  }

  package private(set) var fields: [Field] = []
  private(set) var keys: [Entity: Keys] = [:]
  /// By the name of the source that refers, and the entity that is referred to.
  private(set) var references: [Reference: Keys] = [:]
  struct Reference: Hashable, Sendable {
    let source: String
    let field: String
    let to: Entity
  }
  private(set) var files: [String] = []
  private var streams: [Stream] = []

  /// One source of one file that is being read.
  private struct Stream: Sendable {
    let layout: SourceLayout
    let file: Int
    var fields: [(index: Int, bound: BoundField, convert: ValueConversion)] = []
  }

  init() {}

  /// - Returns: the stream's number.
  mutating func open(_ layout: SourceLayout, columns: [String], file: String) -> Int {
    if files.last != file { files.append(file) }
    var stream = Stream(layout: layout, file: files.count - 1)
    for (name, bound) in layout.allBound
    where !bound.columns.isEmpty && !bound.mapping.isCompared && !layout.decidesOtherwise(bound) {
      stream.fields.append((fields.count, bound, ValueConversion(bound.mapping)))
      fields.append(
        Field(
          file: file, source: layout.source.name, name: name,
          column: bound.place.flatMap { columns.indices.contains($0) ? columns[$0] : nil } ?? "",
          isCategory: bound.mapping.conversion.isCategory))
    }
    streams.append(stream)
    return streams.count - 1
  }

  mutating func note(_ batch: RecordBatch, _ stream: Int) {
    guard batch.count > 0 else { return }
    for (index, bound, convert) in streams[stream].fields {
      note(bound, convert, batch, index)
    }
    noteKeys(batch, streams[stream])
  }

  private mutating func note(
    _ bound: BoundField, _ convert: ValueConversion, _ batch: RecordBatch, _ index: Int
  ) {
    fields[index].records += batch.count
    var cells: [Cell: (rows: Int, lines: [Int])] = [:]
    for record in 0..<batch.count {
      guard let cell = Cell(bound, batch, record) else {
        fields[index].states[.notRecorded, default: 0] += 1
        continue
      }
      var known = cells[cell] ?? (0, [])
      known.rows += 1
      if known.lines.count < 5 { known.lines.append(Int(batch.lines[record])) }
      cells[cell] = known
    }
    for (cell, (rows, lines)) in cells {
      let value = cell.value(in: batch)
      let converted = cell.heading(in: batch).map { convert(value, under: $0) } ?? convert(value)
      fields[index].states[converted.answer.state, default: 0] += rows
      guard let fault = converted.fault else { continue }
      fields[index].faults[fault, default: FaultTally()].add(
        TextFolding.trimmed(String(decoding: value, as: UTF8.self)), rows: rows, lines: lines)
    }
  }

  /// The value of a field in one record, by its numbers in the batch.
  private struct Cell: Hashable {
    let column: Int
    let code: UInt32
    var headingColumn = -1
    var headingCode: UInt32 = 0

    /// `nil` where the record has no such field.
    init?(_ bound: BoundField, _ batch: RecordBatch, _ record: Int) {
      func first(_ columns: [Int]) -> (Int, UInt32)? {
        for column in columns {
          if case .coded(let codes, _) = batch.columns[column], codes[record] > 0 {
            return (column, codes[record])
          }
        }
        return nil
      }
      guard let (column, code) = first(bound.columns) else { return nil }
      (self.column, self.code) = (column, code)
      if let (column, code) = first(bound.headings) { (headingColumn, headingCode) = (column, code) }
    }

    func value(in batch: RecordBatch) -> ArraySlice<UInt8> { Cell.bytes(column, code, batch) }

    func heading(in batch: RecordBatch) -> ArraySlice<UInt8>? {
      headingColumn < 0 ? nil : Cell.bytes(headingColumn, headingCode, batch)
    }

    private static func bytes(_ column: Int, _ code: UInt32, _ batch: RecordBatch) -> ArraySlice<UInt8> {
      guard case .coded(_, let values) = batch.columns[column] else { return [] }
      return values[Int(code) - 1]
    }
  }

  private mutating func noteKeys(_ batch: RecordBatch, _ stream: Stream) {
    let source = stream.layout.source
    if let key = EntitySchema.of(source.entity).key, let bound = stream.layout.field(key) {
      add(hashes(bound, batch), batch, stream.file, to: &keys[source.entity, default: Keys()])
    }
    for field in EntitySchema.of(source.entity).fields {
      guard case .reference(let entity) = field.kind, let bound = stream.layout.field(field.name) else {
        continue
      }
      let reference = Reference(source: source.name, field: field.name, to: entity)
      add(hashes(bound, batch), batch, stream.file, to: &references[reference, default: Keys()])
    }
  }

  /// The key of each record; 0 where it has none.
  private func hashes(_ bound: BoundField, _ batch: RecordBatch) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: batch.count)
    let convert = ValueConversion(bound.mapping)
    for column in bound.columns {
      switch batch.columns[column] {
      case .hashed(let hashes, _):
        for record in result.indices where result[record] == 0 { result[record] = hashes[record] }
      case .coded(let codes, let values):
        var byCode: [UInt64] = [0]
        for index in 0..<values.count {
          let text = convert.text(values[index])
          byCode.append(text.isEmpty ? 0 : keyHash(Array(text.utf8)[...]))
        }
        for record in result.indices where result[record] == 0 { result[record] = byCode[Int(codes[record])] }
      }
    }
    return result
  }

  private func add(_ hashes: [UInt64], _ batch: RecordBatch, _ file: Int, to keys: inout Keys) {
    for (record, hash) in hashes.enumerated() where hash != 0 {
      keys.entries[hash, default: Keys.Entry(file: file, line: Int(batch.lines[record]))].rows += 1
    }
  }
}

extension SourceLayout {
  /// Whether another column says of each record how the field is read: the categories of counts by their characteristic.
  fileprivate func decidesOtherwise(_ bound: BoundField) -> Bool {
    source.entity == .equalityCount && bound.mapping.target == "category" && field("characteristic") != nil
  }

  /// Every field that the file has, with its name for messages.
  var allBound: [(name: String, field: BoundField)] {
    source.fields.compactMap { mapping in field(mapping.target).map { (mapping.target, $0) } }
      + reached.map { ("\($0.stage.name) (stage)", $0.field) }
      + events.map { ("\($0.stage.name) (stage)", $0.field) }
      + implied.map { ("\($0.mapping.target) (of its vacancy)", $0) }
  }
}

extension FieldMapping {
  /// Whether its values are only compared.
  fileprivate var isCompared: Bool {
    switch conversion {
    case .key, .reference: true
    default: false
    }
  }
}

extension Conversion {
  /// Whether its values are words of a list, a scheme or of yes and no.
  fileprivate var isCategory: Bool {
    switch self {
    case .values, .ethnicity, .category, .bool, .grade: true
    default: false
    }
  }
}
