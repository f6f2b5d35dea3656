// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What became of a piece of a file; lines are counted from 0 at its beginning.
struct ScannedPiece: Sendable {
  /// Why nothing behind a row was read; lines are of the piece.
  enum Stop: Sendable, Hashable {
    case tooLong(line: Int)
    /// A quote that opens on a line runs over records.
    case lostQuote(line: Int, opened: Int, records: Int)
    /// A record of several lines has not the fields of the header: a quote in it is lost, or one too many.
    case broken(line: Int, lines: Int, fields: Int)
    /// What the profile says that the records end with.
    case end(line: Int)
    /// The header of another table.
    case otherTable(line: Int)
  }

  var batch = RecordBatch()
  var setAside: [SetAsideReason: Int] = [:]
  var totals: [TotalRow] = []
  var remarks = RemarkTally()
  /// Line ends in it.
  var lineCount = 0
  var stop: Stop?
  /// Whether its first row is the header of another table, if a gap stands before the piece; and the row's line.
  var tableBehindGap: Int?
  /// Whether the last of its rows is a blank line or a line of text.
  var endsInGap = false
  /// Whether it holds anything but such rows.
  var hasRows = false
  /// The line of a last record that has no line end and too few fields: the file was cut off in it.
  var cutOff: Int?
}

/// Reads a piece of a file, made of whole records, into columns.
///
/// Fields are found first, a block of records at a time, and coded then, column by column: a record that has
/// the wrong number of fields never reaches a column.
@safe
struct PieceScanner {
  private static let blockSize = 512

  private let layout: CSVLayout
  private let base: UnsafeRawPointer
  private let cells: UnsafeMutablePointer<Cell>
  private let rows: UnsafePointer<Int>
  private var special: SpecialBytes
  private var coders: [ColumnCoder]
  private var result = ScannedPiece()
  /// Records in the block.
  private var filled = 0
  private var line = 0
  /// Whether a blank line or a line of text stands right before.
  private var isBehindGap = false
  /// Fields of the record at hand that are not as they should be.
  private var strayQuotes = 0
  private var textsAfterQuote = 0

