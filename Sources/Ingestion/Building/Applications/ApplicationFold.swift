// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Folds the application rows of one file into tallies, a batch at a time, in passes over flat arrays.
///
/// A row is set aside for the first of these that holds: no key, no vacancy, never submitted, key read before,
/// no date for the period, outside the period. With a period by *shortlisted* or *appointed* the applications
/// are a cohort: those that never came to that stage are not in it, and are counted as such in the ledger.
struct ApplicationFold: Sendable {
  let file: OpenFile
  let layout: SourceLayout
  private(set) var columns: [EvidenceColumn]
  /// The other characteristics that the file has.
  private(set) var characteristics: [CharacteristicColumn]
  /// Several of them taken together, where that is asked for.
  private(set) var combined: [CombinedColumn]
  /// Whose applications they are; `nil` where the file does not say.
  private(set) var candidates: CandidateRows?
  private var link: VacancyLink
  private let key: BoundField?
  /// The stage whose date places an application in the period; `nil` where none does.
  let placingStage: Stage?
  private(set) var tally: TallyAccumulator
  private(set) var account = RecordAccount()
  private(set) var duplicates = DuplicateLog()
  private(set) var contradictions = ContradictionLog()
  private(set) var outcomes = OutcomeLog()
  private(set) var dateOrder = DateOrderLog()
  private var stageDays = StageDays()
  private var evidence: [UInt64] = []
  /// Means nothing; keeps the reads that bring memory near from being left out.
  private var touched: UInt64 = 0

  init?(_ layout: SourceLayout, file: OpenFile, period: ReportingPeriod?, apart: ToldApart) {
    guard let link = VacancyLink(layout) else { return nil }
    self.link = link
    self.file = file
    self.layout = layout
    key = layout.field("id")
    placingStage = period?.basis.stage
    let columns = ApplicationFold.columns(layout, period)
    self.columns = columns
    let characteristics = CharacteristicColumn.all(in: layout, apart)
    self.characteristics = characteristics
    combined = apart.together.compactMap { CombinedColumn($0, characteristics) }
    candidates = CandidateRows(layout)
    tally = TallyAccumulator(
      columns.reduce(StageSet(.applied)) { $0.union($1.role.stages) },
      parts: characteristics.count + combined.count)
  }

  private static func columns(_ layout: SourceLayout, _ period: ReportingPeriod?) -> [EvidenceColumn] {
    let named: [(String, EvidenceRole)] = [
      ("ethnicity", .group), ("route", .route), ("stage", .stageField), ("outcome", .outcome),
    ]
    let flagged = Set(layout.reached.map(\.stage))
    return named.compactMap { target, role in layout.field(target).map { EvidenceColumn(role, $0) } }
      + layout.reached.map { EvidenceColumn(.flag($0.stage), $0.field) }
      + layout.events.map { stage, field in
        EvidenceColumn(.event(stage, isDenied: !flagged.contains(stage), period: period), field)
      }
  }

  mutating func consume(_ batch: RecordBatch, _ state: inout BundleState) {
    let vacancies = link.read(batch, &state, file: file)
    gather(batch, &state.quality)
    account.count(read: batch.count)
    let (hashes, run) = key?.hashes(batch) ?? ([], nil)
    var places = admitted(vacancies, hashes, batch.lines)
    let traits = hashes.isEmpty ? [] : traits()
    if !hashes.isEmpty,
      !state.applications.keep(
        hashes, run, lines: batch.lines, base: state.spans.base, vacancies: places, traits: traits)
    {
      insert(hashes, &places, traits, batch.lines, state.spans, state.days, &state.applications)
    }
    stageDays.read(state.stagePeriods, columns, evidence) { places[$0] != ApplicationKeys.notNoted }
    count(places, batch.lines)
    candidates?.note(batch, evidence, places)
    if let last = batch.lines.max() { state.spans.reach(last) }
  }

  /// Joins what all columns say of each record.
  private mutating func gather(_ batch: RecordBatch, _ quality: inout QualityLog) {
    evidence.removeAll(keepingCapacity: true)
    evidence.append(contentsOf: repeatElement(0, count: batch.count))
    for index in columns.indices { columns[index].add(to: &evidence, batch, file: file, quality: &quality) }
    for index in characteristics.indices { characteristics[index].read(batch, file: file, quality: &quality) }
    for index in combined.indices { combined[index].read(characteristics, count: batch.count) }
  }

  /// What tells each record of the batch from another application with its key.
  private func traits() -> [ApplicationTraits] {
    let applied = columns.first { if case .event(.applied, _, _) = $0.role { true } else { false } }
    let days = applied?.daysOfRecords ?? []
    return evidence.indices.map {
      ApplicationTraits(evidence[$0], day: days.isEmpty ? EvidenceColumn.noDay : days[$0])
    }
  }

  /// The vacancy of each record that has what it must have, or what stands for it.
  private mutating func admitted(
    _ vacancies: [UInt32], _ hashes: [UInt64], _ lines: [UInt32]
  ) -> [UInt32] {
    var places = vacancies
    for record in places.indices {
      let evidence = StageEvidence(rawValue: evidence[record])
      if !hashes.isEmpty, hashes[record] == 0 {
        account.setAside(.keyMissing, line: lines[record])
        places[record] = ApplicationKeys.notNoted
      } else if places[record] == VacancyColumn.missing {
        account.setAside(.referenceMissing, line: lines[record])
        places[record] = ApplicationKeys.notNoted
      } else if evidence.isDraft {
        account.setAside(.draft)
        places[record] = ApplicationKeys.notNoted
      } else if let placingStage {
        places[record] = evidence.periodVacancy(places[record], by: placingStage)
      }
    }
    return places
  }

