// SPDX-License-Identifier: Apache-2.0

/// Finds, among the rows behind a header, the header of another table: a file may hold several, one below the other.
struct TableSearch: Sendable {
  /// Names of columns that profiles know.
  private let known: Set<String>
  /// The names of the file's own header.
  private let header: [String]
  /// Whether a row behind a gap is told by its look alone: the first record has a digit, as records do and headers do
  /// not.
  private let goesByLook: Bool
  private let delimiter: UInt8

  /// A row with fewer fields is rather a note than a header, where no name in it is known.
  private static let fewest = 3
  private static let longestName = 60
  private static let longestRow = 1 << 14

  /// `nil` for a file without a header.
  init?(_ file: CSVFile) {
    guard !file.rows.keepsAll, !file.headerLineBytes.isEmpty else { return nil }
    known = file.rows.known
    header = TableSearch.names(file.headerAsWritten)
    goesByLook = file.firstRecordHasDigit
    delimiter = file.delimiter
  }

  /// Whether a row, whose text is given without its line end, is the header of another table.
  ///
  /// - Parameter isBehindGap: whether a blank line or a line of text stands before it.
  func isHeader(_ row: UnsafeRawBufferPointer, isBehindGap: Bool) -> Bool {
    guard row.count <= TableSearch.longestRow,
      let record = unsafe RecordText(Array(row)[...], delimiter: delimiter)
    else { return false }
    let names = TableSearch.names(record.fields.map { String(decoding: $0, as: UTF8.self) })
    let filled = names.filter { !$0.isEmpty }
    guard names != header, filled.count >= 2, Set(filled).count == filled.count else { return false }
    let isKnown = filled.count(where: known.contains)
    if isKnown >= 2, isKnown * 2 >= filled.count { return true }
    return isBehindGap && goesByLook && filled.count >= TableSearch.fewest
      && filled.allSatisfy(TableSearch.looksLikeName)
  }

  private static func looksLikeName(_ name: String) -> Bool {
    name.count <= longestName && name.contains(where: \.isLetter) && !name.contains(where: \.isNumber)
      && !name.contains("@")
  }

  /// As they are compared, without the empty ones at the end.
  private static func names(_ fields: [String]) -> [String] {
    var names = fields.map(HeaderName.normalise)
    while names.last?.isEmpty ?? false { names.removeLast() }
    return names
  }
}
