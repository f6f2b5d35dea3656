// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// One source of one file, as an index into the readers of its entity.
enum SourceStream: Sendable, Hashable {
  case vacancies(Int), adverts(Int), criteria(Int), searches(Int), panels(Int), applications(Int)
  case scores(Int), counts(Int), totals(Int)
}

/// The readers of all sources of all files, by entity.
struct BundleReaders: Sendable {
  var vacancies: [VacancyReader] = []
  var adverts: [AttachedReader<Advert>] = []
  var criteria: [AttachedReader<Criterion>] = []
  var searches: [AttachedReader<Search>] = []
  var panels: [PanelReader] = []
  var applications: [ApplicationFold] = []
  var scores: [ScoreFold] = []
  var counts: [EqualityReader] = []
  var totals: [ControlTotalReader] = []

  init() {}

  /// Begins a source; `nil` when the file lacks what its records cannot do without.
  mutating func open(_ layout: SourceLayout, file: OpenFile, _ state: BundleState) -> SourceStream? {
    switch layout.source.entity {
    case .vacancy:
      VacancyReader(layout, file: file).map { .vacancies(BundleReaders.add($0, to: &vacancies)) }
    case .advert:
      AttachedReader<Advert>.adverts(layout, file: file).map { .adverts(BundleReaders.add($0, to: &adverts)) }
    case .criterion:
      AttachedReader<Criterion>.criteria(layout, file: file).map {
        .criteria(BundleReaders.add($0, to: &criteria))
      }
    case .search:
      AttachedReader<Search>.searches(layout, file: file).map {
        .searches(BundleReaders.add($0, to: &searches))
      }
    case .panelMember: PanelReader(layout, file: file).map { .panels(BundleReaders.add($0, to: &panels)) }
    case .application:
      ApplicationFold(layout, file: file, period: state.period, apart: state.apart).map {
        .applications(BundleReaders.add($0, to: &applications))
      }
    case .score: ScoreFold(layout, file: file).map { .scores(BundleReaders.add($0, to: &scores)) }
    case .equalityCount:
      EqualityReader(layout, file: file, apart: state.apart).map {
        .counts(BundleReaders.add($0, to: &counts))
      }
    case .controlTotal:
      ControlTotalReader(layout, file: file).map { .totals(BundleReaders.add($0, to: &totals)) }
    }
  }

  private static func add<Reader>(_ reader: Reader, to readers: inout [Reader]) -> Int {
    readers.append(reader)
    return readers.count - 1
  }

  mutating func consume(_ batch: RecordBatch, _ stream: SourceStream, _ state: inout BundleState) {
    switch stream {
    case .vacancies(let index): vacancies[index].consume(batch, &state)
    case .adverts(let index): adverts[index].consume(batch, &state)
    case .criteria(let index): criteria[index].consume(batch, &state)
    case .searches(let index): searches[index].consume(batch, &state)
    case .panels(let index): panels[index].consume(batch, &state)
    case .applications(let index): applications[index].consume(batch, &state)
    case .scores(let index): scores[index].consume(batch, &state)
    case .counts(let index): counts[index].consume(batch, &state)
    case .totals(let index): totals[index].consume(batch, &state)
    }
  }

  /// Accounts for records that were met and not delivered.
  mutating func count(setAside: [SetAsideReason: Int], _ stream: SourceStream) {
    switch stream {
    case .vacancies(let index): vacancies[index].count(setAside: setAside)
    case .adverts(let index): adverts[index].count(setAside: setAside)
    case .criteria(let index): criteria[index].count(setAside: setAside)
    case .searches(let index): searches[index].count(setAside: setAside)
    case .panels(let index): panels[index].count(setAside: setAside)
    case .applications(let index): applications[index].count(setAside: setAside)
    case .scores(let index): scores[index].count(setAside: setAside)
    case .counts(let index): counts[index].count(setAside: setAside)
    case .totals(let index): totals[index].count(setAside: setAside)
    }
  }

  /// The places of totals that the categories of a source of counts do not add up to.
  func wrongTotals(_ stream: SourceStream) -> [SourcePlace] {
    if case .counts(let index) = stream { counts[index].categoryTotals.differences } else { [] }
  }

  /// What the columns of counts of a source add up to; `nil` for a source of other records.
  func columnSums(_ stream: SourceStream) -> ColumnSums? {
    if case .counts(let index) = stream { counts[index].columnSums } else { nil }
  }

  /// The records of applications or counts with a key that was read before; `nil` for a source of other records.
  func duplicates(_ stream: SourceStream) -> DuplicateLog? {
    switch stream {
    case .applications(let index): applications[index].duplicates
    case .counts(let index): counts[index].duplicates
    default: nil
    }
  }

  /// Ends a source whose records have all been read.
  mutating func settle(_ stream: SourceStream) {
    if case .counts(let index) = stream { counts[index].settle() }
  }

  /// The reader of a source of counts; `nil` for a source of other records.
  func equality(_ stream: SourceStream) -> EqualityReader? {
    if case .counts(let index) = stream { counts[index] } else { nil }
  }

  func account(_ stream: SourceStream) -> RecordAccount {
    switch stream {
    case .vacancies(let index): vacancies[index].account
    case .adverts(let index): adverts[index].account
    case .criteria(let index): criteria[index].account
    case .searches(let index): searches[index].account
    case .panels(let index): panels[index].account
    case .applications(let index): applications[index].account
    case .scores(let index): scores[index].account
    case .counts(let index): counts[index].account
    case .totals(let index): totals[index].account
    }
  }

  /// Takes all records that refer to a vacancy out of the used ones; how many, by file.
  mutating func withdrawReferences(to vacancy: Int, _ reason: SetAsideReason) -> [Int: Int] {
    var byFile: [Int: Int] = [:]
    for index in adverts.indices {
      byFile[adverts[index].file.index, default: 0] += adverts[index].withdraw(vacancy: vacancy, reason)
    }
    for index in criteria.indices {
      byFile[criteria[index].file.index, default: 0] += criteria[index].withdraw(vacancy: vacancy, reason)
    }
    for index in searches.indices {
      byFile[searches[index].file.index, default: 0] += searches[index].withdraw(vacancy: vacancy, reason)
    }
    for index in panels.indices {
      byFile[panels[index].file.index, default: 0] += panels[index].withdraw(vacancy: vacancy, reason)
    }
    byFile.merge(withdrawApplicants(of: vacancy, reason), uniquingKeysWith: +)
    return byFile.filter { $0.value > 0 }
  }

  /// Takes the applications and counts of a vacancy out of the used records; how many, by file.
  mutating func withdrawApplicants(of vacancy: Int, _ reason: SetAsideReason) -> [Int: Int] {
    var byFile: [Int: Int] = [:]
    for index in applications.indices {
      byFile[applications[index].file.index, default: 0] += applications[index].withdraw(
        vacancy: vacancy, reason)
    }
    for index in counts.indices {
      byFile[counts[index].file.index, default: 0] += counts[index].withdraw(vacancy: vacancy, reason)
    }
    return byFile
  }
}
