// SPDX-License-Identifier: Apache-2.0

extension ReportDocument {
  /// The files of a format, in the order in which they are written.
  ///
  /// - Throws: `ReportFault.template`.
  package func files(_ format: ReportFormat) throws(ReportFault) -> [ReportFile] {
    switch format {
    case .html: [ReportFile(name: "report.html", text: try HTMLReport(self).text())]
    case .json: [ReportFile(name: "report.json", text: JSONReport(self).text)]
    case .csv:
      [
        ReportFile(name: "findings.csv", text: FindingsSheet(self).text),
        ReportFile(name: "measures.csv", text: MeasuresSheet(self).text),
        ReportFile(name: "records.csv", text: RecordsSheet(self).text),
      ]
    }
  }
}
