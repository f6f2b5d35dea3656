// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Joins what was read, sets aside what refers to nothing, and closes the ledger.
  ///
  /// - Throws: `ledger-imbalance` when records are unaccounted for, which is a fault of this program.
  package consuming func finish() throws(IngestionError) -> BuiltBundle {
    let count = state.vacancies.count
    withReaders { readers, _ in
      // Of a file whose end was never reached.
      for index in readers.counts.indices { readers.counts[index].settle() }
      for index in readers.applications.indices { readers.applications[index].settle(vacancyCount: count) }
    }
    let orphans = withdrawOrphans().union(totalVacancies())
    let unplaced = withdrawByPeriod(orphans)
    resolveScores(orphans: orphans, unplaced: unplaced)
    // Nothing refers to an application any more, and the model needs the room.
    state.applications = ApplicationKeys()
    checkRecordTotals()
    let order = VacancyOrder(state.vacancies, leavingOut: orphans)
    let pipeline = pipeline(order, unplaced: Set(unplaced.keys))
    Chronology(pipeline: pipeline, paths: files.map(\.file.source.path)).report(to: &state.quality)
    PostsFilled(pipeline: pipeline, paths: files.map(\.file.source.path)).report(to: &state.quality)
    checkStageTotals(pipeline)
    reportUnread()
    reportIgnored()
    reportAbsentHere()
    reportDuplicates()
    reportRepeats()
    reportConflicts(leavingOut: orphans)
    reportUnidentified()
    reportSecondReadings()
    let ledger = try closedLedger()
    reportEmpty(ledger)
    return BuiltBundle(
      pipeline: pipeline, files: files.map(\.file.source), ledger: ledger, quality: state.quality.items())
  }

  /// With all vacancies' own records in the bundle, what refers to another vacancy is set aside. Where that
  /// source broke off nobody can tell, and the references stand for vacancies of which nothing is known.
  private mutating func withdrawOrphans() -> Set<Int> {
    guard hasSource(.vacancy), !broken.contains(.vacancy) else { return [] }
    let orphans = state.vacancies.definitions.indices.filter { state.vacancies.definitions[$0] == nil }
    var records: [Int: Int] = [:]
    for vacancy in orphans.sorted(by: { state.vacancies.refs[$0] < state.vacancies.refs[$1] }) {
      let byFile = withReaders { readers, _ in readers.withdrawReferences(to: vacancy, .referenceUnknown) }
      for (file, count) in byFile { records[file, default: 0] += count }
    }
    for (file, count) in records.sorted(by: { $0.key < $1.key }) {
      state.quality.note(
        .warning, "unknown-reference", file: file, subject: "vacancy",
        message: "records of \(files[file].file.source.path) refer to vacancies that are not there",
        count: count, places: mentions(of: orphans, in: file))
    }
    return Set(orphans)
  }

  /// What counts name as vacancies and are totals of them, where nothing else says that there is such a vacancy.
  private mutating func totalVacancies() -> Set<Int> {
    withReaders { readers, state in
      for reader in readers.counts where !reader.totalVacancies.isEmpty {
        let path = reader.file.source.path
        state.quality.note(
          reader.wrongTotals.isEmpty ? .note : .error,
          reader.wrongTotals.isEmpty ? "total-of-vacancies" : "total-row-differs",
          file: reader.file.index, subject: "vacancy",
          message: reader.wrongTotals.isEmpty
            ? "counts of \(path) are of all its vacancies together: they are held against them and not counted"
            : "counts of \(path) that by their name are of all its vacancies together are not their sum: some are"
              + " missing, there twice, or miscounted",
          count: reader.totalVacancies.count,
          places: reader.totalVacancies.compactMap { reader.places[$0] }.sorted())
      }
      return Set(readers.counts.flatMap(\.totalVacancies)).filter { state.vacancies.definitions[$0] == nil }
    }
  }

  /// Where a file first referred to vacancies that no other file named before.
  private func mentions(of vacancies: [Int], in file: Int) -> [SourcePlace] {
    vacancies.compactMap { state.vacancies.mentions[$0] }.filter { Int($0.file) == file }.sorted()
  }

  /// Sets aside the applications and counts that the period leaves out and that rows did not place already.
  ///
  /// - Returns: the vacancies without applicants in the period, when the closing date places them.
  private mutating func withdrawByPeriod(_ orphans: Set<Int>) -> [Int: SetAsideReason] {
    guard let period = state.period else { return [:] }
    guard period.basis == .closed else {
      withReaders { readers, _ in
        for index in readers.counts.indices { readers.counts[index].withdrawAll(.noDateForPeriod) }
      }
      return [:]
    }
    var reasons: [Int: SetAsideReason] = [:]
    for vacancy in 0..<state.vacancies.count where !orphans.contains(vacancy) {
      let date = state.vacancies.date("closed_on", of: vacancy)
      if let date, period.contains(date) { continue }
      reasons[vacancy] = date == nil ? .noDateForPeriod : .outsidePeriod
    }
    withReaders { readers, _ in
      for (vacancy, reason) in reasons { _ = readers.withdrawApplicants(of: vacancy, reason) }
      for index in readers.counts.indices { readers.counts[index].withdrawWithoutVacancy(.noDateForPeriod) }
    }
    return reasons
  }

  private mutating func resolveScores(orphans: Set<Int>, unplaced: [Int: SetAsideReason]) {
    var leavingOut = unplaced
    for orphan in orphans { leavingOut[orphan] = .referenceUnknown }
    withReaders { readers, state in
      for index in readers.scores.indices { readers.scores[index].resolve(&state, leavingOut: leavingOut) }
    }
  }

  private mutating func reportDuplicates() {
    let paths = files.map(\.file.source.path)
    withReaders { readers, state in
      for reader in readers.vacancies {
        reader.duplicates.report("vacancies", in: reader.file, paths: paths, to: &state.quality)
      }
      for reader in readers.applications {
        reader.duplicates.report("applications", in: reader.file, paths: paths, to: &state.quality)
      }
      for reader in readers.panels {
        reader.duplicates.report("seats", in: reader.file, paths: paths, to: &state.quality)
      }
      for reader in readers.counts {
        reader.duplicates.report("counts", in: reader.file, paths: paths, to: &state.quality)
      }
      PipelineBuilder.reportAddedCounts(readers.counts, paths, to: &state.quality)
    }
  }

  /// Several files of counts of the whole organisation are added up, since nothing tells whether they overlap.
  private static func reportAddedCounts(
    _ readers: [EqualityReader], _ paths: [String], to quality: inout QualityLog
  ) {
    for (source, readers) in Dictionary(grouping: readers.filter { !$0.isOfVacancies }, by: \.sourceName)
      .sorted(by: { $0.key < $1.key }) where readers.count > 1
    {
      let names = readers.map { paths[$0.file.index] }.sorted()
      quality.note(
        .warning, "counts-added", file: readers[0].file.index, subject: source,
        message:
          "\(names.joined(separator: ", ")) each hold counts of the whole organisation, which are added up;"
          + " if one of them covers the time of another, read only that one",
        count: readers.count, places: [])
    }
  }

  /// Rows beyond the first of a vacancy, where a report may have several.
  private mutating func reportRepeats() {
    withReaders { readers, state in
      for reader in readers.vacancies where reader.repeats.count > 0 {
        state.quality.note(
          .note, "rows-repeat-vacancy", file: reader.file.index, subject: "vacancies",
          message:
            "rows of \(reader.file.source.path) tell of a vacancy that another row tells of too, as a report does"
            + " that has a row an application from some stage on; each vacancy is counted once",
          count: reader.repeats.count, places: reader.repeats.places)
      }
    }
  }

  private mutating func reportConflicts(leavingOut orphans: Set<Int>) {
    let refs = state.vacancies.refs
    for (target, store) in state.vacancies.facts.sorted(by: { $0.key < $1.key }) {
      let conflicts = store.conflicts.filter { !orphans.contains($0.key) }
      for (_, conflict) in conflicts.sorted(by: { refs[$0.key] < refs[$1.key] }) {
        state.quality.note(
          .warning, "conflicting-value", file: 0, subject: "vacancy.\(target)",
          message: "records say different things of '\(target)' of one vacancy, which counts as unreadable",
          places: [conflict.first, conflict.second])
      }
    }
  }
}
