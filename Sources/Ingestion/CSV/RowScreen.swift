// SPDX-License-Identifier: Apache-2.0

/// Tells rows that are no records from those that are: totals, the header again, titles and footers.
///
/// Nearly every record is let through by its first byte and its last two.
struct RowScreen: Sendable {
  enum Kind: Sendable, Hashable {
    case record
    case total
    case header
    /// A banner, a title or a footer: one field that is text.
    case text
    /// Such a line by which the system says that the export is not whole.
    case truncation
    /// What the profile says that the records end with.
    case end
    /// Nothing but empty fields.
    case blank
  }

  /// What a profile says of the rows of a source.
  struct Terms: Sendable, Hashable {
    /// What the first field of the row behind the last record holds, folded.
    var ends: Set<String> = []
    /// Whether rows of totals are delivered: who counts them can tell them apart, and adds them up to check.
    var deliversTotals = false
    /// Whether every row is a record, whatever it looks like.
    var keepsAll = false
    /// Names of columns that profiles know, by which the header of another table is told.
    var known: Set<String> = []
  }

  private let header: [UInt8]
  private let delimiter: UInt8
  private let width: Int
  private let terms: Terms
  /// A bit for each byte that a row which is no record may begin with.
  private let firsts: SIMD4<UInt64>

  /// - Parameter header: The bytes of the header's line, without its line end.
  init(header: [UInt8], delimiter: UInt8, width: Int, terms: Terms) {
    self.header = header
    self.delimiter = delimiter
    self.width = width
    self.terms = terms
    var firsts = SIMD4<UInt64>()
    func mark(_ byte: UInt8) { firsts[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    let letters = "tTgGsSoO" + terms.ends.compactMap(\.first).map { "\($0)\($0.uppercased())" }.joined()
    for byte in letters.utf8 { mark(byte) }
    if let first = header.first { mark(first) }
    // Whatever is neither a letter nor a digit may begin a line of `=====` or `*** End ***`, or a blank or
    // quoted field.
    for byte in UInt8.min...UInt8.max where byte < 0x80 && !RowScreen.isWord(byte) { mark(byte) }
    mark(delimiter)
    self.firsts = firsts
  }

  /// Whether every row is a record.
  var keepsAll: Bool { terms.keepsAll }

  /// Whether a row must be looked at; `last` and `secondLast` are its last two bytes.
  @inline(__always)
  func isSuspect(first: UInt8, last: UInt8, secondLast: UInt8) -> Bool {
    firsts[Int(first &>> 6)] &>> UInt64(first & 63) & 1 != 0 || last == delimiter && secondLast == delimiter
  }

  /// What a row is, whose text is given without its line end.
  @inline(never)
  func kind(_ row: UnsafeRawBufferPointer) -> Kind {
    if terms.keepsAll { return .record }
    if row.count == header.count, unsafe row.elementsEqual(header) { return .header }
    if unsafe isBlankRow(row) { return .blank }
    if unsafe isNoticeWithNumbers(row) { return .truncation }
    guard let first = unsafe nextField(row, from: 0) else { return .record }
    let second = unsafe nextField(row, from: first.next)
    if terms.ends.isEmpty, second != nil, unsafe !mayBeTotal(row, first.text) { return .record }
    let text = unsafe folded(row, first.text)
    if terms.ends.contains(text) { return .end }
    if RowScreen.isTotal(text), unsafe holdsNumbersOnly(row, from: first.next) {
      if TruncationNotice.isOne(text) { return .truncation }
      return terms.deliversTotals && second != nil ? .record : .total
    }
    // More quotes than those around one field are what is left of a record.
    guard second == nil, width >= 3, unsafe row.count(where: { $0 == quoteByte }) <= 2 else { return .record }
    let begin = unsafe row[first.text.lowerBound]
    // A reference may have a blank in it; three words are a sentence.
    let words = text.split(separator: " ").count
    guard words >= 3 || begin < 0x80 && !RowScreen.isWord(begin) else { return .record }
    return TruncationNotice.isOne(text) ? .truncation : .text
  }

  /// Whether a row is a notice that the export is not whole, in which commas part the thousands and no fields.
  private func isNoticeWithNumbers(_ row: UnsafeRawBufferPointer) -> Bool {
    guard delimiter == UInt8(ascii: ","), row.count <= 200 else { return false }
    var commas = 0
    for index in row.indices where unsafe row[index] == delimiter {
      guard index > 0, index + 3 < row.count, unsafe RowScreen.isDigit(row[index - 1]),
        (1...3).allSatisfy({ unsafe RowScreen.isDigit(row[index + $0]) })
      else { return false }
      commas += 1
    }
    return commas > 0 && TruncationNotice.isOne(unsafe folded(row, 0..<row.count))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether nothing stands in a row but delimiters, blanks and quotes.
  func isBlankRow(_ row: UnsafeRawBufferPointer) -> Bool {
    guard width >= 2, unsafe row.allSatisfy({ $0 == delimiter || isMargin($0) }) else { return false }
    let fields = unsafe RecordText(Array(row)[...], delimiter: delimiter)?.fields ?? []
    // A quote may be all that a field says.
    return fields.allSatisfy { $0.allSatisfy(isBlank) }
  }

  /// The numbers of a row of totals.
  func numbers(_ row: UnsafeRawBufferPointer) -> [TotalRow.Cell] {
    let fields = RecordText(unsafe Array(row)[...], delimiter: delimiter)?.fields ?? []
    return fields.enumerated().compactMap { column, field in
      let digits = String(decoding: field, as: UTF8.self).filter { $0 != "," && !$0.isWhitespace }
      return Int(digits).map { TotalRow.Cell(column: column, number: $0) }
    }
  }

  // MARK: Fields

  /// The next field that holds anything: its text without quotes and blanks around it, and where the field
  /// behind it begins.
  private func nextField(
    _ row: UnsafeRawBufferPointer, from start: Int
  ) -> (text: Range<Int>, next: Int)? {
    var at = start
    while at < row.count {
      var end = at
      var isQuoted = false
      while end < row.count, unsafe isQuoted || row[end] != delimiter {
        if unsafe row[end] == quoteByte { isQuoted.toggle() }
        end += 1
      }
      var text = at..<end
      while let first = text.first, unsafe isMargin(row[first]) { text.removeFirst() }
      while let last = text.last, unsafe isMargin(row[last]) { text.removeLast() }
      if !text.isEmpty { return (text, end + 1) }
      at = end + 1
    }
    return nil
  }

  private func isMargin(_ byte: UInt8) -> Bool { isBlank(byte) || byte == quoteByte }

  private func folded(_ row: UnsafeRawBufferPointer, _ text: Range<Int>) -> String {
    unsafe String(decoding: row[text.prefix(200)], as: UTF8.self).lowercased()
  }

  // MARK: Totals

  /// Whether a field may be the label of a total, by its first two letters and its length.
  private func mayBeTotal(_ row: UnsafeRawBufferPointer, _ text: Range<Int>) -> Bool {
    guard text.count >= 3, text.count <= 40 else { return false }
    switch unsafe (row[text.lowerBound] | 0x20, row[text.lowerBound + 1] | 0x20) {
    case (0x74, 0x6F), (0x67, 0x72), (0x73, 0x75), (0x6F, 0x76): return true
    default: return false
    }
  }

  /// Whether a field, in lower case, says that its row is a total.
  static func isTotal(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter }.map(String.init)
    switch words.first {
    case "total", "totals", "subtotal", "subtotals": return true
    case "grand", "sub", "overall": return words.count == 2 && ["total", "totals"].contains(words[1])
    case "sum": return words.count == 1
    default: return false
    }
  }

  /// Whether every field from an index on is blank, a dash or a number.
  private func holdsNumbersOnly(_ row: UnsafeRawBufferPointer, from start: Int) -> Bool {
    guard start < row.count else { return true }
    return unsafe row[start...].allSatisfy { byte in
      byte == delimiter || isMargin(byte) || (0x30...0x39).contains(byte) || ",.%-".utf8.contains(byte)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}

extension Range<Int> {
  fileprivate mutating func removeFirst() { self = (lowerBound + 1)..<upperBound }
  fileprivate mutating func removeLast() { self = lowerBound..<(upperBound - 1) }
  fileprivate func prefix(_ count: Int) -> Range { lowerBound..<Swift.min(lowerBound + count, upperBound) }
}
