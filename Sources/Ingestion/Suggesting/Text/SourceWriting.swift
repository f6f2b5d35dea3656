// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Writes one source of a profile.
struct SourceWriting: Sendable {
  let bundle: BundleGuess
  let vocabulary: Vocabulary
  let index: Int
  /// The pattern for the name of its file; `nil` where the file may have any.
  let match: String?

  var source: BundleGuess.Source { bundle.sources[index] }
  var guess: TableGuess { source.guess }
  var table: TableSurvey { bundle.tables[source.table] }
  var schema: EntitySchema { EntitySchema.of(guess.entity) }
  var writing: FieldWriting { FieldWriting(table: table, vocabulary: vocabulary) }
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
    let what =
      table.xml == nil
      ? table.columns.count.counted("column", "columns") : "at \(table.xml?.record.text ?? "")"
    let records = table.records.counted("record", "records")
    let others = table.alike.isEmpty ? "" : " and \(table.alike.joined(separator: ", "))"
    let extent =
      table.records > ColumnSurvey.firstJudged
      ? " All were read for their number, their keys and their categories; what else the values look like was told from"
        + " the first 5,000 and from a part of those behind them." : ""
    return "\(table.file)\(others): \(records), \(what).\(extent) Likely: \(schema.says)."
  }

  private var format: [String] {
    switch table.layout {
    case .xml(let xml): return ["    xml: {record: \(YAMLText.quoted(xml.record.text))}"]
    case .csv(let csv):
      let delimiter = csv.delimiter == 9 ? "tab" : YAMLText.quoted(String(Unicode.Scalar(csv.delimiter)))
      var parts = ["delimiter: \(delimiter)"]
      if let encoding = csv.encoding { parts.append("encoding: \(encoding)") }
      switch csv.header {
      case .none:
        parts.append("header: none")
        if let pairs = csv.pairs {
          parts += [
            "layout: row_pairs", "label_row: \(YAMLText.quoted(pairs.label))",
            "count_row: \(YAMLText.quoted(pairs.count))",
          ]
        }
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
