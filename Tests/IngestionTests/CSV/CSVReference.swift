// SPDX-License-Identifier: Apache-2.0

import AuditModel

@testable import Ingestion

/// What a file means, worked out a byte at a time over the whole of it: slow, and plain to see.
struct CSVReference {
  private enum State { case fieldStart, plain, quoted, behindQuote }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let limits: CSVLimits
  private let path: String

  private(set) var outcome = CSVOutcome()
  private var tally = RemarkTally()
  private var width: Int?
  private var header: [UInt8] = []
  private var state = State.fieldStart
  private var line = 1
  private var lineStart = 0
  private var recordStart = 0
  private var recordLine = 1
  private var openIndex = 0
  private var openLine = 1
  private var fields: [[UInt8]] = []
  private var field: [UInt8] = []
  private var stray = false
  private var text = false
  private var strays = 0
  private var texts = 0

  static func read(
    _ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ","), limits: CSVLimits = CSVLimits(), path: String
  ) -> CSVOutcome {
    var reference = CSVReference(bytes, delimiter, limits, path)
    reference.run()
    reference.outcome.remarks = reference.tally.remarks
    return reference.outcome
  }

  private init(_ bytes: [UInt8], _ delimiter: UInt8, _ limits: CSVLimits, _ path: String) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.limits = limits
    self.path = path
  }

  private mutating func run() {
    var index = 0
    while index < bytes.count && outcome.failure == nil { index = step(index) }
    if outcome.failure != nil { return }
    if state == .quoted {
      outcome.failure = .unclosedQuote(path, line: recordLine, opened: openLine, limit: nil)
    } else if recordStart < bytes.count {
      endRecord(at: bytes.count)
    }
  }

  private mutating func step(_ index: Int) -> Int {
    let byte = bytes[index]
    let next = index + 1 < bytes.count ? bytes[index + 1] : nil
    if byte == 0 {
      outcome.failure = .zeroByte(path, line: line, column: index - lineStart + 1)
      return index
    }
    let isLineEnd = byte == 10 || byte == 13
    if state != .quoted && isLineEnd {
      endRecord(at: index)
      let after = byte == 13 && next == 10 ? index + 2 : index + 1
      (line, lineStart, recordStart, recordLine) = (line + 1, after, after, line + 1)
      return after
    }
    if width != nil && index - recordStart > limits.record {
      outcome.failure = .recordTooLong(path, line: recordLine, limit: limits.record)
      return index
    }
    if state == .quoted { return stepInQuotes(index, byte, next) }
    if byte == delimiter {
      endField()
    } else if byte == 34 && state == .fieldStart {
      (state, openIndex, openLine) = (.quoted, index, line)
    } else {
      if state == .fieldStart { state = .plain }
      if state == .plain && byte == 34 { stray = true }
      if state == .behindQuote { text = true }
      field.append(byte)
    }
    return index + 1
  }

  private mutating func stepInQuotes(_ index: Int, _ byte: UInt8, _ next: UInt8?) -> Int {
    if byte == 34 && next != 34 {
      state = .behindQuote
      return index + 1
    }
    let length = byte == 34 ? 2 : 1
    // The first byte too many; where it is one too many for the record as well, that is what is said.
    let excess = openIndex + 1 + limits.quotedField
    if index + length > excess {
      outcome.failure =
        excess - recordStart > limits.record
        ? .recordTooLong(path, line: recordLine, limit: limits.record)
        : .unclosedQuote(path, line: recordLine, opened: openLine, limit: limits.quotedField)
      return index
    }
    field.append(byte)
    if byte == 10 || (byte == 13 && next != 10) { (line, lineStart) = (line + 1, index + 1) }
    return index + length
  }

  private mutating func endField() {
    fields.append(field)
    if stray { strays += 1 }
    if text { texts += 1 }
    (field, stray, text, state) = ([], false, false, .fieldStart)
  }

  private mutating func endRecord(at end: Int) {
    endField()
    let record = fields
    let breaches = (strays, texts)
    (fields, strays, texts) = ([], 0, 0)
    if width != nil && end - recordStart > limits.record {
      outcome.failure = .recordTooLong(path, line: recordLine, limit: limits.record)
      return
    }
    tally.note(.strayQuote, line: recordLine, count: breaches.0)
    tally.note(.textAfterQuote, line: recordLine, count: breaches.1)
    judge(record, length: end - recordStart)
  }

  private mutating func judge(_ record: [[UInt8]], length: Int) {
    let text = bytes[recordStart..<(recordStart + length)]
    let isBlankLine = length == 0 || (record.count == 1 && text.allSatisfy { $0 == 32 || $0 == 9 })
    guard let width else {
      if isBlankLine {
        tally.note(.blankLine, line: recordLine)
      } else {
        self.width = record.count
        header = Array(text)
      }
      return
    }
    if width >= 2, record.count >= 2, record.joined().allSatisfy({ [9, 10, 13, 32].contains($0) }) {
      tally.note(.blankLine, line: recordLine)
    } else if length > 0 && record.count == width {
      if isSuspect(text), let reason = notARecord(record, text) {
        setAside(reason)
      } else {
        outcome.records.append(.init(line: recordLine, fields: record))
      }
    } else if isBlankLine {
      tally.note(.blankLine, line: recordLine)
    } else if record.count > width && record[width...].allSatisfy(\.isEmpty) {
      tally.note(.trailingEmptyFields, line: recordLine)
      outcome.records.append(.init(line: recordLine, fields: Array(record[..<width])))
    } else if record.count < width, recordStart + length < bytes.count, let reason = notARecord(record, text),
      reason != .repeatedHeader
    {
      setAside(reason)
    } else {
      tally.note(.wrongFieldCount, line: recordLine)
      outcome.setAside[.fieldCount, default: 0] += 1
      if record.count < width, recordStart + length == bytes.count {
        outcome.failure = .endsEarly(path, line: recordLine)
      }
    }
  }

  private mutating func setAside(_ reason: SetAsideReason) {
    outcome.setAside[reason, default: 0] += 1
    tally.note(reason == .repeatedHeader ? .repeatedHeader : .lineOfText, line: recordLine)
  }

  /// The header again, or the only field that holds anything where that is text; the noise has no totals.
  private func notARecord(_ record: [[UInt8]], _ text: ArraySlice<UInt8>) -> SetAsideReason? {
    if Array(text) == header { return .repeatedHeader }
    let margins: Set<UInt8> = [9, 10, 13, 32, 34]
    let filled = rawFields(text).map { field in
      field.drop { margins.contains($0) }.reversed().drop { margins.contains($0) }.reversed()
    }.filter { !$0.isEmpty }.map(Array.init)
    guard filled.count == 1, text.count(where: { $0 == 34 }) <= 2, (width ?? 0) >= 3,
      let begin = filled.first?.first
    else { return nil }
    return filled[0].split(separator: 32).count >= 3 || begin < 128 && !isWord(begin) ? .lineOfText : nil
  }

  /// Only such whole rows are looked at as begin with a sign or the header's letter, or end in two empty fields.
  private func isSuspect(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return first < 128 && !isWord(first) || "tTgGsSoO".utf8.contains(first) || first == header.first
      || Array(text.suffix(2)) == [delimiter, delimiter]
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 32)
  }

  /// The fields with their quotes; a delimiter between quotes keeps nothing apart, wherever they stand.
  private func rawFields(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in text {
      if byte == 34 { isQuoted.toggle() }
      if byte == delimiter && !isQuoted { fields.append([]) } else { fields[fields.count - 1].append(byte) }
    }
    return fields
  }
}