  /// Inserts the keys one by one, and takes out the records whose key is there already.
  private mutating func insert(
    _ hashes: [UInt64], _ places: inout [UInt32], _ traits: [ApplicationTraits], _ lines: [UInt32],
    _ spans: LineSpans, _ days: ExportDays, _ keys: inout ApplicationKeys
  ) {
    let base = spans.base
    for record in places.indices {
      // What the next records need is read in a loop of its own: these reads wait for memory together.
      if record & 255 == 0 { touched ^= keys.touch(hashes[record..<min(record + 256, hashes.count)]) }
      guard places[record] != ApplicationKeys.notNoted else { continue }
      let earlier = keys.insert(
        hashes[record], line: LineSpans.sum(base, lines[record]), vacancy: places[record],
        traits: traits[record])
      guard let earlier else { continue }
      let isElsewhere =
        earlier.vacancy != places[record] && max(earlier.vacancy, places[record]) < ApplicationKeys.limit
      places[record] = ApplicationKeys.notNoted
      let pair = KeyPair(
        first: spans.place(earlier.line), second: SourcePlace(file: file.index, line: Int(lines[record])),
        owner: earlier.traits.owner(traits[record], isElsewhere: isElsewhere))
      account.setAside(duplicates.add(pair, days))
    }
  }

  /// Counts the records that nothing speaks against.
  private mutating func count(_ places: [UInt32], _ lines: [UInt32]) {
    if placingStage != nil {
      account.setAside(.outsidePeriod, places.count { $0 == ApplicationKeys.outsidePeriod })
      account.setAside(.notInCohort, places.count { $0 == ApplicationKeys.notInCohort })
      account.setAside(.noDateForPeriod, places.count { $0 == ApplicationKeys.noDateForPeriod })
    }
    weighOutcomes(places, lines)
    dateOrder.read(columns, lines, file: file) { places[$0] < ApplicationKeys.limit }
    let denied = tally.count(
      evidence, of: places, limit: ApplicationKeys.limit,
      categories: characteristics.map(\.codes) + combined.map(\.codes))
    let (columns, file) = (columns, file)
    for record in denied {
      let evidence = StageEvidence(rawValue: evidence[record])
      guard let furthest = Stage(rawValue: UInt8(evidence.certainStage)) else { continue }
      contradictions.add(evidence.denied(upTo: evidence.certainStage), furthest: furthest) { denied in
        columns.places(of: [.denied(denied), .reached(furthest)], record, lines[record], file)
      }
    }
  }

  /// Takes what an outcome speaks against for uncertain, and notes it.
  private mutating func weighOutcomes(_ places: [UInt32], _ lines: [UInt32]) {
    let (columns, file) = (columns, file)
    for record in places.indices where places[record] < ApplicationKeys.limit {
      let evidence = StageEvidence(rawValue: evidence[record])
      guard evidence.mayContradictOutcome, let (stage, outcome) = evidence.contradiction else { continue }
      outcomes.add(stage, outcome) {
        columns.places(of: [.reached(stage), .ending(outcome)], record, lines[record], file)
      }
      self.evidence[record] = evidence.weighed.rawValue
    }
  }

  /// Moves what was counted into the account, which can then withdraw vacancies.
  mutating func settle(vacancyCount: Int) {
    for (vacancy, count) in tally.applications(vacancyCount: vacancyCount).enumerated() where count > 0 {
      account.use(vacancy: vacancy, count)
    }
    if duplicates.beginsAnew { account.rename(.laterExport, to: .duplicateKey) }
  }

  /// Where the column of the stage that places applications turns out to be empty throughout, it is not recorded
  /// who came there.
  mutating func correctCohort(_ recording: StageRecording) {
    guard let placingStage, recording.empty.contains(placingStage) else { return }
    account.rename(.notInCohort, to: .noDateForPeriod)
  }

  /// Takes the records of a vacancy out of the account; the tallies are left out by `ApplicationTallies`.
  mutating func withdraw(vacancy: Int, _ reason: SetAsideReason) -> Int {
    account.withdraw(vacancy: vacancy, reason)
  }

  /// Which of the counted characteristics it is; `nil` where the file has no such column, or nothing in it.
  func part(of characteristic: Characteristic) -> Int? {
    characteristics.firstIndex { $0.characteristic == characteristic && $0.reader.hasContent }
  }

  /// Which of the counted combinations it is; `nil` where the file has none of the characteristics.
  func part(of characteristics: [Characteristic]) -> Int? {
    combined.firstIndex { $0.characteristics == characteristics }.map { self.characteristics.count + $0 }
  }

  /// How many of its applications came to a stage on certain days; `nil` where that is not known.
  func count(_ period: StagePeriod) -> Count? { stageDays.count(period, columns) }

  /// Gives up what was counted of a characteristic, once it is in the model.
  mutating func release(_ characteristic: Characteristic) {
    guard let part = characteristics.firstIndex(where: { $0.characteristic == characteristic }) else {
      return
    }
    tally.release(part: part)
  }

  /// Gives up who made the applications, with their keys.
  mutating func takeCandidates() -> CandidateRows? {
    defer { candidates = nil }
    return candidates
  }

  mutating func count(setAside: [SetAsideReason: Int]) { account.count(setAside: setAside) }
}

extension [UInt64] {
  /// Takes the other's elements where this one has 0.
  mutating func fillZeros(from others: [UInt64]) {
    for index in indices where self[index] == 0 { self[index] = others[index] }
  }
}
