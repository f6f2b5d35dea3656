// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Writes one source of a profile.
struct SourceWriting: Sendable {
  let bundle: BundleGuess
  let vocabulary: Vocabulary
  let index: Int
  /// The pattern for the name of its file; `nil` where the file may have any.
  let match: String?

  private var source: BundleGuess.Source { bundle.sources[index] }
  private var guess: TableGuess { source.guess }
  private var table: TableSurvey { bundle.tables[source.table] }
  private var schema: EntitySchema { EntitySchema.of(guess.entity) }
  private var writing: FieldWriting { FieldWriting(table: table, vocabulary: vocabulary) }
  /// The sources within its records.
  private var inner: [Int] { bundle.sources.indices.filter { bundle.sources[$0].outer == index } }

  /// The lines of the source with its name, two spaces before it.
  var lines: [String] {
    var lines = YAMLText.comment(summary, indent: 2) + ["  \(source.name):"]
    if let match { lines.append("    match: \(YAMLText.quoted(match))") }
    lines += format
    lines.append("    entity: \(guess.entity.rawValue)")
    if let key = schema.key, guess.fields[key] != nil { lines.append("    key: \(key)") }
    if source.repeats { lines.append("    repeats: agree") }
    lines += body(indent: 4)
    if !inner.isEmpty {
      lines.append("    each:")
      for other in inner {
        lines += SourceWriting(bundle: bundle, vocabulary: vocabulary, index: other, match: nil).element
      }
    }
    return lines + remarks
  }

  /// The lines as an element of `each`.
  private var element: [String] {
    let path = table.xml?.pathWithin ?? ""
    return YAMLText.comment(summary, indent: 6)
      + [
        "      - path: \(YAMLText.quoted(path))", "        name: \(source.name)",
        "        entity: \(guess.entity.rawValue)",
      ] + body(indent: 8) + remarks
  }

  private var summary: String {
    let what = table.xml == nil ? "\(table.columns.count) columns" : "at \(table.xml?.record.text ?? "")"
    let records = table.records == 1 ? "1 record" : "\(table.records) records"
    let others = table.alike.isEmpty ? "" : " and \(table.alike.joined(separator: ", "))"
    return "\(table.file)\(others): \(records), \(what). Likely: \(schema.says)."
  }

  private var format: [String] {
    switch table.layout {
    case .xml(let xml): return ["    xml: {record: \(YAMLText.quoted(xml.record.text))}"]
    case .csv(let csv):
      let delimiter = csv.delimiter == 9 ? "tab" : YAMLText.quoted(String(Unicode.Scalar(csv.delimiter)))
      var parts = ["delimiter: \(delimiter)"]
      if let encoding = csv.encoding { parts.append("encoding: \(encoding)") }
      switch csv.header {
      case .none: parts.append("header: none")
      case .doubtful:
        parts.append(
          "header: "
            + YAMLText.question(
              "is the first line a header? none where it is a record; else take this entry out"))
      case .known where csv.hasTitles:
        let names = guess.columns.sorted().prefix(2).map { YAMLText.quoted(table.columns[$0].name) }
        parts.append("header: {find: \(YAMLText.list(Array(names))), within: 15}")
      case .known: break
      }
      return ["    csv: {\(parts.joined(separator: ", "))}"]
    }
  }

  private func body(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    if let counts = guess.counts {
      lines += CountWriting(table: table, guess: guess, counts: counts).lines(indent)
    }
    let fields = self.fields
    if !fields.isEmpty {
      lines.append("\(margin)fields:")
      for field in fields { lines += field.lines(indent: indent + 2) }
    }
    lines += stageLines(indent: indent)
    let implied = EntitySchema.vacancy.fields.compactMap { field in
      guess.implies[field.name].map { writing.field(field, $0, guess.weights["implied \(field.name)"]) }
    }
    if !implied.isEmpty {
      lines += YAMLText.comment("What stands on these records about their vacancy.", indent: indent)
      lines.append("\(margin)implies:")
      for field in implied { lines += field.lines(indent: indent + 2) }
    }
    return lines
  }

