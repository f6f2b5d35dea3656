// SPDX-License-Identifier: Apache-2.0

/// Looks through a CSV file, all of its rows.
struct CSVSurveying: Sendable {
  let input: ListedInput
  let hints: CSVHints
  let vocabulary: Vocabulary

  func table() async throws -> TableSurvey {
    if let pairs = try rowPairs() { return pairs }
    let headed = try await survey(isHeadless: false)
    switch judge(headed) {
    case .known: return headed
    case .none where input.path != "-": return try await survey(isHeadless: true)
    case .none, .doubtful: return unnamed(headed)
    }
  }

  private func survey(isHeadless: Bool) async throws -> TableSurvey {
    guard case .csv(let opened) = try OpenedInput(input, hints: hints) else {
      throw IngestionError(
        kind: "not-csv", path: input.shownPath, problem: "the file is no CSV any more", advice: "Try again")
    }
    let file = isHeadless ? opened.withoutHeader() : opened
    let records = CSVRecords(file, nil)
    let names = records.header
    var columns = names.enumerated().map { index, name in
      // A column that is called as a question is could not be named in a profile.
      let isNamed = !HeaderName.normalise(name).isEmpty && OpenQuestion.question(name) == nil
      return ColumnSurvey(
        name: isNamed ? name : "#\(index + 1)", words: isHeadless ? [] : NameWords.words(name))
    }
    let summary = try await records.read(columns: names.indices.map { (index: $0, request: .coded) }) {
      batch in
      for index in columns.indices { columns[index].take(batch.columns[index], lines: batch.lines) }
    }
    let encoding = summary.encoding ?? file.encoding
    let table = CSVTable(
      delimiter: file.delimiter, encoding: CSVSurveying.name(ofEncoding: encoding),
      hasTitles: summary.remarks.contains { $0.kind == "title-line" }, header: isHeadless ? .none : .known)
    return TableSurvey(
      file: input.shown, words: NameWords.words(CSVSurveying.stem(input.shown)), layout: .csv(table),
      records: summary.delivered, columns: columns, failure: summary.failure)
  }

  /// The counts of a file that lie in pairs of lines, all of which are such pairs; `nil` for any other.
  private func rowPairs() throws -> TableSurvey? {
    guard input.path != "-", case .csv(let opened) = try OpenedInput(input, hints: hints),
      let names = RowPairNames(labels: opened.headerAsWritten.first, counts: opened.secondLine)
    else { return nil }
    let file = RowPairFile(opened, names)
    var columns = RowPairFile.columns.map { ColumnSurvey(name: $0, words: NameWords.words($0)) }
    let summary = try file.read(columns: columns.indices.map { (index: $0, request: .coded) }, progress: nil)
    {
      batch in
      for index in columns.indices { columns[index].take(batch.columns[index], lines: batch.lines) }
    }
    let areCounts =
      columns[2].share { NumberReading.integer($0) != nil || CountGuessing.mark($0) != nil } == 100
    guard summary.failure == nil, summary.delivered >= 2, areCounts else { return nil }
    let table = CSVTable(
      delimiter: opened.delimiter,
      encoding: CSVSurveying.name(ofEncoding: summary.encoding ?? opened.encoding), hasTitles: false,
      header: .none,
      pairs: names)
    return TableSurvey(
      file: input.shown, words: NameWords.words(CSVSurveying.stem(input.shown)), layout: .csv(table),
      records: summary.delivered, columns: columns)
  }

  /// The name of an encoding of which the file itself does not tell in every export.
  private static func name(ofEncoding words: String) -> String? {
    let lowered = words.lowercased()
    return TextEncoding.names.first { $0 != "utf-8" && lowered.hasPrefix($0) }
  }

  static func stem(_ path: String) -> String {
    let name = MatchedName.of(path)
    return name.split(separator: ".").first.map(String.init) ?? name
  }

  /// Whether the first line is a header: it has a name that is known, or is of another kind than what stands below.
  private func judge(_ table: TableSurvey) -> CSVTable.Header {
    if table.columns.contains(where: isKnown) { return .known }
    let looksLikeData = table.columns.contains { column in
      let traits = ValueTrait.traits(of: column.name)
      return !Set(traits).isDisjoint(with: [.date, .decimal, .email, .phone, .postcode])
        || (column.values[column.name] ?? 0) > 1
    }
    if looksLikeData { return .none }
    let isUnlikeData = table.columns.contains { column in
      [ValueTrait.date, .decimal, .email].contains { column.share($0) >= 90 }
    }
    return isUnlikeData ? .known : .doubtful
  }

  private func isKnown(_ column: ColumnSurvey) -> Bool {
    let names = vocabulary.columns.values.flatMap(\.values) + vocabulary.stages.values
    return names.contains { NameWords.score(column.words, $0) >= 60 } || vocabulary.isPersonal(column.words)
  }

  /// With columns by their numbers, since their names may be a person's data.
  private func unnamed(_ table: TableSurvey) -> TableSurvey {
    guard let csv = table.csv else { return table }
    let columns = table.columns.enumerated().map { index, column in
      column.renamed("#\(index + 1)")
    }
    var unnamed = TableSurvey(
      file: table.file, words: table.words,
      layout: .csv(
        CSVTable(
          delimiter: csv.delimiter, encoding: csv.encoding, hasTitles: csv.hasTitles, header: .doubtful)),
      records: table.records, columns: columns)
    unnamed.failure = table.failure
    return unnamed
  }
}
