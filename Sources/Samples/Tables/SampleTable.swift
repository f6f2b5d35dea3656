// SPDX-License-Identifier: Apache-2.0

/// A table of a sample: a CSV file, or a group of elements in an XML file.
struct SampleTable: Sendable {
  /// The CSV file without its ending, and the element that holds the records; `nil` where nothing does.
  let name: String?
  /// The element of one record.
  let record: String
  /// Empty for a CSV file without a header, and for XML that is written element by element.
  let columns: [String]
  /// The columns as XML names them.
  let elements: [String]
  /// How many of the first columns stand in attributes.
  let attributes: Int
  /// Writes the records of one vacancy.
  let write: @Sendable (SampleVacancy, inout RowWriter) -> Void
  /// Writes what stands behind the records of all vacancies.
  let end: @Sendable (inout RowWriter) -> Void

  init(
    _ name: String, of record: String, columns: [String], elements: [String]? = nil, attributes: Int = 0,
    write: @escaping @Sendable (SampleVacancy, inout RowWriter) -> Void
  ) {
    self.name = name
    self.record = record
    self.columns = columns
    self.elements = elements ?? columns
    self.attributes = attributes
    self.write = write
    end = { _ in }
  }

  /// Text that the table writes itself.
  init(
    write: @escaping @Sendable (SampleVacancy, inout RowWriter) -> Void,
    end: @escaping @Sendable (inout RowWriter) -> Void = { _ in }
  ) {
    name = nil
    record = ""
    columns = []
    elements = []
    attributes = 0
    self.write = write
    self.end = end
  }
}

/// One file of a sample, with where it lies and what it holds.
struct SampleFile: Sendable {
  /// From the sample's folder.
  let path: String
  let form: RowWriter.Form
  let tables: [SampleTable]
  /// For XML: what opens and closes the document; `nil` when the only table's element is the root.
  let root: (opening: String, closing: String)?
  /// The planted faults of records that the file shows.
  let flaws: Set<SampleFlaw>

  init(csv path: String, _ table: SampleTable, flaws: Set<SampleFlaw> = []) {
    self.init(path: path, form: .csv, tables: [table], root: nil, flaws: flaws)
  }

  init(
    xml path: String, _ tables: [SampleTable], root: (opening: String, closing: String)? = nil,
    flaws: Set<SampleFlaw> = []
  ) {
    self.init(path: path, form: .xml, tables: tables, root: root, flaws: flaws)
  }

  private init(
    path: String, form: RowWriter.Form, tables: [SampleTable], root: (opening: String, closing: String)?,
    flaws: Set<SampleFlaw>
  ) {
    self.path = path
    self.form = form
    self.tables = tables
    self.root = root
    self.flaws = flaws
  }
}
