// SPDX-License-Identifier: Apache-2.0

/// One kind of record of one file: the rows of a CSV file, or the elements at one path of an XML file.
struct TableSurvey: Sendable {
  enum Layout: Sendable {
    case csv(CSVTable)
    case xml(XMLTable)
  }
  /// The file as reports name it.
  let file: String
  /// What it is called by itself, as words: the file's name, or the element's.
  let words: [String]
  let layout: Layout
  var records = 0
  var columns: [ColumnSurvey]
  /// What stopped the reading; what was read before it is there.
  var failure: IngestionError?

  var xml: XMLTable? { if case .xml(let table) = layout { table } else { nil } }
  var csv: CSVTable? { if case .csv(let table) = layout { table } else { nil } }
}

/// How a CSV file lies.
struct CSVTable: Sendable {
  let delimiter: UInt8
  /// `nil` for UTF-8, which is found by itself.
  let encoding: String?
  /// Whether lines of titles stand before the header.
  let hasTitles: Bool
  let header: Header

  enum Header: Sendable {
    case known
    /// Its first line is a record.
    case none
    /// Nothing tells whether its first line is a header: its names are not shown.
    case doubtful
  }
}

/// Where the records of an XML file are.
struct XMLTable: Sendable {
  let record: XMLPath
  /// Index of the table whose records enclose these.
  let outer: Int?
  /// The path of the record within the enclosing one, as it is written.
  let pathWithin: String
  /// For each column how the profile finds it.
  let places: [Place]
  /// Prefixes with their namespaces, as the profile declares them.
  let namespaces: [(prefix: String, uri: String)]

  enum Place: Sendable {
    case path(XMLPath)
    case pair(XMLPairs, name: String)
  }
}
