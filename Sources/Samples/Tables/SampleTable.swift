// SPDX-License-Identifier: Apache-2.0

/// A table of a sample: a CSV file, or a group of elements in an XML file.
struct SampleTable: Sendable {
  /// The CSV file without its ending, and the element that holds the records.
  let name: String
  /// The element of one record.
  let record: String
  let columns: [String]
  /// The columns as XML names them.
  let elements: [String]
  /// How many of the first columns stand in attributes.
  let attributes: Int
  /// Writes the records of one vacancy.
  let write: @Sendable (SampleVacancy, inout RowWriter) -> Void

  init(
    _ name: String, of record: String, columns: [String], elements: [String]? = nil, attributes: Int,
    write: @escaping @Sendable (SampleVacancy, inout RowWriter) -> Void
  ) {
    self.name = name
    self.record = record
    self.columns = columns
    self.elements = elements ?? columns
    self.attributes = attributes
    self.write = write
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
  /// For the ledger: the reasons for which its planted records are set aside.
  let setsAside: Set<SampleFlaw>
}

extension SampleShape {
  /// The files of the shape.
  var files: [SampleFile] {
    switch self {
    case .canonical:
      SampleTable.canonical.map { table in
        csv(table, setsAside: table.name == "applications" ? Set(SampleFlaw.allCases) : [])
      }
    case .xml:
      [
        SampleFile(
          path: "xml/evenhand.xml", form: .xml, tables: SampleTable.canonical,
          root: ("<evenhand xmlns=\"urn:evenhand:bundle:1\">\n", "</evenhand>\n"),
          setsAside: Set(SampleFlaw.allCases))
      ]
    case .counts: [csv(.vacancies), csv(.equality)]
    case .flatCSV: [csv(.flat, setsAside: SampleShape.flatFlaws)]
    case .flatXML:
      [
        SampleFile(
          path: "flat-xml/applications.xml", form: .xml, tables: [.flat], root: nil,
          setsAside: SampleShape.flatFlaws)
      ]
    case .losAngelesCounts: [csv(.losAngeles)]
    case .tracStyle:
      SampleTable.trac.map { table in
        csv(table, setsAside: table.name == "trac-applications" ? Set(SampleFlaw.allCases) : [])
      }
    }
  }

  /// A flat file is its own list of vacancies: no reference in it leads nowhere.
  static let flatFlaws = Set(SampleFlaw.allCases).subtracting([.unknownReference])

  /// The profile that reads it.
  var profile: String {
    switch self {
    case .canonical, .counts: "canonical"
    case .xml: "canonical-xml"
    case .flatCSV: "flat-applications-csv"
    case .flatXML: "flat-applications-xml"
    case .losAngelesCounts: "la-city-applicants"
    case .tracStyle: "trac-style"
    }
  }

  private func csv(_ table: SampleTable, setsAside: Set<SampleFlaw> = []) -> SampleFile {
    SampleFile(
      path: "\(rawValue)/\(table.name).csv", form: .csv, tables: [table], root: nil, setsAside: setsAside)
  }
}
