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
        ReportFile(name: "strata.csv", text: StrataReportSheet(self).text),
        ReportFile(name: "wording.csv", text: WordingSheet(self).text),
        ReportFile(name: "records.csv", text: RecordsSheet(self).text),
      ]
    case .md: [ReportFile(name: "report.md", text: MarkdownReport(self).text)]
    case .sarif: [ReportFile(name: "report.sarif", text: SARIFReport(self).text)]
    case .junit: [ReportFile(name: "report.junit.xml", text: JUnitReport(self).text)]
    }
  }
}
