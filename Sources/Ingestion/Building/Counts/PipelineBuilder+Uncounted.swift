// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Says of columns that stand beside counted categories, and are categories by their names, that nobody in them is
  /// counted.
  mutating func noteUncounted(_ layout: SourceLayout, _ file: Int) {
    guard case .csv = layout.source.format, let melted = layout.source.aggregate?.melt, !melted.isEmpty else {
      return
    }
    let columns = files[file].file.source.columns
    for name in layout.unused(of: columns) where !layout.source.ignores(name) {
      guard PercentageName(name) == nil, let counted = melted.first(where: { $0.isCategory(name) }) else {
        continue
      }
      let place = columns.firstIndex(of: name)
      state.quality.note(
        .error, "category-not-counted", file: file, subject: name,
        message:
          "the column '\(name)' of \(files[file].file.source.path) is a category of \(counted.characteristic) by its"
          + " name, and the profile counts nobody in it: name it under 'melt', or under 'ignore' where it is none",
        places: [SourcePlace(file: file, line: 1, column: place)])
    }
  }
}

extension PipelineBuilder {
  /// Says, once a file is read, of columns of whole numbers beside counted categories that nobody in them is counted; and
  /// where a column shows that counts of stages mean something else than the profile says.
  mutating func reportBeside(_ file: Int) {
    for (stream, source) in zip(files[file].streams, files[file].sources) {
      guard let reader = readers.equality(stream.source) else { continue }
      if let melted = source.aggregate?.melt, !melted.isEmpty {
        for place in reader.beside.counted { noteBeside(place, melted, file) }
      }
      if let place = reader.contradictedMeaning { note(meaning: reader.aggregate.meaning, place, file) }
    }
  }

  private mutating func noteBeside(_ place: Int, _ melted: [MeltedCharacteristic], _ file: Int) {
    let name = files[file].file.source.columns[place]
    let words = NameWords.words(name)
    guard PercentageName(name) == nil, Set(words).isDisjoint(with: Self.known), !isSubtotal(name, melted),
      !melted.contains(where: { $0.isCategory(name) })
    else { return }
    state.quality.note(
      .error, "category-not-counted", file: file, subject: name,
      message:
        "the column '\(name)' of \(files[file].file.source.path) holds whole numbers beside the categories that are counted,"
        + " and the profile counts nobody in it: name it under 'melt', or under 'ignore' where it counts no category",
      places: [SourcePlace(file: file, line: 1, column: place)])
  }

  /// Words for numbers that count no category of people.
  private static var known: Set<String> {
    [
      "id", "ref", "reference", "number", "no", "code", "key", "band", "grade", "posts", "post", "vacancies",
      "vacancy",
      "wte", "fte", "hours", "salary", "year", "month", "quarter", "week", "date", "day", "days", "line",
      "row", "page",
      "cost", "centre", "postcode", "phone", "total", "totals", "sum", "all", "overall", "headcount",
    ]
  }

  private func isSubtotal(_ name: String, _ melted: [MeltedCharacteristic]) -> Bool {
    let label = ValueName.normalised(name)
    return EthnicityWords.isTotal(label) || melted.contains { $0.sumsUp(label) }
  }

  private mutating func note(meaning: AggregateMapping.Meaning, _ place: Int, _ file: Int) {
    let (path, name) = (files[file].file.source.path, files[file].file.source.columns[place])
    let isCurrent = meaning == .current
    state.quality.note(
      .error, "counts-mean-otherwise", file: file, subject: name,
      message: isCurrent
        ? "'\(name)' of \(path) is the same as the counts of the first stage, which then include whoever came further, and the"
          + " profile says counts: current: nobody can tell what the counts mean, and all are left open"
        : "'\(name)' of \(path) is the sum of the counts of all stages in every record, so that each is counted at the"
          + " furthest stage alone, and the profile says counts: \(meaning.rawValue): counts: current reads them so; until then"
          + " all are left open",
      places: [SourcePlace(file: file, line: 1, column: place)])
  }
}

extension MeltedCharacteristic {
  /// Whether a label, as values are compared, sums up some of the columns.
  fileprivate func sumsUp(_ label: String) -> Bool {
    guard characteristic == "ethnicity", let scheme = scheme.flatMap(EthnicityScheme.named),
      let heading = CategoryHeading(label)
    else { return false }
    return columns.contains { column in
      heading.covers(
        ValueName.normalised(column.header), of: scheme.group(of: column.category).knownValue, heading: label)
    }
  }

  /// Whether a header that is none of its columns names a category of it, and not several of its columns together.
  fileprivate func isCategory(_ header: String) -> Bool {
    guard characteristic == "ethnicity" else {
      return scheme.flatMap(CategoryScheme.named).map { $0.category(of: header) != .unmapped } ?? false
    }
    // A category of another scheme is one that the export has and the profile's scheme lacks.
    guard scheme.flatMap(EthnicityScheme.named) != nil,
      EthnicityScheme.all.contains(where: { SchemeGuess.reads($0, header) })
    else { return false }
    let label = ValueName.normalised(header)
    return !sumsUp(label)
  }
}
