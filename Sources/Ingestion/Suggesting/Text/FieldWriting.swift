// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Writes one field of a profile for a column of a table.
struct FieldWriting: Sendable {
  let table: TableSurvey
  let vocabulary: Vocabulary

  func column(_ index: Int) -> ColumnSurvey { table.columns[index] }

  /// - Parameter weight: how it was found, for the comment.
  func field(_ target: TargetField, _ index: Int, _ weight: FieldEvidence.Weight?) -> WrittenEntry {
    var text = WrittenEntry(target.name)
    let column = column(index)
    text.comments = [evidence(column, weight)]
    add(origin: index, to: &text, takesAll: column.isRepeated && target.kind == .text)
    switch target.kind {
    case .text: if column.share(.html) >= 30 { text.add("as", "[html_to_text]") }
    case .date: addDates(column, &text)
    case .ethnicity: addEthnicity(index, &text)
    case .category(let characteristic): addCategory(column, characteristic, &text)
    case .bool(let words): addBool(column, words, target.notAsked + target.none, &text)
    case .list(.stage), .list(.outcome): addStatus(column, isStage: target.kind == .list(.stage), &text)
    case .list(let list): addList(column, list, &text)
    case .grade: addGrade(column, &text)
    case .key, .reference, .integer, .decimal: break
    }
    return text
  }

  /// From where the value comes.
  func add(origin index: Int, to text: inout WrittenEntry, key: String = "from", takesAll: Bool = false) {
    guard let xml = table.xml else { return text.add(key, YAMLText.quoted(column(index).name)) }
    switch xml.places[index] {
    case .path(let path): text.add(key, YAMLText.quoted(path.text))
    case .pair(let pairs, let name):
      var parts = [
        "path: \(YAMLText.quoted(pairs.path.text))", "name: \(YAMLText.quoted(pairs.name.text))",
      ]
      if pairs.value.text != XMLPath.itself.text {
        parts.append("value: \(YAMLText.quoted(pairs.value.text))")
      }
      text.add("pairs", "{\((parts + ["pick: [\(YAMLText.quoted(name))]"]).joined(separator: ", "))}")
    }
    if takesAll { text.add("many", "true") }
  }

  private func evidence(_ column: ColumnSurvey, _ weight: FieldEvidence.Weight?) -> String {
    let how: String =
      switch (weight?.name ?? 100, weight?.content ?? 0) {
      case (0, _): "by its values alone"
      case (1..<80, _): "by a name that is like it"
      default: "by its name"
      }
    let filled =
      column.filled < column.records
      ? "\(column.filled) of \(column.records) records have a value"
      : column.filled.counted("value", "values")
    return "\(how); \(filled)" + (column.isKey && column.filled > 1 ? ", each once" : "")
  }

  private func addGrade(_ column: ColumnSurvey, _ text: inout WrittenEntry) {
    func isBand(_ value: String) -> Bool {
      if case .bands? = GradeReading.grade(value) { true } else { false }
    }
    let within = column.share { value in
      let words = NameWords.words(value)
      return zip(words, words.dropFirst()).contains { $0 == "band" && $1.first?.isNumber ?? false }
    }
    guard column.share(where: isBand) < 50, within >= 50 else { return }
    text.add("as", "[{extract: \(YAMLText.quoted("(?i)band\\s*([0-9]+[a-d]?)"))}]")
  }

  /// Said of a column whose dates a person has to decide on; the question stands once, at the top.
  static let undecidedDates = "read as 'dates' at the top says: no date of it has a part over 12"

  /// The form of dates, from all of the column's values; else from other columns of the table.
  private func addDates(_ column: ColumnSurvey, _ text: inout WrittenEntry) {
    switch column.dates.outcome {
    case .forms(let forms):
      let named = forms.filter { $0 != .iso } + [.iso]
      text.add("as", "[{date: \(YAMLText.list(named.map(\.rawValue)))}]")
    case .ambiguous:
      if let forms = provenElsewhere {
        text.comments.append("no date of it shows which part is the month: read as in other columns here")
        text.add("as", "[{date: \(YAMLText.list(forms.map(\.rawValue)))}]")
      } else {
        text.comments.append(FieldWriting.undecidedDates)
      }
    case .mixed(let day, let month):
      let question =
        "dmy or mdy? On line \(day) only the day can come first, on line \(month) only the month: export it anew"
      text.add("as", "[{date: \(YAMLText.question(question))}]")
    }
  }

