// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Reporting

/// What an audit came to, ready to be shown and written.
public struct AuditReport: Sendable {
  /// What the run says by its exit code.
  public let status: ExitStatus
  /// What a person may want to know beside the report: the profile that was chosen, and why.
  public let notes: [String]
  /// What went wrong: files that could not be read, stale explanations when those are faults.
  public let faults: [String]
  private let document: ReportDocument

  /// - Parameter remarks: what else a person may want to know.
  init(
    _ outcome: AuditOutcome, failures: [String], remarks: [String] = [], failOn: Obligation, isStrict: Bool
  ) throws(EvenhandFault) {
    do {
      document = try ReportDocument(outcome)
    } catch {
      throw EvenhandFault(status: .fault, message: "evenhand: error: \(error.description)")
    }
    let stale = isStrict ? AuditReport.stale(outcome) : []
    notes = [outcome.run.profileReason] + remarks
    faults = failures + stale
    var statuses = AuditReport.statuses(outcome, failOn: failOn)
    if !failures.isEmpty { statuses.insert(.inputUnread) }
    if !stale.isEmpty { statuses.insert(.fault) }
    status = ExitStatus.told(of: statuses)
  }

  /// The answer on a terminal, of at most 80 columns.
  public func summary(inColour: Bool) -> String {
    TerminalSummary(document, isColoured: inColour).text
  }

  /// A format as one text.
  ///
  /// - Throws: a fault for CSV, which is several files.
  public func text(as format: ReportFormat) throws(EvenhandFault) -> String {
    let files = try files(format)
    guard files.count == 1, let file = files.first else {
      throw .usage(
        "\(format.rawValue) is \(files.count) files, and standard output takes one; give a folder with --out")
    }
    return file.text
  }

  /// Writes formats into a folder, which is made when it is missing; each file appears whole or not at all.
  ///
  /// - Returns: the paths of the files.
  /// - Throws: a fault when the folder or a file cannot be written; what stood there before is unchanged.
  public func write(_ formats: [ReportFormat], to folder: String) throws(EvenhandFault) -> [String] {
    var written: [(path: String, text: String)] = []
    for format in formats {
      for file in try files(format) { written.append(("\(folder)/\(file.name)", file.text)) }
    }
    try TextFile.makeFolder(folder)
    for file in written {
      try Evenhand.write(file.text, to: file.path)
    }
    return written.map(\.path)
  }

  private func files(_ format: ReportFormat) throws(EvenhandFault) -> [ReportFile] {
    do {
      switch format {
      case .html: return try document.files(.html)
      case .json: return try document.files(.json)
      case .csv: return try document.files(.csv)
      case .md: return try document.files(.md)
      case .sarif: return try document.files(.sarif)
      case .junit: return try document.files(.junit)
      }
    } catch {
      throw EvenhandFault(status: .fault, message: "evenhand: error: \(error.description)")
    }
  }

  /// The statuses that hold; `ExitStatus.told` chooses among them.
  static func statuses(_ outcome: AuditOutcome, failOn: Obligation) -> Set<ExitStatus> {
    var statuses: Set<ExitStatus> = []
    let tally = outcome.evaluation.tally
    if tally[.error] > 0 { statuses.insert(.fault) }
    if !outcome.ledger.isComplete { statuses.insert(.inputUnread) }
    let open = outcome.evaluation.rules.filter { $0.obligation >= failOn }
    if open.contains(where: { $0.tally[.mustExplain] + $0.tally[.advice] > 0 }) {
      statuses.insert(.mustExplain)
    }
    let examined = outcome.evaluation.rules.reduce(0) { $0 + $1.examined }
    if tally[.cannotTell] > 0 || examined == 0 || outcome.ledger.lacksRecords || outcome.ledger.losesRecords {
      statuses.insert(.cannotTell)
    }
    return statuses
  }

  private static func stale(_ outcome: AuditOutcome) -> [String] {
    outcome.explanations.filter { ![.inForce, .noted].contains($0.standing) }.map { result in
      "\(outcome.run.register ?? "register"):\(result.explanation.line): error: the explanation for "
        + "\(result.explanation.rule), \(result.explanation.subject) is "
        + ([result.standing.rawValue.split(separator: "_").joined(separator: " ")] + result.faults)
        .joined(separator: "; ") + "."
    }
  }
}

extension Evenhand {
  /// Says why any edition but the internal one is refused.
  public static func requireEdition(_ name: String) throws(EvenhandFault) {
    guard let edition = ReportEdition(rawValue: name) else {
      throw .usage("there is no edition '\(name)' (expected internal)")
    }
    guard edition == .internal else {
      throw EvenhandFault(
        status: .fault, message: "evenhand: error: \(ReportFault.shareableNeedsDisclosureControl.description)"
      )
    }
  }

  static func write(_ text: String, to path: String) throws(EvenhandFault) {
    do {
      try WholeFile.write(text, to: path)
    } catch {
      throw EvenhandFault(status: .fault, message: "evenhand: error: \(error.description)")
    }
  }
}
