// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Holds the records read against the numbers that the system gives of them; where some are missing, the source
  /// counts as open-ended. To be done before the model is built.
  mutating func checkRecordTotals() {
    for total in controlTotals {
      guard let counted = CountedRecords(rawValue: total.of) else { continue }
      guard total.first == nil, total.last == nil else {
        note(
          total, .note, "control-total-unused",
          "\(total.count) \(total.of) are of certain days: not compared, since that is done for stages, such as applied"
        )
        continue
      }
      let there = "there \(total.count == 1 ? "is" : "are") \(total.count.counted(counted.one, total.of))"
      guard hasSource(counted.entity) else {
        note(total, .warning, "control-total-unused", "\(there), and none were read")
        continue
      }
      let read = records(of: counted.entity)
      guard read != total.count else { continue }
      if read < total.count { reportShort(counted.entity, by: total.count - read) }
      note(
        total, .error, "control-total-differs",
        "\(there), and \(read.counted("was", "were")) read: some are missing or there twice")
    }
  }

  /// Holds the applications that came to a stage against the numbers that the system gives of them.
  ///
  /// A period leaves applications out that the system counts, so that only totals that name their days are compared
  /// then.
  mutating func checkStageTotals(_ pipeline: RecruitmentPipeline) {
    for total in controlTotals {
      guard let stage = Stage(name: total.of) else { continue }
      if let period = total.period {
        check(total, period)
        continue
      }
      guard state.period == nil else {
        note(
          total, .note, "control-total-unused",
          "\(total.count) came to the stage '\(total.of)': not compared, since only a period is looked at"
            + " (the columns 'from' and 'to' say of which days a total is)")
        continue
      }
      guard let reached = Self.reached(stage, pipeline) else {
        note(
          total, .warning, "control-total-unused",
          "\(total.count) came to the stage '\(total.of)', which the applications do not record")
        continue
      }
      guard !(reached.atLeast...reached.atMost).contains(total.count) else { continue }
      let counted =
        reached.exact.map { $0.counted("was", "were") } ?? "\(reached.atLeast) to \(reached.atMost) were"
      note(
        total, .error, "control-total-differs",
        "\(total.count) came to the stage '\(total.of)', and \(counted) counted")
    }
  }

  /// Compares a total of certain days with the applications that have such a day, whatever period is audited.
  private mutating func check(_ total: ControlTotalReader.Total, _ period: StagePeriod) {
    let what = "\(total.count) came to the stage '\(total.of)' \(period.words)"
    guard !readers.applications.isEmpty else {
      return note(total, .warning, "control-total-unused", "\(what), and no applications were read")
    }
    var sum = Count.zero
    for fold in readers.applications {
      guard let count = fold.count(period) else {
        let path = fold.file.source.path
        return note(
          total, .warning, "control-total-unused",
          "\(what): not compared, since the days of that stage are not recorded in \(path), or the totals stand behind"
            + " the applications in one file")
      }
      sum += count
    }
    guard !(sum.atLeast...sum.atMost).contains(total.count) else { return }
    let counted = sum.exact.map { $0.counted("has", "have") } ?? "\(sum.atLeast) to \(sum.atMost) have"
    note(total, .error, "control-total-differs", "\(what), and \(counted) a day then")
  }

  private var controlTotals: [ControlTotalReader.Total] { readers.totals.flatMap(\.totals) }

  /// The records of an entity, whatever became of them; rows that are none do not count.
  private func records(of entity: Entity) -> Int {
    var count = 0
    for file in files {
      for (stream, source) in zip(file.streams, file.sources) where source.entity == entity {
        count += readers.account(stream.source).records
      }
    }
    return count
  }

  /// How many applications came to a stage; `nil` where they do not record it.
  private static func reached(_ stage: Stage, _ pipeline: RecruitmentPipeline) -> Count? {
    var sum = Count.zero
    for tally in pipeline.applications.elements {
      guard let count = tally.count(stage) else { return nil }
      sum += count
    }
    return pipeline.applications.elements.isEmpty ? nil : sum
  }

  private mutating func note(
    _ total: ControlTotalReader.Total, _ weight: DataQualityWeight, _ kind: String, _ problem: String
  ) {
    let file = Int(total.place.file)
    state.quality.note(
      weight, kind, file: file, subject: total.of,
      message: "by \(files[file].file.source.path) \(problem)", places: [total.place])
  }
}
