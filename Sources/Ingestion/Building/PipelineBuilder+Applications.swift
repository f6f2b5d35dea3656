// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Rows and counts as tallies: where a vacancy has rows, its counts are compared with them and never added.
  ///
  /// - Parameter leftOut: the vacancies whose applications are not in the model.
  mutating func applications(_ order: VacancyOrder, leavingOut leftOut: Set<Int>) -> Recorded<
    ApplicationTally
  > {
    let rows = rows(leavingOut: leftOut)
    let counts = combinedCounts(leavingOut: leftOut, \.counts)
    reportUnmeasured()
    let joined = JoinedTallies(rows: rows, counts: counts)
    for vacancy in joined.differences { noteDifference(vacancy) }
    let hasSource = hasSource(.application) || hasSource(.equalityCount)
    let tallies = joined.table.tallies(position: order.position)
    let isBroken = broken.contains(.application) || broken.contains(.equalityCount)
    return isBroken ? .openEnded(tallies) : hasSource ? .complete(tallies) : .notRecorded
  }

  private mutating func rows(leavingOut: Set<Int>) -> TallyTable {
    var table = TallyTable()
    let bySource = Dictionary(grouping: readers.applications, by: \.layout.source.name)
    for (index, fold) in readers.applications.enumerated() {
      let recording = StageRecording(fold, siblings: bySource[fold.layout.source.name] ?? [])
      withReaders { readers, _ in readers.applications[index].correctCohort(recording) }
      table.add(fold, recording, leavingOut: leavingOut)
      report(fold, recording)
    }
    return table
  }

  /// What the rows of one file say against themselves or do not say.
  private mutating func report(_ fold: ApplicationFold, _ recording: StageRecording) {
    let path = fold.file.source.path
    fold.contradictions.report(in: fold.file, columns: recording.columns, to: &state.quality)
    fold.dateOrder.report(in: fold.file, to: &state.quality)
    fold.outcomes.report(in: fold.file, to: &state.quality)
    for stage in Stage.allCases where recording.empty.contains(stage) && fold.account.read > 0 {
      state.quality.note(
        .note, "empty-stage-column", file: fold.file.index, subject: stage.name,
        message:
          "the column for '\(stage.name)' is empty in all of \(path): whether anybody came to it is not recorded",
        places: [])
    }
    if fold.layout.field("id") == nil {
      state.quality.note(
        .note, "no-key", file: fold.file.index, subject: "id",
        message: "\(path) has no key for applications: one that stands in it twice is counted twice",
        places: [])
    }
  }

  /// The counts of all sources. Where two sources count the same stage of a vacancy, the profile's first stands.
  mutating func combinedCounts<Key>(
    leavingOut: Set<Int>, _ counts: (EqualityReader) -> CountCells<Key>
  ) -> CombinedCounts<Key> {
    var combined = CombinedCounts<Key>()
    guard state.period == nil || state.period?.basis == .closed else { return combined }
    for source in profile.sources where source.entity == .equalityCount {
      let own = readers.counts.filter { $0.sourceName == source.name }
      guard let aggregate = source.aggregate, !own.isEmpty else { continue }
      var cells = CountCells<Key>()
      for reader in own { cells.add(counts(reader)) }
      let isPeriod = state.period != nil
      cells.remove { leavingOut.contains($0) || (isPeriod && $0 < 0) }
      let reached = cells.reached(aggregate.meaning)
      let twice = combined.add(reached)
      if twice > 0 {
        state.quality.note(
          .warning, "counted-twice", file: own[0].file.index, subject: source.name,
          message: "vacancies of \(own[0].file.source.path) have counts of the same stage in another file;"
            + " those of '\(source.name)' are left out", count: twice, places: [])
      }
    }
    return combined
  }

  mutating func noteDifference(_ vacancy: Int) {
    let reader = readers.counts.first { $0.places[vacancy] != nil && $0.aggregate.isReconciled }
    guard let reader else { return }
    state.quality.note(
      .warning, "counts-differ", file: reader.file.index, subject: "control",
      message:
        "equality counts of \(reader.file.source.path) differ from the applications of the same vacancies;"
        + " the applications are used", places: [reader.places[vacancy]].compactMap { $0 })
  }

  private mutating func reportUnmeasured() {
    for reader in readers.counts where !reader.others.isEmpty {
      let names = reader.others.keys.sorted().joined(separator: ", ")
      state.quality.note(
        .note, "other-characteristics", file: reader.file.index, subject: "characteristics",
        message:
          "counts of \(reader.file.source.path) are of characteristics that nothing measures: \(names)",
        count: reader.others.values.reduce(0, +), places: [])
    }
  }
}
