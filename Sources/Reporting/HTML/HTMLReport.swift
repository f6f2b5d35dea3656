// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Mustache

/// The report as one HTML page: no script, nothing from elsewhere, fit for print and for a screen reader.
package struct HTMLReport: Sendable {
  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  /// The page stays below this many bytes by showing fewer findings of each rule; all are in `findings.csv`.
  static let largest = 2 << 20

  /// - Throws: `ReportFault.template`, when a template of ours is broken.
  package func text() throws(ReportFault) -> String {
    let library = try HTMLReport.library()
    var cap = 200
    while true {
      let page = HTMLPage(document: document, cap: cap).fields
      guard let text = library.render(page, withTemplate: "report") else { throw .template("report") }
      if text.utf8.count <= HTMLReport.largest || cap <= 5 { return text }
      cap /= 2
    }
  }

  /// The templates by name, with the style sheet as one without tags.
  static var templates: [(name: String, text: String)] {
    [
      ("report", PackageResources.report_mustache), ("style", PackageResources.style_css),
      ("answer", PackageResources.answer_mustache), ("findings", PackageResources.findings_mustache),
      ("measures", PackageResources.measures_mustache), ("picture", PackageResources.picture_mustache),
      ("pictured", PackageResources.pictured_mustache),
      ("statistics", PackageResources.statistics_mustache), ("quality", PackageResources.quality_mustache),
      ("explanations", PackageResources.explanations_mustache), ("method", PackageResources.method_mustache),
      ("provenance", PackageResources.provenance_mustache),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
  }

  private static func library() throws(ReportFault) -> MustacheLibrary {
    var library = MustacheLibrary()
    for template in templates {
      do {
        try library.register(template.text, named: template.name)
      } catch {
        throw .template(template.name)
      }
    }
    return library
  }
}
