// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// One column of the application rows with its evidence, converted once for each distinct value.
struct EvidenceColumn: Sendable {
  let role: EvidenceRole
  private(set) var reader: FieldReader
  private var evidence: [UInt64] = []
  /// The day of each answer of an event column; `noDay` for none.
  private var days: [Int32] = []
  /// The column as the last batch has it, to look single records up.
  private var last: FieldColumn?
  /// The earliest and latest date of an event column.
  private(set) var span: ClosedRange<CivilDate>?

  /// Stands for a record without a day.
  static let noDay = Int32.min

  init(_ role: EvidenceRole, _ field: BoundField) {
    self.role = role
    reader = FieldReader(field, remembers: true, absentIsEmpty: role.isStage)
  }

  /// Adds the column's evidence to that of the batch's records.
  mutating func add(
    to records: inout [UInt64], _ batch: RecordBatch, file: OpenFile, quality: inout QualityLog
  ) {
    let remembered = min(reader.kept, evidence.count)
    let column = reader.read(batch)
    quality.check(reader, column, batch, file: file)
    last = column
    evidence.removeLast(evidence.count - remembered)
    if isEvent { days.removeLast(days.count - remembered) }
    for answer in reader.answers[remembered...] {
      evidence.append(role.evidence(answer).rawValue)
      if isEvent { note(answer.viewed(\.asDate).knownValue) }
    }
    if column.codes.isEmpty { return EvidenceColumn.spread(evidence[0], over: &records) }
    let table = column.numbers.map { evidence[Int($0)] }
    EvidenceColumn.look(up: column.codes, in: table, adding: &records)
  }

  private static func spread(_ evidence: UInt64, over records: inout [UInt64]) {
    for record in records.indices { records[record] |= evidence }
  }

  private static func look(up codes: [UInt32], in table: [UInt64], adding records: inout [UInt64]) {
    for record in 0..<min(codes.count, records.count) { records[record] |= table[Int(codes[record])] }
  }

  private var isEvent: Bool { if case .event = role { true } else { false } }

  private mutating func note(_ date: CivilDate?) {
    days.append(date?.days ?? EvidenceColumn.noDay)
    guard let date else { return }
    span = min(span?.lowerBound ?? date, date)...max(span?.upperBound ?? date, date)
  }

  /// What the column says of one record of the last batch.
  func evidence(of record: Int) -> StageEvidence {
    StageEvidence(rawValue: evidence[last?.number(record) ?? 0])
  }

  /// The day that the column holds for each record of the last batch; empty when it holds none.
  var daysOfRecords: [Int32] {
    guard let last, !last.codes.isEmpty, days.contains(where: { $0 != EvidenceColumn.noDay }) else {
      return []
    }
    let table = last.numbers.map { days[Int($0)] }
    return last.codes.map { table[Int($0)] }
  }

  /// Where the column stands in a record.
  func place(_ line: UInt32, _ file: OpenFile) -> SourcePlace {
    SourcePlace(file: file.index, line: Int(line), column: reader.field.place)
  }
}

extension [EvidenceColumn] {
  /// The places of a record of the last batch from which pieces of evidence come; the record itself where no column
  /// has one.
  func places(
    of evidence: [StageEvidence], _ record: Int, _ line: UInt32, _ file: OpenFile
  ) -> [SourcePlace] {
    evidence.map { piece in
      let column = first { !$0.evidence(of: record).isDisjoint(with: piece) }
      return column?.place(line, file) ?? SourcePlace(file: file.index, line: Int(line))
    }
  }
}
