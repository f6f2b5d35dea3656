// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// A report before it has a format: checked, ordered, and with its wording. All renderers read this and
/// nothing else.
package struct ReportDocument: Sendable {
  package let edition: ReportEdition
  package let run: RunDescription
  package let inputs: [ReportInput]
  package let contents: [(name: String, count: Int)]
  package let answer: ReportAnswer
  /// Ordered by pack, then by id.
  package let rules: [RuleSummary]
  /// Ordered by rule as above, and within a rule as they were handed over.
  package let findings: [Finding]
  package let blanket: [BlanketFinding]
  package let measures: [MeasureResult]
  /// Departments, sites or staff groups against the limits of chance. Drawn where there are any.
  package var funnels: [FunnelPlot]
  /// Figures from month to month. Drawn where there are any.
  package var runs: [RunChart]
  /// The gravest first.
  package let quality: [DataQualityItem]
  /// In the register's order, to which findings refer.
  package let explanations: [ExplanationResult]
  let files: [SourceFile]

  /// Stands at the top of every format and on every page.
  package static let marking = "Internal, not for publication"

  /// Checks and orders an audit.
  ///
  /// - Throws: `ReportFault` when the shareable edition is asked for, when the verdicts do not add up, and
  ///   when a measure is cut by single vacancies.
  package init(_ outcome: AuditOutcome, edition: ReportEdition = .internal) throws(ReportFault) {
    guard edition == .internal else { throw .shareableNeedsDisclosureControl }
    let faults = VerdictAccounting(outcome: outcome).faults
    guard faults.isEmpty else { throw .accounting(Array(faults.prefix(5))) }
    if let measure = outcome.evaluation.measures.first(where: \.isOfOneVacancy) {
      throw .equalityCountsOfOneVacancy(rule: measure.rule)
    }
    self.edition = edition
    run = outcome.run
    files = outcome.files
    inputs = outcome.ledger.files.map { ReportInput(ledger: $0, path: outcome.files[$0.file].path) }
    contents = outcome.contents
    answer = ReportAnswer(outcome)
    rules = outcome.evaluation.rules.sorted { ($0.pack, $0.id) < ($1.pack, $1.id) }
    let rank = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    findings = ReportDocument.byRule(outcome.evaluation.findings, rank: rank, rule: \.rule)
    blanket = ReportDocument.byRule(outcome.evaluation.blanket, rank: rank, rule: \.rule)
    // Ethnicity first: it is what the guidance is about.
    let measures = outcome.evaluation.measures
    self.measures =
      measures.filter { $0.groups.characteristic == .ethnicity }
      + measures.filter { $0.groups.characteristic != .ethnicity }
    funnels = measures.flatMap(\.funnels).map(FunnelPlot.init)
    runs = measures.flatMap(\.runs).map(RunChart.init)
    quality = outcome.quality.sorted { $0.precedes($1) }
    explanations = outcome.explanations
  }

  /// By the rules' order; within a rule the order stays.
  private static func byRule<Item>(
    _ items: [Item], rank: [String: Int], rule: (Item) -> String
  ) -> [Item] {
    var buckets = [[Item]](repeating: [], count: rank.count)
    var last: (rule: String, rank: Int)?
    for item in items {
      let id = rule(item)
      if last?.rule != id { last = rank[id].map { (id, $0) } }
      if let last { buckets[last.rank].append(item) }
    }
    return Array(buckets.joined())
  }

  func rule(_ id: String) -> RuleSummary? { rules.first { $0.id == id } }

  /// The file's path, the line (`nil` where there is none) and the column's name of a place.
  func names(of place: SourcePlace) -> (file: String, line: Int?, column: String?) {
    let index = Int(place.file)
    guard files.indices.contains(index) else { return ("", nil, nil) }
    let columns = files[index].columns
    let column = Int(place.column)
    return (
      files[index].path, place.line == 0 ? nil : Int(place.line),
      columns.indices.contains(column) ? columns[column] : nil
    )
  }

  /// Whether the day on which the entry's action is due has passed at the run's date.
  func isOverdue(_ result: ExplanationResult) -> Bool {
    result.explanation.due.map { $0 < run.asOf } ?? false
  }
}

extension ReportDocument {
  /// The records that the period leaves out, which are no faults of the data, with the reasons in words.
  var leftOutByPeriod: (count: Int, reasons: [String]) { setAside { $0.isOfPeriod } }

  /// The records that are set aside for any other reason.
  var setAsideForCause: (count: Int, reasons: [String]) { setAside { !$0.isHarmless } }

  private func setAside(_ isMeant: (SetAsideReason) -> Bool) -> (count: Int, reasons: [String]) {
    var sums: [SetAsideReason: Int] = [:]
    for item in inputs.flatMap(\.setAside) where isMeant(item.reason) {
      sums[item.reason, default: 0] += item.count
    }
    let reasons = sums.sorted { $0.key < $1.key }.map {
      "\(WordedNumber.grouped($0.value)) \($0.key.rawValue)"
    }
    return (sums.values.reduce(0, +), reasons)
  }

  /// "37 outside the period": why records of all files were set aside, in alphabetical order of the reasons.
  var setAsideReasons: [String] {
    setAside { _ in true }.reasons
  }
}

/// One file that was read, with its account.
package struct ReportInput: Sendable {
  package let ledger: FileLedger
  /// Relative to the argument that named it.
  package let path: String

  /// Named reasons with their numbers, in alphabetical order; reasons with 0 are left out.
  var setAside: [(reason: SetAsideReason, count: Int)] {
    ledger.setAside.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension MeasureResult {
  fileprivate var isOfOneVacancy: Bool { cut.contains { $0.dimension == "vacancy" } }
}

extension DataQualityItem {
  fileprivate func precedes(_ other: DataQualityItem) -> Bool {
    let weights = DataQualityWeight.allCases
    let (mine, theirs) = (weights.firstIndex(of: weight) ?? 0, weights.firstIndex(of: other.weight) ?? 0)
    if (mine, kind, message, count) != (theirs, other.kind, other.message, other.count) {
      return (mine, kind, message, count) < (theirs, other.kind, other.message, other.count)
    }
    return places.lexicographicallyPrecedes(other.places)
  }
}