  /// Reads all records of a piece.
  static func scan(_ piece: [UInt8], _ layout: CSVLayout) -> ScannedPiece {
    unsafe piece.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, bytes.count > 0 else { return ScannedPiece() }
      return unsafe withUnsafeTemporaryAllocation(of: Cell.self, capacity: layout.cellRowCount * blockSize) {
        cells in
        unsafe layout.cellRows.withUnsafeBufferPointer { rows in
          guard let cells = cells.baseAddress, let rows = rows.baseAddress else { return ScannedPiece() }
          var scanner = unsafe PieceScanner(base, bytes.count, cells, rows, layout)
          return scanner.run()
        }
      }
    }
  }

  private init(
    _ base: UnsafeRawPointer, _ count: Int, _ cells: UnsafeMutablePointer<Cell>, _ rows: UnsafePointer<Int>,
    _ layout: CSVLayout
  ) {
    self.layout = layout
    unsafe self.base = base
    unsafe self.cells = cells
    unsafe self.rows = rows
    unsafe special = SpecialBytes(base, count: count, delimiter: layout.delimiter)
    let expected = min(count / max(layout.width * 2, 32), 1 << 15)
    coders = layout.requests.map { ColumnCoder($0.request, records: expected) }
    result.batch.lines.reserveCapacity(expected)
  }

  private mutating func run() -> ScannedPiece {
    var position = 0
    while position < special.count && result.stop == nil { position = scanRecord(position) }
    codeBlock()
    result.lineCount = line
    result.endsInGap = isBehindGap
    result.batch.count = result.batch.lines.count
    result.batch.columns = coders.map { $0.finish() }
    return result
  }

  /// - Returns: The position after the record.
  @inline(__always)
  private mutating func scanRecord(_ start: Int) -> Int {
    let recordLine = line
    var field = 0
    var fieldStart = start
    var extraIsEmpty = true
    while true {
      var at = special.next()
      var cell: Cell
      if at == fieldStart && at < special.count && byte(at) == quoteByte {
        (cell, at) = scanQuoted(at, field: field, of: start)
      } else {
        if at < special.count && !endsField(byte(at)) { at = passStray(at) }
        cell = Cell(start: fieldStart, end: at, isRaw: false)
      }
      if field < layout.width {
        unsafe cells[rows[field] &* Self.blockSize &+ filled] = cell
      } else if cell.length != 0 {
        extraIsEmpty = false
      }
      field &+= 1
      if at < special.count && byte(at) == layout.delimiter {
        fieldStart = at &+ 1
        continue
      }
      finish(start, at, fields: field, extraIsEmpty, recordLine)
      return passLineEnd(at)
    }
  }

  @inline(__always)
  private func byte(_ at: Int) -> UInt8 { unsafe base.load(fromByteOffset: at, as: UInt8.self) }

  @inline(__always)
  private func endsField(_ byte: UInt8) -> Bool {
    byte == layout.delimiter || byte == lineFeed || byte == carriageReturn
  }

  /// From a byte that has no meaning where it stands to the end of the field.
  @inline(never)
  private mutating func passStray(_ start: Int) -> Int {
    var at = start
    var hasQuote = false
    while at < special.count && !endsField(byte(at)) {
      if byte(at) == quoteByte { hasQuote = true }
      at = special.next()
    }
    if hasQuote { strayQuotes += 1 }
    return at
  }

  /// From an opening quote to the end of the field.
  @inline(__always)
  private mutating func scanQuoted(
    _ open: Int, field: Int, of record: Int
  ) -> (cell: Cell, end: Int) {
    var (close, hasLines) = special.quote(from: open &+ 1)
    var isDoubled = false
    while close &+ 1 < special.count && byte(close &+ 1) == quoteByte {
      isDoubled = true
      let (next, more) = special.quote(from: close &+ 2)
      close = next
      hasLines = hasLines || more
    }
    let openLine = line
    if hasLines { countLines(from: open &+ 1, to: close) }
    let after = min(close &+ 1, special.count)
    special.move(to: after)
    let at = special.next()
    if at == after && (at == special.count || endsField(byte(at))) {
      let isRaw = isDoubled
      if hasLines { checkQuote(open, close, openLine, field: field, of: record, isTorn: false) }
      return (Cell(start: isRaw ? open : open &+ 1, end: isRaw ? after : close, isRaw: isRaw), at)
    }
    if hasLines { checkQuote(open, close, openLine, field: field, of: record, isTorn: true) }
    return scanTextAfterQuote(open, at)
  }

  /// Ends the reading where the text between two quotes is records.
  @inline(never)
  private mutating func checkQuote(
    _ open: Int, _ close: Int, _ openLine: Int, field: Int, of record: Int, isTorn: Bool
  ) {
    guard line > openLine, result.stop == nil, layout.seeksLostQuotes else { return }
    let text = bytes(open + 1, min(close, special.count))
    let first = bytes(record, open).prefix { $0 != layout.delimiter }.filter { $0 != quoteByte }
    let records = LostQuote(delimiter: layout.delimiter, width: layout.width).records(
      in: text[...], field: field, first: field == 0 ? nil : first[...], isTorn: isTorn)
    if records > 0 { result.stop = .lostQuote(line: openLine, opened: openLine, records: records) }
  }

  private func bytes(_ start: Int, _ end: Int) -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: base + start, count: max(end - start, 0)))
  }

  @inline(never)
  private mutating func scanTextAfterQuote(_ open: Int, _ first: Int) -> (cell: Cell, end: Int) {
    var at = first
    while at < special.count && !endsField(byte(at)) { at = special.next() }
    textsAfterQuote += 1
    return (Cell(start: open, end: at, isRaw: true), at)
  }

  @inline(never)
  private mutating func countLines(from start: Int, to end: Int) {
    var at = start
    while at < end {
      let isPair = byte(at) == carriageReturn && at + 1 < end && byte(at + 1) == lineFeed
      if byte(at) == lineFeed || byte(at) == carriageReturn { line += 1 }
      at += isPair ? 2 : 1
    }
  }

  /// - Returns: The position after the line end at `at`.
  @inline(__always)
  private mutating func passLineEnd(_ at: Int) -> Int {
    guard at < special.count else { return at }
    line &+= 1
    guard byte(at) == carriageReturn, at &+ 1 < special.count, byte(at &+ 1) == lineFeed else {
      return at &+ 1
    }
    _ = special.next()
    return at &+ 2
  }

  /// Keeps the record whose text stands from `start` to `end`, or says why not.
  @inline(__always)
  private mutating func finish(
    _ start: Int, _ end: Int, fields: Int, _ extraIsEmpty: Bool, _ recordLine: Int
  ) {
    if end &- start > layout.limits.record {
      result.stop = .tooLong(line: recordLine)
      return
    }
    if result.stop != nil { return nameStop(recordLine) }
    if strayQuotes | textsAfterQuote != 0 { noteQuotes(recordLine) }
    if fields == layout.width && start != end {
      if isSuspect(start, end), screenOut(start, end, recordLine) { return }
      if isBehindGap || !result.hasRows, isOtherTable(start, end, recordLine) { return }
      keep(recordLine)
    } else {
      judge(start, end, fields, extraIsEmpty, recordLine)
    }
  }

  @inline(__always)
  private func isSuspect(_ start: Int, _ end: Int) -> Bool {
    layout.screen.isSuspect(
      first: byte(start), last: byte(end &- 1), secondLast: byte(max(end &- 2, start)))
  }

  /// A record that a lost quote ends is named by its first line.
  @inline(never)
  private mutating func nameStop(_ recordLine: Int) {
    guard case .lostQuote(_, let opened, let records) = result.stop else { return }
    result.stop = .lostQuote(line: recordLine, opened: opened, records: records)
  }

  /// Sets a row aside that is no record.
  ///
  /// - Returns: Whether it is none.
  @inline(never)
  private mutating func screenOut(_ start: Int, _ end: Int, _ recordLine: Int) -> Bool {
    let row = unsafe UnsafeRawBufferPointer(start: base + start, count: end - start)
    let kind = unsafe layout.screen.kind(row)
    switch kind {
    case .record: return false
    case .total:
      result.remarks.note(.totalRow, line: recordLine)
      result.totals.append(unsafe TotalRow(line: recordLine, numbers: layout.screen.numbers(row)))
      result.setAside[.totalRow, default: 0] += 1
    case .header:
      result.remarks.note(.repeatedHeader, line: recordLine)
      result.setAside[.repeatedHeader, default: 0] += 1
    case .text, .truncation:
      result.remarks.note(kind == .text ? .lineOfText : .truncation, line: recordLine)
      result.setAside[.lineOfText, default: 0] += 1
    case .end: result.stop = .end(line: recordLine)
    case .blank: result.remarks.note(.blankLine, line: recordLine)
    }
    isBehindGap = true
    return true
  }

  /// Ends the reading at the header of another table.
  ///
  /// - Parameter isOdd: Whether the row has more or fewer fields than the header, so that no gap need stand before it.
  /// - Returns: Whether the row is one.
  @inline(never)
  private mutating func isOtherTable(_ start: Int, _ end: Int, _ recordLine: Int, isOdd: Bool = false) -> Bool
  {
    let (wasBehindGap, isFirst) = (isBehindGap, !result.hasRows)
    result.hasRows = true
    isBehindGap = false
    guard let tables = layout.tables else { return false }
    let row = unsafe UnsafeRawBufferPointer(start: base + start, count: end - start)
    if isOdd || wasBehindGap, unsafe tables.isHeader(row, isBehindGap: wasBehindGap) {
      result.stop = .otherTable(line: recordLine)
      return true
    }
    // What stands before the piece, only the order of the pieces tells.
    if isFirst, !wasBehindGap, unsafe tables.isHeader(row, isBehindGap: true) {
      result.tableBehindGap = recordLine
    }
    return false
  }

  @inline(never)
  private mutating func noteQuotes(_ recordLine: Int) {
    result.remarks.note(.strayQuote, line: recordLine, count: strayQuotes)
    result.remarks.note(.textAfterQuote, line: recordLine, count: textsAfterQuote)
    strayQuotes = 0
    textsAfterQuote = 0
  }

  @inline(__always)
  private mutating func keep(_ recordLine: Int) {
    result.batch.lines.append(UInt32(truncatingIfNeeded: recordLine))
    filled &+= 1
    if filled == Self.blockSize { codeBlock() }
  }

  @inline(never)
  private mutating func judge(
    _ start: Int, _ end: Int, _ fields: Int, _ extraIsEmpty: Bool, _ recordLine: Int
  ) {
    if start == end || isBlankRow(start, end, fields) {
      result.remarks.note(.blankLine, line: recordLine)
      isBehindGap = true
    } else if fields > layout.width && extraIsEmpty {
      if isBehindGap || !result.hasRows, isOtherTable(start, end, recordLine) { return }
      result.remarks.note(.trailingEmptyFields, line: recordLine)
      keep(recordLine)
    } else if layout.seeksLostQuotes, line > recordLine {
      result.stop = .broken(line: recordLine, lines: line - recordLine + 1, fields: fields)
    } else if screenOutShort(start, end, fields, recordLine)
      || isOtherTable(start, end, recordLine, isOdd: true)
    {
      return
    } else {
      // Pieces end with a line end, but for the last one of a file.
      if fields < layout.width && end == special.count { result.cutOff = recordLine }
      result.remarks.note(.wrongFieldCount, line: recordLine)
      result.setAside[.fieldCount, default: 0] += 1
    }
  }

  private func isBlankRow(_ start: Int, _ end: Int, _ fields: Int) -> Bool {
    if fields == 1 { return (start..<end).allSatisfy { isBlank(byte($0)) } }
    let row = unsafe UnsafeRawBufferPointer(start: base + start, count: end - start)
    return unsafe !layout.screen.keepsAll && layout.screen.isBlankRow(row)
  }

  /// The same for a row of fewer fields: a total, or a line of text that has a line end.
  private mutating func screenOutShort(
    _ start: Int, _ end: Int, _ fields: Int, _ recordLine: Int
  ) -> Bool {
    guard fields < layout.width else { return false }
    let row = unsafe UnsafeRawBufferPointer(start: base + start, count: end - start)
    switch unsafe layout.screen.kind(row) {
    case .record, .header, .blank: return false
    // Without a line end it may be the beginning of a record, in a file that is cut off.
    case .text where end == special.count: return false
    case .total, .text, .truncation, .end: return screenOut(start, end, recordLine)
    }
  }

  private mutating func codeBlock() {
    for index in coders.indices {
      let row = layout.requests[index].cellRow
      guard row >= 0 else {
        for _ in 0..<filled { coders[index].appendAbsent() }
        continue
      }
      unsafe coders[index].append(
        cells: UnsafeBufferPointer(start: cells + row * Self.blockSize, count: filled), of: base,
        delimiter: layout.delimiter)
    }
    filled = 0
  }
}
