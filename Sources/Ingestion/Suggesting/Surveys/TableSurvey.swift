// SPDX-License-Identifier: Apache-2.0

/// One kind of record of one file: the rows of a CSV file, or the elements at one path of an XML file.
struct TableSurvey: Sendable {
  enum Layout: Sendable {
    case csv(CSVTable)
    case xml(XMLTable)
  }
  /// The file as reports name it.
  let file: String
  /// Others that have the same records.
  private(set) var alike: [String] = []
  /// What it is called by itself, as words: the file's name, or the element's.
  let words: [String]
  private(set) var layout: Layout
  var records = 0
  var columns: [ColumnSurvey]
  /// What stopped the reading; what was read before it is there.
  var failure: IngestionError?

  var xml: XMLTable? { if case .xml(let table) = layout { table } else { nil } }
  var csv: CSVTable? { if case .csv(let table) = layout { table } else { nil } }
}

extension TableSurvey {
  init(
    file: String, words: [String], layout: Layout, records: Int = 0, columns: [ColumnSurvey]
  ) {
    self.file = file
    self.words = words
    self.layout = layout
    self.records = records
    self.columns = columns
  }

  /// Tables of several files that hold the same kind of record are one: exports of each month, pages of a feed.
  static func merged(_ tables: [TableSurvey]) -> [TableSurvey] {
    var merged: [TableSurvey] = []
    for table in tables {
      if let index = merged.firstIndex(where: { $0.isAlike(table) }) {
        merged[index].merge(table)
      } else {
        merged.append(table)
      }
    }
    return merged
  }

  private func isAlike(_ other: TableSurvey) -> Bool {
    guard file != other.file, !alike.contains(other.file) else { return false }
    switch (layout, other.layout) {
    case (.csv(let own), .csv(let others)):
      return own.delimiter == others.delimiter && own.encoding == others.encoding && own.header == .known
        && others.header == .known && own.hasTitles == others.hasTitles
        && columns.map { HeaderName.normalise($0.name) }
          == other.columns.map { HeaderName.normalise($0.name) }
    case (.xml(let own), .xml(let others)): return own.record == others.record && own.outer == others.outer
    default: return false
    }
  }

  private mutating func merge(_ other: TableSurvey) {
    alike.append(other.file)
    failure = failure ?? other.failure
    guard case .xml(var own) = layout, case .xml(let others) = other.layout else {
      for index in columns.indices { columns[index].merge(other.columns[index]) }
      records += other.records
      return
    }
    for index in columns.indices {
      if let same = other.columns.firstIndex(where: { $0.name == columns[index].name }) {
        columns[index].merge(other.columns[same])
      } else {
        columns[index].lacks(other.records)
      }
    }
    for (index, column) in other.columns.enumerated()
    where !columns.contains(where: { $0.name == column.name }) {
      var added = column
      added.lacks(records)
      columns.append(added)
      own.places.append(others.places[index])
    }
    records += other.records
    layout = .xml(own)
  }
}

/// How a CSV file lies.
struct CSVTable: Sendable {
  let delimiter: UInt8
  /// `nil` for UTF-8, which is found by itself.
  let encoding: String?
  /// Whether lines of titles stand before the header.
  let hasTitles: Bool
  let header: Header
  /// How the lines of its pairs are named, where its counts lie in pairs of lines.
  var pairs: RowPairNames?

  enum Header: Sendable, Equatable {
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
  /// The path of the records that enclose these.
  let outer: String?
  /// The path of the record within the enclosing one, as it is written.
  let pathWithin: String
  /// For each column how the profile finds it.
  fileprivate(set) var places: [Place]
  /// Prefixes with their namespaces, as the profile declares them.
  let namespaces: [(prefix: String, uri: String)]

  enum Place: Sendable {
    case path(XMLPath)
    case pair(XMLPairs, name: String)
  }
}
