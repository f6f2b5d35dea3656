// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Says of each column of percentages of a file whether its counts bear it out.
  mutating func reportPercentages(_ file: Int) {
    for stream in files[file].streams {
      guard let reader = readers.equality(stream.source) else { continue }
      for finding in reader.percentages?.findings ?? [] { report(finding, file) }
      for header in reader.absentPercentages {
        note(
          .note, "percentage-unchecked", file,
          "\(path(file)) has no column '\(header)', of which the profile says that it holds percentages",
          subject: header)
      }
      if reader.aggregate.checksPercentages { reportUnreadPercentages(file) }
    }
  }

  /// Says of elements and attributes of XML that no field is read from, and that hold percentages by their names, how
  /// they are checked.
  private mutating func reportUnreadPercentages(_ file: Int) {
    for path in files[file].unreadPaths {
      let last = path.split(separator: "/").last.map(String.init) ?? path
      guard PercentageName(NameWords.words(last).joined(separator: " ")) != nil else { continue }
      note(
        .note, "percentage-unchecked", file,
        "'\(path)' of \(self.path(file)) seems to hold percentages, which were not checked and are not used: the field"
          + " 'percentage' of the profile has them held against the counts",
        subject: path)
    }
  }

  private mutating func report(_ finding: PercentageFinding, _ file: Int) {
    let name = files[file].file.columnName(finding.column.place)
    let what = "percentages in \(name) of \(path(file))"
    switch finding.outcome {
    case .held(let base, let wrong, let untold):
      if wrong.isEmpty, untold.isEmpty {
        remark(
          "percentages in \(name) agree with the counts: they are shares \(words(base, file))", file: file)
      }
      noteUntold(untold, what, "\(words(base, file)), of which the number is not known", name, file)
      guard !wrong.isEmpty else { break }
      note(
        .warning, "percentage-differs", file,
        "\(what) are not the shares that their counts have \(words(base, file)), to the decimals shown: a count"
          + " or a percentage is wrong, and the counts are used",
        subject: name, count: wrong.count, wrong)
    case .doubted(let base, let doubtful):
      for count in doubtful { note(count, what, words(base, file), file) }
    case .withoutCounts:
      note(
        .note, "percentage-unchecked", file,
        "\(what) were not checked and are not used: no column of counts belongs to them", subject: name)
    case .ofNothing(let places):
      note(
        .warning, "percentage-unchecked", file,
        "\(what) could not be checked: most of them are no shares of the counts beside them, neither of their sums"
          + " nor of another column; the counts are used (aggregate: {percentages: ...} in the profile says of what"
          + " they are)",
        subject: name, count: places.count, places)
    case .nothingToHold: break
    }
    guard finding.alone.count > 0 else { return }
    note(
      .note, "percentage-unchecked", file,
      "\(what) stand where no count does, or are no numbers: they were not checked and are not used",
      subject: "\(name) alone", count: finding.alone.count, finding.alone.places)
  }

  private mutating func note(_ count: DoubtfulCount, _ what: String, _ base: String, _ file: Int) {
    let column = files[file].file.columnName(Int(count.place.column))
    let words = count.words.map { " (\($0.stated), where the count makes \($0.counted))" } ?? ""
    note(
      .error, "count-contradicts-percentages", file,
      "the count in \(column) of \(path(file)) on line \(count.place.line) is not the share \(base) that the percentage"
        + " beside it says\(words), and with another number there the \(what) would all be right: one of the two is"
        + " wrong, and the count is left open",
      subject: "\(column) \(count.place.line)", [count.place, count.percentage])
  }

  private mutating func noteUntold(
    _ places: [SourcePlace], _ what: String, _ why: String, _ name: String, _ file: Int
  ) {
    guard !places.isEmpty else { return }
    note(
      .note, "percentage-unchecked", file,
      "\(what) were not checked and are not used: they were taken for shares \(why)",
      subject: "\(name) untold", count: places.count, places)
  }

  private func words(_ base: PercentageBase, _ file: Int) -> String {
    switch base {
    case .categories: "of all categories together"
    case .answered: "of the categories in which something is known"
    case .totalRow: "of the total among the categories"
    case .column(let column): "of \(files[file].file.columnName(column))"
    case .stage(let stage): "of those of their category who came to '\(stage.name)'"
    case .rows: "of all rows together"
    }
  }

  private func path(_ file: Int) -> String { files[file].file.source.path }

  private mutating func note(
    _ weight: DataQualityWeight, _ kind: String, _ file: Int, _ message: String, subject: String,
    count: Int = 1, _ places: [SourcePlace] = []
  ) {
    state.quality.note(
      weight, kind, file: file, subject: subject, message: message, count: count, places: places)
  }
}
