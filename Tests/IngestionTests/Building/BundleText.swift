// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// A bundle written as comma-separated texts without quotes, fed to the builder as batches.
struct BundleText {
  var files: [(name: String, text: String)]
  var profile = BundleText.canonical
  var period: ReportingPeriod?
  var apart = ToldApart()
  var batchSize = 3
  /// Files whose reader says that it stopped before the end.
  var brokenOff: Set<String> = []

  init(_ files: [(String, String)], profile: String? = nil, period: ReportingPeriod? = nil) {
    self.files = files.map { (name: $0.0, text: $0.1) }
    self.period = period
    if let profile { self.profile = BundleText.load(profile) }
  }

  static func load(_ text: String) -> MappingProfile {
    do {
      return try ProfileLoader.load(file: "test.map.yaml", text: text)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  func build() throws -> BuiltBundle {
    var builder = PipelineBuilder(profile: profile, period: period, apart: apart)
    for (name, text) in files {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last == "" { lines.removeLast() }
      let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
      let source = try #require(profile.sources.first { $0.match.map { FileGlob($0).matches(name) } ?? true })
      let layout = SourceLayout(source: source, header: HeaderTable(rows[0]))
      let file = builder.add(SourceFile(path: name, columns: rows[0]))
      let stream = try builder.open(layout, file: file)
      for start in stride(from: 1, to: rows.count, by: batchSize) {
        let part = Array(rows[start..<min(start + batchSize, rows.count)])
        builder.consume(BundleText.batch(part, layout, firstLine: start + 1), stream)
      }
      var summary = ReadSummary()
      if brokenOff.contains(name) {
        summary.failure = IngestionError(
          kind: "file-unreadable", path: name, problem: "it ends", advice: "Look")
      }
      builder.close(file: file, summary)
    }
    return try builder.finish()
  }

  private static func batch(_ rows: [[String]], _ layout: SourceLayout, firstLine: Int) -> RecordBatch {
    var batch = RecordBatch()
    batch.count = rows.count
    batch.lines = rows.indices.map { UInt32(firstLine + $0) }
    batch.columns = layout.needs.map { need in
      let cells = rows.map { Array($0[need.column].utf8) }
      return need.request == .hashed ? hashed(cells) : coded(cells)
    }
    return batch
  }

  private static func hashed(_ cells: [[UInt8]]) -> BatchColumn {
    var coder = ColumnCoder(.hashed)
    for cell in cells { coder.append(cell[...]) }
    return coder.finish()
  }

  private static func coded(_ cells: [[UInt8]]) -> BatchColumn {
    var values = ByteStrings()
    var numbers: [[UInt8]: UInt32] = [:]
    let codes = cells.map { cell -> UInt32 in
      if let number = numbers[cell] { return number }
      values.append(cell)
      numbers[cell] = UInt32(values.count)
      return UInt32(values.count)
    }
    return .coded(codes: codes, values: values)
  }

  static let canonical = load(
    """
    profile: 1
    name: test
    system: test
    says: test
    sources:
      vacancies:
        match: vacancies*.csv
        entity: vacancy
        fields: {ref: {from: ref}, title: {from: title}, band: {from: band}, posts: {from: posts}, \
                 readvertises: {from: readvertises}, closed_on: {from: closed_on}, \
    advertised_on: {from: advertised_on}, interviewed_on: {from: interviewed_on}, declared_on: {from: declared_on}}
      adverts:
        match: adverts*.csv
        entity: advert
        fields: {vacancy: {from: vacancy_ref}, channel: {from: channel}}
      criteria:
        match: criteria*.csv
        entity: criterion
        fields: {vacancy: {from: vacancy_ref}, text: {from: text}}
      panels:
        match: panels*.csv
        entity: panel_member
        fields: {vacancy: {from: vacancy_ref}, phase: {from: phase}, standing: {from: standing}, \
    sat_on: {from: sat_on}, seat: {from: seat}, role: {from: role}, decides: {from: decides}, \
    deciding_asked: {from: asked}, deciding_counted: {from: counted}, minority_counted: {from: minority}, \
    group: {from: group, scheme: groups}}
      applications:
        match: applications*.csv
        entity: application
        fields: {id: {from: id}, vacancy: {from: vacancy_ref, references: vacancies.ref}, \
    candidate: {from: candidate}, ethnicity: {from: ethnicity, scheme: nhs-2001}, sex: {from: sex}, disability: {from: disability}, \
    age_band: {from: age_band}, religion: {from: religion}, orientation: {from: orientation}, \
    route: {from: route}, source: {from: source}, stage: {from: stage}, \
    outcome: {from: outcome}}
        reached: {interview_scheduled: {from: invited, as: [bool]}}
        events:
          - {stage: applied, at: applied_on}
          - {stage: shortlisted, at: shortlisted_on}
          - {stage: interviewed, at: interviewed_on}
          - {stage: offered, at: offered_on}
          - {stage: accepted, at: accepted_on}
        implies: {department: {from: department}, band: {from: band}}
      scores:
        match: scores*.csv
        entity: score
        fields: {application: {from: application_id}, value: {from: value}, scored: {from: scored}}
      equality:
        match: equality*.csv
        entity: equality_count
        aggregate: {counts: cumulative, suppressed: {"<5": lt5}}
        fields: {vacancy: {from: vacancy_ref}, characteristic: {from: characteristic}, \
    category: {from: category, scheme: nhs-2001}, stage: {from: stage}, count: {from: count}, \
    route: {from: route}}
    """)
}

extension BuiltBundle {
  var tallies: [ApplicationTally] { pipeline.applications.elements }

  /// The count of a stage over all tallies of a group state; `nil` when some tally does not record it.
  func count(_ stage: Stage, _ group: Answer<EthnicityGroup>? = nil) -> Count? {
    var sum = Count.zero
    for tally in tallies where group == nil || tally.cell.group == group {
      guard let count = tally.count(stage) else { return nil }
      sum += count
    }
    return sum
  }

  func setAside(_ reason: SetAsideReason) -> Int {
    ledger.files.reduce(0) { $0 + ($1.setAside[reason] ?? 0) }
  }

  func item(_ kind: String) -> DataQualityItem? { quality.first { $0.kind == kind } }

  func vacancy(_ ref: String) -> Vacancy? { pipeline.vacancies.first { $0.ref == ref } }

  /// The model without places, for comparing.
  var shape: [String] {
    let refs = pipeline.vacancies.map(\.ref)
    let vacancies = pipeline.vacancies.map {
      "\($0.ref) \($0.title.answer) \($0.grade.answer) \($0.department.answer) \($0.closedOn.answer)"
    }
    let tallies = tallies.map { tally in
      "\(tally.vacancy.map { refs[$0] } ?? "-") \(tally.cell) \(tally.recorded.rawValue)"
        + " \(Stage.allCases.map { stage in tally.count(stage).map { "\($0.atLeast)-\($0.atMost)" } ?? "?" })"
    }
    let panels = pipeline.panels.elements.map {
      "\(refs[$0.vacancy]) \($0.phase) \($0.seats.count) \($0.decidingCounted.answer) \($0.minorityCounted.answer)"
    }
    return vacancies + tallies + panels
      + pipeline.scores.elements.map { "\(refs[$0.vacancy]) \($0.scored) \($0.zero) \($0.notScored)" }
      + pipeline.criteria.elements.map { "\(refs[$0.vacancy]) \($0.text.answer)" }
  }
}

extension BuiltBundle {
  /// The count of a stage over all entries of a category of a characteristic, or of every one of them; `nil` when
  /// nothing records the characteristic, or some entry does not record the stage.
  func count(
    _ stage: Stage, _ characteristic: Characteristic, _ category: Answer<ApplicantGroup>? = nil,
    group: Answer<EthnicityGroup>? = nil
  ) -> Count? {
    guard let table = pipeline.table(of: characteristic) else { return nil }
    var sum = Count.zero
    for (number, entry) in table.entries.enumerated() {
      guard category == nil || table.category(number) == category else { continue }
      guard group == nil || table.cells[Int(entry.cell)].group == group else { continue }
      guard entry.recorded.contains(stage) else { return nil }
      sum += table.reached(number, stage)
    }
    return sum
  }

  /// The tables without the order of their entries, for comparing; with the ethnicity and outcome, or without.
  func tables(withEthnicity: Bool = true) -> [String] {
    let refs = pipeline.vacancies.map(\.ref)
    var sums: [String: [Count]] = [:]
    for table in pipeline.characteristics {
      for (number, entry) in table.entries.enumerated() {
        let cell = table.cells[Int(entry.cell)]
        let apart = withEthnicity ? " \(cell.group) \(cell.leaving.map { "\($0)" } ?? "-")" : ""
        let key =
          "\(table.characteristic) \(entry.vacancy < 0 ? "-" : refs[Int(entry.vacancy)]) \(cell.route)"
          + " \(table.category(number)) \(entry.recorded.rawValue)\(apart)"
        let counts = Stage.allCases.map {
          entry.recorded.contains($0) ? table.reached(number, $0) : Count.zero
        }
        let before = sums[key] ?? Stage.allCases.map { _ in Count.zero }
        sums[key] = zip(before, counts).map { $0 + $1 }
      }
    }
    return sums.map { "\($0.key) \($0.value.map { "\($0.atLeast)-\($0.atMost)" })" }.sorted()
  }
}