  private var fields: [WrittenEntry] {
    schema.fields.compactMap { target in
      if target.name == "stage" { return statusField(target, guess.stage) }
      if target.name == "outcome" { return statusField(target, guess.outcome) }
      if target.name == "vacancy", source.outer != nil { return parent(target) }
      if target.name == "category", let index = guess.fields["category"] { return category(target, index) }
      guard let index = guess.fields[target.name] else { return missing(target) }
      var field = writing.field(target, index, guess.weights[target.name])
      if let join = source.joins[target.name] { add(join, target, to: &field) }
      return field
    }
  }

  private func add(_ join: BundleGuess.Join, _ target: TargetField, to field: inout WrittenEntry) {
    guard case .reference(let entity) = target.kind, let key = EntitySchema.of(entity).key else { return }
    let other = bundle.sources[join.source]
    field.add("references", "\(other.name).\(key)")
    field.comments.append("\(join.found) of its \(join.of) different values are in \(other.name).\(key)")
  }

  private func statusField(_ target: TargetField, _ index: Int?) -> WrittenEntry? {
    if let index { return writing.field(target, index, nil) }
    let saysNothing =
      guess.entity == .application && guess.stage == nil && guess.outcome == nil && guess.reached.isEmpty
      && guess.events.keys.allSatisfy { $0 == .applied }
    guard saysNothing, target.name == "outcome" else { return nil }
    var field = WrittenEntry(target.name)
    let flags = table.columns.indices.filter { index in
      !guess.columns.contains(index) && table.columns[index].filled > 0
        && (table.columns[index].share(where: FieldEvidence.isBool) >= 80
          || table.columns[index].share(.date) >= 80)
    }.map { YAMLText.quoted(table.columns[$0].name) }
    field.comments = [
      "Nothing here says how far an application came. Where a column of yes and no tells of a stage, write for it, "
        + "beside fields: reached: {shortlisted: {from: \"the column\"}}; where one holds its date, events: "
        + "[{stage: shortlisted, at: \"the column\"}]; and take this field out."
    ]
    let hint = flags.isEmpty ? "" : " Of stages may tell \(FieldWriting.alternatives(flags))"
    field.add("from", YAMLText.question("which column says how an application ended?\(hint)"))
    return field
  }

  private func category(_ target: TargetField, _ index: Int) -> WrittenEntry {
    let characteristic = guess.counts?.characteristic
    guard characteristic == nil || characteristic == Characteristic.ethnicity.rawValue else {
      var field = WrittenEntry(target.name)
      field.comments = ["by its values, which are categories of \(characteristic ?? "")"]
      writing.add(origin: index, to: &field)
      return field
    }
    var field = WrittenEntry(target.name)
    field.comments = ["by its values"]
    writing.add(origin: index, to: &field)
    writing.addEthnicity(index, &field, asksOfOthers: characteristic != nil)
    return field
  }

  /// What a record takes from the one around it.
  private func parent(_ target: TargetField) -> WrittenEntry {
    var field = WrittenEntry(target.name)
    field.comments = ["from the record around it"]
    let outer = source.outer.map { bundle.sources[$0].guess.entity }
    field.add("parent", outer == .vacancy ? "ref" : "vacancy")
    return field
  }

  /// A field without which no record can be used, and that no column is known for.
  private func missing(_ target: TargetField) -> WrittenEntry? {
    guard target.necessity == .identity, guess.entity != .equalityCount else { return nil }
    var field = WrittenEntry(target.name)
    if case .list(let list) = target.kind {
      let names = list.names
      let known = table.words.compactMap { vocabulary.name(of: $0, in: list) }.first
      if let known {
        field.comments = ["by the name of the file"]
        field.add("const", known)
      } else {
        field.add("const", YAMLText.question("\(FieldWriting.alternatives(names))? No column says it"))
      }
      return field
    }
    let candidates = table.columns.indices.filter { !guess.columns.contains($0) && isReferenceLike($0) }
      .map { YAMLText.quoted(table.columns[$0].name) }
    let hint =
      candidates.isEmpty ? "no column is like it" : "perhaps \(FieldWriting.alternatives(candidates))"
    field.comments = [target.says]
    field.add(
      "from",
      YAMLText.question(
        "from which \(table.xml == nil ? "column" : "path") is the \(target.name) read? \(hint)"))
    return field
  }

