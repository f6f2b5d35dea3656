// SPDX-License-Identifier: Apache-2.0

/// What an audit is asked to do.
public struct AuditRequest: Sendable {
  /// Files and folders, CSV or XML; `-` for standard input.
  public var inputs: [String]
  /// A built-in profile's name, or a profile file; found from the inputs when `nil`.
  public var profile: String?
  /// The encoding of all CSV files, by name: `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`; found when
  /// `nil`.
  public var encoding: String?
  /// Packs by name or folder, and overlay files; empty for the built-in packs.
  public var rules: [String] = []
  /// `rule.parameter=value`
  public var settings: [String] = []
  /// By what every measure is cut beside what its rule declares: each one of `Evenhand.cutNames`, or two or three with
  /// commas between that are taken at once, such as `band,sex`.
  public var cuts: [String] = []
  /// A lock, which refuses packs that changed.
  public var lock: String?
  /// The explanation register, `.csv` or `.yaml`.
  public var explanations: String?
  /// Whether a stale explanation is a fault.
  public var isStrict = false
  /// `pre-advert`, `pre-interview`, `post-appointment` or `pre-publication`.
  public var checkpoint = "pre-publication"
  /// `2025-04-01..2026-03-31`; everything that was read when `nil`.
  public var period: String?
  /// `shortlisted`, `appointed`, `closed` or `applied`.
  public var periodBasis = "shortlisted"
  /// The day by which explanations and actions are judged, ISO 8601. There is no default: no result depends
  /// on today's date by accident.
  public var asOf: String
  /// From which obligation on a finding counts in the exit code: `must`, `should` or `may`.
  public var failOn = "should"
  /// Whether findings carry the tree of their expression.
  public var wantsTraces = false

  /// Everything else has its default.
  public init(inputs: [String], asOf: String) {
    self.inputs = inputs
    self.asOf = asOf
  }
}

/// How far the reading of the inputs has come.
public struct AuditProgress: Sendable {
  /// The file that is being read, as the report names it.
  public let path: String
  /// Of all inputs so far.
  public let bytesRead: Int
  /// `nil` when it cannot be known, as on standard input.
  public let bytesInAll: Int?

  /// One step of progress.
  public init(path: String, bytesRead: Int, bytesInAll: Int?) {
    self.path = path
    self.bytesRead = bytesRead
    self.bytesInAll = bytesInAll
  }
}

/// A form in which a report is written.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  case html, json, csv, md, sarif, junit

  /// Reads a list such as `html,json`.
  ///
  /// - Throws: a usage fault that names the formats there are.
  public static func list(_ text: String) throws(EvenhandFault) -> [ReportFormat] {
    var formats: [ReportFormat] = []
    for name in text.filter({ $0 != " " }).split(separator: ",") {
      guard let format = ReportFormat(rawValue: String(name)) else {
        let known = allCases.map(\.rawValue)
        throw .usage("there is no format '\(name)'\(suggestion(for: String(name), among: known))")
      }
      if !formats.contains(format) { formats.append(format) }
    }
    guard !formats.isEmpty else { throw .usage("--format names no format") }
    return formats
  }
}