  private var provenElsewhere: [DateForm]? {
    let all = table.columns.compactMap { column -> [DateForm]? in
      guard column.share(.date) >= 60, case .forms(let forms) = column.dates.outcome,
        forms.contains(where: { $0.hasDayFirst || $0.hasMonthFirst })
      else { return nil }
      return forms.filter { $0 != .iso } + [.iso]
    }
    return Set(all).count == 1 ? all.first : nil
  }

  /// - Parameter others: words that the field knows without a map.
  private func addBool(
    _ column: ColumnSurvey, _ words: BoolWords, _ others: [String], _ text: inout WrittenEntry
  ) {
    func known(_ value: String) -> String? {
      let name = ValueName.normalised(value)
      if words.yes.contains(name) { return "yes" }
      return words.no.contains(name) ? "no" : nil
    }
    let exempt = Set(column.values.keys.filter { others.contains(ValueName.normalised($0)) })
    let isStrange = column.values.keys.contains { known($0) == nil && !exempt.contains($0) }
    guard words.otherwise == nil, isStrange else { return }
    addMap(column, &text, except: exempt, question: "yes or no?") { value in
      known(value) ?? vocabulary.answers[ValueName.normalised(value)].map { $0 ? "yes" : "no" }
    }
  }

  private func addList(_ column: ColumnSurvey, _ list: ClosedList, _ text: inout WrittenEntry) {
    let plain = list.plainMap(unmapped: .error).canonical
    guard column.values.keys.contains(where: { plain[ValueName.normalised($0)] == nil }) else { return }
    addMap(
      column, &text, question: "which \(list.title)? \(FieldWriting.alternatives(list.names))"
    ) { vocabulary.name(of: $0, in: list) }
  }

  private func addCategory(
    _ column: ColumnSurvey, _ characteristic: Characteristic, _ text: inout WrittenEntry
  ) {
    guard let scheme = CategoryScheme.standard(for: characteristic) else { return }
    let strange = column.values.keys.contains { scheme.category(of: $0) == .unmapped }
    guard strange, characteristic != .ageBand else { return }
    var absent: [(key: String, values: [String])] = [("withheld", []), ("blank", []), ("not_asked", [])]
    for (value, _) in column.ordered {
      switch scheme.category(of: value) {
      case .withheld: absent[0].values.append(value)
      case .blank, .notRecorded: absent[1].values.append(value)
      case .notAsked: absent[2].values.append(value)
      default: continue
      }
    }
    for (key, values) in absent where !values.isEmpty {
      text.add(key, YAMLText.list(values.map(YAMLText.quoted)))
    }
    let known = Set(absent.flatMap(\.values))
    let names = characteristic.categories.map(\.name)
    addMap(
      column, &text, except: known,
      question: "which category? \(FieldWriting.alternatives(names)), or put it under withheld or blank"
    ) { value in
      if case .known(let group) = scheme.category(of: value) { group.name } else { nil }
    }
  }

  /// A map of all values of a column; those that are not known are questions.
  func addMap(
    _ column: ColumnSurvey, _ text: inout WrittenEntry, except: Set<String> = [], question: String,
    name: (String) -> String?
  ) {
    let printable = PrintableValues(column) { name($0) != nil || except.contains($0) }
    let shown = printable.shown.filter { !except.contains($0.value) }
    var pairs: [WrittenEntry.Pair] = []
    var seen: Set<String> = []
    for (value, rows) in shown where seen.insert(ValueName.normalised(value)).inserted {
      pairs.append(
        WrittenEntry.Pair(
          key: YAMLText.quoted(value), value: name(value) ?? YAMLText.question(question),
          comment: FieldWriting.rows(rows)))
    }
    if !pairs.isEmpty { text.entries.append(("values", .map(pairs))) }
    noteHidden(printable, &text)
  }

  func noteHidden(_ printable: PrintableValues, _ text: inout WrittenEntry) {
    let (values, rows) = printable.hidden
    guard values > 0 else { return }
    text.comments.append(
      "\(values.counted("further value", "further values")) in \(FieldWriting.rows(rows)) "
        + "\(values == 1 ? "is" : "are") not shown: Evenhand does not know \(values == 1 ? "it" : "them"), and fewer than "
        + "\(PrintableValues.fewestRows) records have \(values == 1 ? "it" : "each"), so that it may be a person's. "
        + "evenhand check says on which lines to look")
  }

  static func rows(_ count: Int) -> String { count.counted("row", "rows") }

  /// "a, b or c".
  static func alternatives(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
