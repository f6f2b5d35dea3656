// SPDX-License-Identifier: Apache-2.0

/// How the records of a CSV source lie in a file.
package struct CSVSource: Sendable, Hashable {
  package enum Layout: Sendable, Hashable {
    /// A header line, then one record a line.
    case headed
    /// Records from the first line on: a column has only its number, `#1`.
    case headless
    /// Two lines for each characteristic: its name and the labels of its categories, then its counts.
    case rowPairs(RowPairNames)
  }
  /// `nil` when it is found from the first line.
  package let delimiter: UInt8?
  /// The pattern that the name of a workbook's sheet must fit; `nil` for any sheet, and any text.
  package let sheet: String?
  /// `nil` when it is found.
  package let encoding: TextEncoding?
  package let layout: Layout
  /// How the header is found, where the profile describes it.
  package let header: HeaderSearch?
  /// How quotes within quoted text are written; `nil` when it is found.
  package let quotes: QuoteDialect?
  /// What the row behind the last record begins with, in lower case.
  package let ends: Set<String>
  /// Whether quoted text may hold lines that look like records.
  package let keepsLineBreaks: Bool
  /// Whether every row is a record, also one that looks like a total, a title or a footer.
  package let keepsRows: Bool

  /// The names of the lines of a file of row pairs.
  package var rowPairs: RowPairNames? { if case .rowPairs(let names) = layout { names } else { nil } }

  package init(
    delimiter: UInt8? = nil, encoding: TextEncoding? = nil, layout: Layout = .headed,
    header: HeaderSearch? = nil, quotes: QuoteDialect? = nil, ends: Set<String> = [],
    keepsLineBreaks: Bool = false, keepsRows: Bool = false, sheet: String? = nil
  ) {
    self.sheet = sheet
    self.delimiter = delimiter
    self.encoding = encoding
    self.header = header
    self.quotes = quotes
    self.ends = ends
    self.keepsLineBreaks = keepsLineBreaks
    self.keepsRows = keepsRows
    self.layout = layout
  }
}

extension CSVSource {
  /// The encoding as the file's reader is told of it.
  static func given(_ encoding: TextEncoding) -> GivenEncoding {
    GivenEncoding(encoding, evidence: "as the profile says")
  }
}

extension SourceMapping {
  /// Whether its records are counts whose category stands in a column: there a total is one of the categories.
  var hasCategoryColumn: Bool { entity == .equalityCount && fields.contains { $0.target == "category" } }
  /// What the profile says of its CSV file; `nil` for XML.
  var csv: CSVSource? { if case .csv(let csv) = format { csv } else { nil } }
  /// How its records lie in a CSV file.
  var csvLayout: CSVSource.Layout { csv?.layout ?? .headed }
}

/// How the two lines of a pair are named in their first field: `{c}` stands for the characteristic.
package struct RowPairNames: Sendable, Hashable {
  /// Such as `{c}` and `{c}_count`, as the profile writes them.
  package let label: String
  package let count: String
  private let labelEnds: Ends
  private let countEnds: Ends

  /// `nil` when a name does not hold `{c}` once, or both are the same.
  package init?(label: String, count: String) {
    guard let labelEnds = Ends(label), let countEnds = Ends(count), labelEnds != countEnds else { return nil }
    self.label = label
    self.count = count
    self.labelEnds = labelEnds
    self.countEnds = countEnds
  }

  /// The characteristic that a line of labels names; `nil` for a line of counts, and for anything else.
  package func characteristic(ofLabels field: String) -> String? {
    guard let name = labelEnds.inner(field) else { return nil }
    // The name of a line of counts may look like that of a line of labels, never the other way round.
    return countEnds.inner(field) != nil && countEnds.length > labelEnds.length ? nil : name
  }

  /// Whether a line's first field names the counts of the characteristic.
  package func isCounts(_ field: String, of characteristic: String) -> Bool {
    countEnds.inner(field).map { HeaderName.normalise($0) == HeaderName.normalise(characteristic) } ?? false
  }

  /// Whether two lines with these first fields are a pair.
  package func isPair(_ first: String?, _ second: String?) -> Bool {
    guard let first, let second, let characteristic = characteristic(ofLabels: first) else { return false }
    return isCounts(second, of: characteristic)
  }

  /// What stands before and after the characteristic.
  private struct Ends: Sendable, Hashable {
    let before: String
    let after: String
    var length: Int { before.count + after.count }

    init?(_ template: String) {
      let parts = template.components(separatedByMark: "{c}")
      guard parts.count == 2 else { return nil }
      before = parts[0].lowercased()
      after = parts[1].lowercased()
    }

    func inner(_ field: String) -> String? {
      let text = TextFolding.trimmed(field).lowercased()
      guard text.hasPrefix(before), text.hasSuffix(after), text.count > length else { return nil }
      return String(text.dropFirst(before.count).dropLast(after.count))
    }
  }
}

extension String {
  /// The parts between the occurrences of a mark.
  fileprivate func components(separatedByMark mark: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(self)
    while let found = rest.firstRange(of: mark) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }
}
