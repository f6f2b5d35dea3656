// SPDX-License-Identifier: Apache-2.0

/// Why a report is not rendered or not written.
package enum ReportFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The shareable edition needs small numbers hidden, which is not built yet.
  case shareableNeedsDisclosureControl
  /// The verdicts, the findings or the ledger do not add up.
  case accounting([String])
  /// A measure is cut by single vacancies.
  case equalityCountsOfOneVacancy(rule: String)
  /// A template of ours cannot be read; says which.
  case template(String)
  /// A file could not be written; says which, why and what to do.
  case notWritten(file: String, why: String, advice: String)

  package var description: String {
    switch self {
    case .shareableNeedsDisclosureControl:
      "the shareable edition cannot be made: small numbers are not hidden yet, so it could show "
        + "who somebody is. "
        + "Use '--edition internal', and do not publish it."
    case .accounting(let faults):
      "the report does not add up, and is not written: \(faults.joined(separator: "; ")). "
        + "This is a fault of Evenhand; please report it."
    case .equalityCountsOfOneVacancy(let rule):
      "the rule '\(rule)' counts the ethnicity of one vacancy's applicants, which no report shows. "
        + "Cut by something that brings more people together."
    case .template(let name):
      "the report's template '\(name)' cannot be used. This is a fault of Evenhand; please report it."
    case .notWritten(let file, let why, let advice):
      "'\(file)' cannot be written: \(why). \(advice)."
    }
  }
}

/// Who a report is for.
package enum ReportEdition: String, Sendable, Hashable, CaseIterable {
  /// Findings of single vacancies; not for publication.
  case `internal`
  /// After disclosure control; not to be had yet.
  case shareable
}

/// The formats in which a report can be written.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  case html, json, csv, md, sarif, junit
}

/// One file of a report, before it is written.
package struct ReportFile: Sendable, Hashable {
  package let name: String
  package let text: String
}
