// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Holds the records read against the numbers that the system gives of them; where some are missing, the source
  /// counts as open-ended. To be done before the model is built.
  mutating func checkRecordTotals() {
    for total in controlTotals {
      guard let counted = CountedRecords(rawValue: total.of) else { continue }
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
  /// A period leaves applications out that the system counts, so that nothing is compared then.
  mutating func checkStageTotals(_ pipeline: RecruitmentPipeline) {
    for total in controlTotals {
      guard let stage = Stage(name: total.of) else { continue }
      guard state.period == nil else {
        note(
          total, .note, "control-total-unused",
          "\(total.count) came to the stage '\(total.of)': not compared, since only a period is looked at")
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

  private var controlTotals: [ControlTotalReader.Total] { readers.totals.flatMap(\.totals) }

  /// The records of an entity, whatever became of them; rows that are none do not count.
  private func records(of entity: Entity) -> Int {
    var count = 0
    for file in files {
      for (stream, source) in zip(file.streams, file.sources) where source.entity == entity {
        let account = readers.account(stream.source)
        let none: [SetAsideReason] = [.totalRow, .repeatedHeader, .lineOfText]
        count += account.read - none.reduce(0) { $0 + (account.setAside[$1] ?? 0) }
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