  private func isReferenceLike(_ index: Int) -> Bool {
    let column = table.columns[index]
    return column.filled * 10 >= column.records * 9 && column.share(.long) < 20 && column.share(.date) < 50
      && !vocabulary.isPersonal(column.words) && column.distinct.count > 1
  }

  private func stageLines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    if !guess.reached.isEmpty {
      lines.append("\(margin)reached:")
      for (stage, index) in guess.reached.sorted(by: { $0.key < $1.key }) {
        let target = TargetField(stage.name, .bool(.standard), "")
        lines += writing.field(target, index, nil).lines(indent: indent + 2)
      }
    }
    if !guess.events.isEmpty {
      lines += YAMLText.comment("Dates of stages; an empty cell: it has not happened.", indent: indent)
      lines.append("\(margin)events:")
      for (stage, index) in guess.events.sorted(by: { $0.key < $1.key }) {
        lines += event(stage, index).lines(indent: indent + 2, isListed: true)
      }
    }
    return lines
  }

  private func event(_ stage: Stage, _ index: Int) -> WrittenEntry {
    let whole = writing.field(TargetField(stage.name, .date, "", empty: .none), index, nil)
    var field = WrittenEntry(stage.name)
    field.comments = whole.comments
    field.add("stage", stage.name)
    for entry in whole.entries { field.entries.append((entry.key == "from" ? "at" : entry.key, entry.value)) }
    return field
  }

  /// Columns that are not read, by name: those that may point to people apart.
  private var remarks: [String] {
    guard !bundle.sources.indices.contains(where: { $0 < index && bundle.sources[$0].table == source.table })
    else { return [] }
    let used = bundle.sources.filter { $0.table == source.table }.reduce(into: Set<Int>()) {
      $0.formUnion($1.guess.columns)
    }
    let others = table.columns.indices.filter { !used.contains($0) }
    let personal = others.filter { vocabulary.isPersonal(table.columns[$0].words) || isPersonal($0) }
    let rest = others.filter { !personal.contains($0) }
    func names(_ columns: [Int]) -> String {
      columns.map { YAMLText.quoted(table.columns[$0].name) }.joined(separator: ", ")
    }
    var lines: [String] = []
    let indent = source.outer == nil ? 4 : 8
    if !personal.isEmpty {
      lines += YAMLText.comment(
        "Left out, since they seem to hold personal data or free text: \(names(personal)).", indent: indent)
    }
    if !rest.isEmpty {
      lines += YAMLText.comment(
        "Not read, since no field is known for them: \(rest.map(described).joined(separator: ", ")).",
        indent: indent)
    }
    return lines
  }

  /// A column by its name and by what kind of values it holds.
  private func described(_ index: Int) -> String {
    let column = table.columns[index]
    let kind: String =
      if column.filled == 0 {
        "empty"
      } else if column.share(where: FieldEvidence.isBool) >= 80 {
        "yes or no"
      } else if column.share(.date) >= 80 {
        "dates"
      } else if column.share(.decimal) >= 80 {
        "numbers"
      } else if column.isCategorical {
        column.values.count == 1 ? "one value" : "\(column.values.count) different values"
      } else {
        "text"
      }
    return "\(YAMLText.quoted(column.name)) (\(kind))"
  }

  private func isPersonal(_ index: Int) -> Bool {
    let column = table.columns[index]
    return column.share(.email) >= 10 || column.share(.phone) >= 50 || column.share(.postcode) >= 50
      || column.share(.long) >= 50
  }
}
