// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

extension FieldWriting {
  /// The scheme of an ethnicity's labels, the column of their heading, and labels that the scheme does not have.
  func addEthnicity(_ index: Int, _ text: inout WrittenEntry, asksOfOthers: Bool = true) {
    let column = column(index)
    let guess = SchemeGuess(column.values)
    let heading = headingColumn(index)
    if let heading { addHeading(heading, &text) }
    guard let best = guess.best, !guess.isDisputed else {
      text.add("scheme", YAMLText.question(schemeQuestion(guess)))
      return
    }
    text.add("scheme", best.name)
    text.comments.append(
      "\(best.name) reads \(best.labels) of its \(guess.labels) labels, in \(best.rows) of \(guess.rows) rows"
        + (asksOfOthers ? "" : "; those of other characteristics have schemes of their own"))
    // Where a heading stands beside a label, it decides.
    guard asksOfOthers, heading == nil, let scheme = EthnicityScheme.named(best.name) else { return }
    addLabels(column, scheme, &text)
  }

  private func addHeading(_ heading: Int, _ text: inout WrittenEntry) {
    guard case .path(let path)? = table.xml?.places[heading] else {
      return text.add("heading", YAMLText.quoted(column(heading).name))
    }
    text.add("heading", YAMLText.quoted(path.text))
  }

  private func schemeQuestion(_ guess: SchemeGuess) -> String {
    let names = guess.candidates.map { "\($0.name) (\($0.rows) of \(guess.rows) rows)" }
    return names.isEmpty
      ? "of which scheme are its labels or codes? \(FieldWriting.alternatives(EthnicityScheme.all.map(\.name)))"
      : "of which scheme are its codes? They differ in what some mean: \(FieldWriting.alternatives(names))"
  }

  /// Labels that the scheme does not know, or knows under several headings.
  private func addLabels(
    _ column: ColumnSurvey, _ scheme: EthnicityScheme, _ text: inout WrittenEntry
  ) {
    let printable = PrintableValues(column) { SchemeGuess.isKnown($0) }
    var pairs: [WrittenEntry.Pair] = []
    var seen: Set<String> = []
    for (value, rows) in printable.shown where !SchemeGuess.reads(scheme, value) {
      let isAmbiguous = scheme.reading(of: value) == .ambiguous
      guard seen.insert(ValueName.normalised(value)).inserted else { continue }
      let near = nearestName(to: value, among: scheme.categories.map(\.label))
      let hint = near.map { "; perhaps \($0)" } ?? ""
      let why = isAmbiguous ? "it stands under several headings" : "the scheme has no such label"
      pairs.append(
        WrittenEntry.Pair(
          key: YAMLText.quoted(value),
          value: YAMLText.question("which label of \(scheme.name) is meant? \(why)\(hint)"),
          comment: FieldWriting.rows(rows)))
    }
    if !pairs.isEmpty { text.entries.append(("values", .map(pairs))) }
    noteHidden(printable, &text)
  }

  /// A column that holds the headings under which labels stand: "Asian or Asian British" beside "Indian".
  private func headingColumn(_ index: Int) -> Int? {
    let own = column(index)
    let hasAmbiguous = own.values.keys.contains { value in
      EthnicityScheme.ukLabels.reading(of: value) == .ambiguous
    }
    guard hasAmbiguous else { return nil }
    return table.columns.indices.first { other in
      other != index && table.columns[other].isCategorical && table.columns[other].values.count >= 2
        && table.columns[other].values.count <= own.values.count
        && table.columns[other].share { EthnicityScheme.group(under: $0) != nil } >= 70
    }
  }

  /// What each status says of the stage, or of the outcome.
  func addStatus(_ column: ColumnSurvey, isStage: Bool, _ text: inout WrittenEntry) {
    let names =
      isStage
      ? FieldWriting.alternatives(Array(ClosedList.stage.names.dropFirst()))
      : FieldWriting.alternatives(ClosedList.outcome.names)
    func name(_ value: String) -> String? {
      let reading = StatusReading(value, vocabulary)
      if isStage { return reading.stage?.name }
      // Somebody of whom a stage is told and no end is still in the process.
      return reading.outcome?.rawValue ?? (reading.stage == nil ? nil : Outcome.inProgress.rawValue)
    }
    let printable = PrintableValues(column) { StatusReading($0, vocabulary).isKnown }
    var pairs: [WrittenEntry.Pair] = []
    var seen: Set<String> = []
    for (value, rows) in printable.shown where seen.insert(ValueName.normalised(value)).inserted {
      let question = isStage ? "how far had these come for certain?" : "how did these end?"
      pairs.append(
        WrittenEntry.Pair(
          key: YAMLText.quoted(value), value: name(value) ?? YAMLText.question(question),
          comment: FieldWriting.rows(rows)))
    }
    if !pairs.isEmpty { text.entries.append(("values", .map(pairs))) }
    if pairs.contains(where: \.isQuestion) {
      text.comments.append("\(isStage ? "stages" : "outcomes") are \(names)")
    }
    noteHidden(printable, &text)
  }
}
