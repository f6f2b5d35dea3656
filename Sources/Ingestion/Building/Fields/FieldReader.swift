// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads one field of successive batches: every distinct value is converted once.
struct FieldReader: Sendable {
  let field: BoundField
  private let convert: ValueConversion
  private var memo: ValueMemo?
  private let missing: Set<String>
  /// What each number means; 0 is the constant, or the cell that is absent.
  private(set) var answers: [Answer<Converted>] = []
  /// For each answer, what is wrong with its value.
  private(set) var faults: [ConversionFault?] = []
  /// Whether any record so far holds anything in this field.
  private(set) var hasContent = false
  /// Whether any record so far has the field at all, if only empty.
  private(set) var isMet = false
  /// How many of the answers later batches may count on; those after are the present batch's own.
  private(set) var kept = 1

  /// - Parameters:
  ///   - remembers: whether values are likely to come again in later batches.
  ///   - absentIsEmpty: whether a record without the field says what one with an empty field says. A stage's
  ///     date is left out when it has not come; of anything else, a record without the field says nothing.
  init(_ field: BoundField, remembers: Bool, absentIsEmpty: Bool = false) {
    self.field = field
    convert = ValueConversion(field.mapping)
    memo = remembers ? ValueMemo() : nil
    missing = Set(field.mapping.missing.map(ValueName.literal)).union([""])
    var absent: [UInt8] = []
    if case .constant(let text) = field.mapping.origin {
      absent = Array(text.utf8)
      hasContent = true
    }
    let value = convert(absent[...])
    answers = [absentIsEmpty || hasContent ? value.answer : .notRecorded]
    faults = [value.fault]
  }

  /// The text of a value as it is read, after the field's steps.
  func text(_ value: ArraySlice<UInt8>) -> String { convert.text(value) }

  /// The numbers of the batch's records for this field.
  mutating func read(_ batch: RecordBatch) -> FieldColumn {
    answers.removeLast(answers.count - kept)
    faults.removeLast(faults.count - kept)
    var merged = FieldColumn(place: field.place)
    guard field.headings.isEmpty else {
      let pairs = HeadingPairs(field, batch)
      for pair in pairs.pairs { merged.numbers.append(number(of: pair.value, under: pair.heading)) }
      merged.take(pairs.codes)
      return merged
    }
    for (index, column) in field.columns.enumerated() {
      guard case .coded(let codes, let values) = batch.columns[column] else { continue }
      let offset = UInt32(merged.numbers.count - 1)
      if values.count > 0 { isMet = true }
      for value in 0..<values.count { merged.numbers.append(number(of: values[value])) }
      if index == 0 { merged.take(codes) } else { merged.fill(codes, offset: offset) }
    }
    return merged
  }

  private mutating func number(of value: ArraySlice<UInt8>) -> UInt32 {
    if let known = memo?.number(of: value) { return UInt32(known + 1) }
    return add(convert(value), of: value, as: value)
  }

  private mutating func number(of value: ArraySlice<UInt8>, under heading: ArraySlice<UInt8>) -> UInt32 {
    // A byte that no text holds keeps the two apart.
    let pair = (Array(heading) + [0xFF] + Array(value))[...]
    if let known = memo?.number(of: pair) { return UInt32(known + 1) }
    return add(convert(value, under: heading), of: value, as: pair)
  }

  private mutating func add(
    _ converted: ConvertedValue, of value: ArraySlice<UInt8>, as name: ArraySlice<UInt8>
  ) -> UInt32 {
    isMet = true
    if !hasContent { hasContent = says(value) }
    if kept == answers.count, memo?.add(name) != nil { kept += 1 }
    answers.append(converted.answer)
    faults.append(converted.fault)
    return UInt32(answers.count - 1)
  }

  /// Whether the value is anything else than an empty cell.
  private func says(_ value: ArraySlice<UInt8>) -> Bool {
    guard let text = String(validating: value, as: UTF8.self) else { return true }
    return !missing.contains(ValueName.literal(text))
  }
}

/// One field of one batch.
struct FieldColumn: Sendable {
  /// Index into the source file's `columns`, for places; `nil` for a constant.
  let place: Int?
  /// One for each record, 0 where it has no such field; empty when no record has.
  private(set) var codes: [UInt32] = []
  /// The reader's number for each code.
  fileprivate(set) var numbers: [UInt32] = [0]

  init(place: Int?) { self.place = place }

  func number(_ record: Int) -> Int { codes.isEmpty ? 0 : Int(numbers[Int(codes[record])]) }

  fileprivate mutating func take(_ codes: [UInt32]) { self.codes = codes }

  /// Takes an alternative's codes for the records that have none yet.
  fileprivate mutating func fill(_ others: [UInt32], offset: UInt32) {
    if codes.isEmpty { codes = [UInt32](repeating: 0, count: others.count) }
    for record in 0..<others.count where codes[record] == 0 && others[record] != 0 {
      codes[record] = others[record] + offset
    }
  }
}
