// SPDX-License-Identifier: Apache-2.0

/// The header of a file, found in its first bytes.
struct CSVHeader: Sendable {
  /// As written.
  private(set) var written: [String] = []
  /// As written, but for the second of a name, which is `Name[2]`.
  private(set) var names: [String] = []
  /// The physical line on which it begins, 1-based.
  private(set) var line = 1
  private(set) var dialect = CSVDialect(headerLine: [])
  /// Its bytes, without the line end.
  private(set) var bytes: [UInt8] = []
  /// Index in the text of the first line that is not blank, and its number; titles before the header count.
  private(set) var start = 0
  private(set) var firstLine = 1
  /// The first field of the line after it, where that lies in the sample.
  private(set) var secondLine: String?
  /// Whether a digit stands in that line, or in the next one that is not blank.
  private(set) var firstRecordHasDigit = false
  /// What departed from the format before the first line that is not blank.
  private(set) var remarksBefore = RemarkTally()
  /// Index of the first byte after it, in the text.
  private(set) var end = 0
  /// The physical line of that byte.
  private(set) var nextLine = 1
  private(set) var remarks = RemarkTally()

  /// - Parameter reader: Of a file, of which nothing has been handed out.
  /// - Throws: `empty-file`, `header-missing`, `header-not-found`, `header-too-long`, `delimiter-unusable` or
  ///   `undecodable`.
  init(sample reader: TextReader, hints: CSVHints) throws(IngestionError) {
    let (sample, isWhole, path) = (reader.sample, reader.isSampleWhole, reader.path)
    if sample.count == reader.markLength, reader.fault == nil { throw .emptyFile(path) }
    if let delimiter = hints.delimiter, !Self.isUsable(delimiter) { throw .unusableDelimiter(path) }
    end = reader.markLength
    let declared = Self.declaredDelimiter(sample[end...])
    if declared != nil { skipLine(sample) }
    skipBlankLines(sample)
    try refuseUndecodable(reader)
    if end == sample.count { throw isWhole ? .noHeader(path) : .headerTooLong(path, line: 1, limit: end) }
    start = end
    firstLine = nextLine
    remarksBefore = remarks
    let candidates = Candidates(
      sample, from: end, line: nextLine, isWhole: isWhole, given: hints.delimiter, declared: declared,
      limit: hints.header.lines)
    guard let found = try candidates.header(hints.header, path) else {
      throw .headerTooLong(path, line: nextLine, limit: sample.count)
    }
    if let line = reader.backslashLine { remarks.note(.backslashQuotes, line: line) }
    for title in found.titles { note(title) }
    if let table = candidates.tableBefore(found.line) { remarks.note(.tableBefore, line: table) }
    dialect = found.line.dialect
    nextLine = found.line.number
    bytes = Array(sample[found.line.start..<found.line.textEnd])
    take(found.line.record)
    firstRecordHasDigit = Self.hasDigit(sample[end...])
    secondLine = FieldText(sample[end...], delimiter: dialect.delimiter).flatMap { field in
      end < sample.count ? String(decoding: field.value, as: UTF8.self) : nil
    }
  }

  private mutating func note(_ title: Candidates.Line) {
    remarks.note(.titleLine, line: title.number)
    let text = title.record.fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
    if TruncationNotice.isOne(text) { remarks.note(.truncation, line: title.number) }
  }

  /// Whether the first line of some bytes that is not blank has a digit.
  private static func hasDigit(_ bytes: ArraySlice<UInt8>) -> Bool {
    let isEnd = { (byte: UInt8) in byte == lineFeed || byte == carriageReturn }
    return bytes.drop(while: isEnd).prefix { !isEnd($0) }.contains { (0x30...0x39).contains($0) }
  }

  /// A fault before the end of the first line: what stands behind it cannot be read.
  private func refuseUndecodable(_ reader: TextReader) throws(IngestionError) {
    let text = reader.sample[end...]
    let lineLength = text.firstIndex { $0 == lineFeed || $0 == carriageReturn }
    if let fault = reader.fault, lineLength == nil {
      throw .undecodable(reader.path, fault, line: nextLine, column: text.count + 1)
    }
    guard case .invalid(let at, _) = UTF8Check(Array(text[..<(lineLength ?? text.endIndex)]), from: 0) else {
      return
    }
    let fault = DecodingFault(
      offset: end + at, bytes: [text[end + at]], encoding: .utf8, reason: .impossible)
    throw .undecodable(reader.path, fault, line: nextLine, column: at + 1)
  }

  private static func isUsable(_ delimiter: UInt8) -> Bool {
    delimiter < 0x80 && ![0, quoteByte, lineFeed, carriageReturn].contains(delimiter)
  }

  /// The delimiter that a first line such as `sep=;` declares.
  private static func declaredDelimiter(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    let line = bytes.prefix(8).prefix { $0 != lineFeed && $0 != carriageReturn }
    let text = line.first == quoteByte && line.last == quoteByte ? line.dropFirst().dropLast() : line
    guard text.count == 5, let last = text.last, isUsable(last) else { return nil }
    let name = String(decoding: text.dropLast(), as: UTF8.self)
    return name.lowercased() == "sep=" ? last : nil
  }

  private mutating func skipLine(_ bytes: [UInt8]) {
    while end < bytes.count && bytes[end] != lineFeed && bytes[end] != carriageReturn { end += 1 }
    end = lineEnd(bytes[...], end)
    nextLine += 1
  }

  /// Passes over lines that hold nothing but blanks, delimiters and quotes.
  private mutating func skipBlankLines(_ bytes: [UInt8]) {
    while end < bytes.count {
      let line = bytes[end...].prefix { $0 != lineFeed && $0 != carriageReturn }
      guard line.allSatisfy({ isBlank($0) || $0 == quoteByte || CSVDialect.candidates.contains($0) })
      else { return }
      if line.filter({ $0 == quoteByte }).count % 2 == 1 { return }
      remarks.note(.blankLine, line: nextLine)
      skipLine(bytes)
    }
  }

  private mutating func take(_ record: RecordText) {
    line = nextLine
    end = record.end
    nextLine += record.lines
    remarks.note(.strayQuote, line: line, count: record.strayQuotes)
    remarks.note(.textAfterQuote, line: line, count: record.textsAfterQuote)
    var taken: Set<String> = []
    for field in record.fields { add(String(decoding: field, as: UTF8.self), &taken) }
  }

  private mutating func add(_ name: String, _ taken: inout Set<String>) {
    written.append(name)
    if HeaderName.normalise(name).isEmpty {
      remarks.note(.unnamedColumn, line: line)
      names.append(name)
      return
    }
    var unique = name
    var copy = 1
    while !taken.insert(HeaderName.normalise(unique)).inserted {
      copy += 1
      unique = "\(name)[\(copy)]"
    }
    if copy > 1 { remarks.note(.duplicateHeader, line: line) }
    names.append(unique)
  }
}
