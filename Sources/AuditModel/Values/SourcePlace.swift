// SPDX-License-Identifier: Apache-2.0

/// Where a fact stands in the files that were read: eight bytes, so that every fact can carry one.
///
/// The file and the column are indices into the run's `SourceFile` list, which holds their names.
package struct SourcePlace: Sendable, Hashable {
  /// Index into the run's list of source files.
  package let file: UInt16
  /// Index into the file's `columns`: a CSV column or an XML path. `noColumn` for a whole record.
  package let column: UInt16
  /// Physical line, 1-based; 0 where the format has no lines.
  package let line: UInt32

  /// Stands for "the record as a whole".
  package static let noColumn = UInt16.max

  package init(file: Int, line: Int, column: Int? = nil) {
    self.file = UInt16(clamping: file)
    self.line = UInt32(clamping: line)
    self.column = column.map { UInt16(clamping: $0) } ?? SourcePlace.noColumn
  }
}

extension SourcePlace {
  /// How much of a file a place is.
  package enum Extent: String, Sendable, CaseIterable {
    /// The value in one column of one record.
    case value
    /// A whole record, which has no column: for a list, a number of records, or that there is one.
    case record
    /// A column without a line, where the line would tell whose fact it is.
    case column
  }

  package var extent: Extent { line == 0 ? .column : column == SourcePlace.noColumn ? .record : .value }

  /// The file and the column alone, where a line would tell too much.
  package var withoutLine: SourcePlace {
    SourcePlace(file: Int(file), line: 0, column: column == SourcePlace.noColumn ? nil : Int(column))
  }
}

extension SourcePlace: Comparable {
  package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// One file of an export bundle, as the places of facts refer to it.
package struct SourceFile: Sendable, Hashable {
  /// The path relative to the argument that named it, with `/` between parts.
  package let path: String
  /// The header names of a CSV file, or the element and attribute paths of an XML file.
  package var columns: [String]

  package init(path: String, columns: [String] = []) {
    self.path = path
    self.columns = columns
  }
}
