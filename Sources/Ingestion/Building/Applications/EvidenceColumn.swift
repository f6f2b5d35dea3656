// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// One column of the application rows with its evidence, converted once for each distinct value.
struct EvidenceColumn: Sendable {
  let role: EvidenceRole
  private(set) var reader: FieldReader
  private var evidence: [UInt64] = []
  /// The earliest and latest date of an event column.
  private(set) var span: ClosedRange<CivilDate>?

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
    evidence.removeLast(evidence.count - remembered)
    for answer in reader.answers[remembered...] {
      evidence.append(role.evidence(answer).rawValue)
      widenSpan(answer)
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

  private mutating func widenSpan(_ answer: Answer<Converted>) {
    guard case .event = role, let date = answer.viewed(\.asDate).knownValue else { return }
    span = min(span?.lowerBound ?? date, date)...max(span?.upperBound ?? date, date)
  }
}
