// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// What must hold of a source as a whole.
struct SourceCheck {
  let schema: EntitySchema
  let key: YAMLNode
  /// What is written of the source.
  let node: YAMLNode
  let subject: String

  func run(_ source: SourceMapping, _ log: inout IssueLog) {
    let targets = Set(source.fields.map(\.target))
    let written = targets.union(namedInFile)
    for field in schema.fields where isDemanded(field) && !written.contains(field.name) {
      log.add(key, "\(subject) has no field '\(field.name)'", advice: "add it: \(field.says)")
    }
    if let aggregate = source.aggregate { check(aggregate, written, source, &log) }
    if source.format.isXML || source.csvLayout != .headed,
      source.allFields.contains(where: { $0.conversion == .date([]) })
    {
      log.add(
        key, "the form of dates is found from columns with a header only",
        advice: "name it, such as dates: [dmy, iso]")
    }
    checkIgnored(source, &log)
    switch source.csvLayout {
    case .headed: break
    case .headless: checkHeadless(source, &log)
    case .rowPairs: checkRowPairs(source, &log)
    }
  }

  /// What is ignored cannot be read as well.
  private func checkIgnored(_ source: SourceMapping, _ log: inout IssueLog) {
    guard let node = node.mapping?.first(where: { $0.key.scalar == "ignore" })?.value else { return }
    for field in source.allFields {
      guard let name = field.names(in: source).first(where: source.ignores) else { continue }
      log.add(
        node, "\(subject) ignores '\(name)', from which the field '\(field.target)' is read",
        advice: "keep one of them")
    }
  }

  /// Nothing in a file without a header says what it is but its name.
  private func checkHeadless(_ source: SourceMapping, _ log: inout IssueLog) {
    if source.match == nil {
      log.add(
        key, "\(subject) has no header, and nothing else says which file it is",
        advice: "add match: with a pattern for the file's name")
    }
    let counts = source.aggregate.map(SourceLayout.countHeaders) ?? []
    let named = (source.allFields.flatMap(\.headers) + counts).first { HeaderTable.columnNumber($0) == nil }
    if let named {
      log.add(
        key, "\(subject) has no header, and so no column named '\(named)'",
        advice: "write the column's number, such as #1")
    }
  }

  private func checkRowPairs(_ source: SourceMapping, _ log: inout IssueLog) {
    guard let aggregate = source.aggregate else {
      return log.add(key, "pairs of rows hold counts", advice: "write entity: equality_count")
    }
    if !aggregate.melt.isEmpty || !aggregate.stageColumns.isEmpty || aggregate.total != nil {
      log.add(
        key, "\(subject) has one label and one count a record, in pairs of rows",
        advice: "leave 'melt', 'stages' and 'total' out")
    }
    let known = RowPairFile.columns
    for header in source.allFields.flatMap(\.headers) where !known.contains(HeaderName.normalise(header)) {
      log.add(
        key, "pairs of rows have no column '\(header)'",
        advice: "their columns are \(known.joined(separator: ", "))")
    }
  }

  /// What an aggregate lacks among its fields may stand in its layout.
  private func isDemanded(_ field: TargetField) -> Bool {
    field.isRequired && schema.entity != .equalityCount
  }

  /// Fields that stand in the file, whether or not they could be read: what is faulty is not missing as well.
  private var namedInFile: [String] {
    let fields = node.mapping?.first { $0.key.scalar == "fields" }?.value
    return fields?.mapping?.compactMap(\.key.scalar) ?? []
  }

  private func check(
    _ aggregate: AggregateMapping, _ fields: Set<String>, _ source: SourceMapping, _ log: inout IssueLog
  ) {
    let isWide = !aggregate.melt.isEmpty
    if aggregate.isOfOrganisation, fields.contains("vacancy") {
      log.add(
        key, "the counts of \(subject) are of the organisation, and have a field 'vacancy'",
        advice: "keep one of them")
    }
    if source.format.isXML, !aggregate.percentages.isEmpty {
      log.add(
        key, "'percentages' names columns, and \(subject) is XML",
        advice: "name the percentage of a record that is one count as its field 'percentage'")
    }
    if isWide, !aggregate.stageColumns.isEmpty {
      log.add(key, "\(subject) has both 'melt' and 'stages'", advice: "a column holds a category or a stage")
    }
    checkPercentages(aggregate, source, &log)
    checkParts(aggregate, &log)
    func demand(_ field: String, _ isGiven: Bool, _ advice: String) {
      if isGiven == fields.contains(field) {
        let problem = isGiven ? "says twice what the \(field) is" : "does not say what the \(field) is"
        log.add(key, "\(subject) \(problem)", advice: isGiven ? "keep one of them" : advice)
      }
    }
    demand(
      "characteristic", isWide || aggregate.characteristic != nil,
      "add a field or aggregate: {characteristic: ethnicity}")
    demand("category", isWide, "add a field or 'melt'")
    demand(
      "stage", aggregate.stage != nil || !aggregate.stageColumns.isEmpty,
      "add a field, aggregate: {stage: applied} or aggregate: {stages: {column: stage}}")
    demand("count", isWide || !aggregate.stageColumns.isEmpty, "add a field, 'stages' or 'melt'")
  }

  /// Percentages are held against counts and never read as such.
  private func checkPercentages(
    _ aggregate: AggregateMapping, _ source: SourceMapping, _ log: inout IssueLog
  ) {
    guard !source.format.isXML, aggregate.checksPercentages else { return }
    let counts =
      SourceLayout.countHeaders(of: aggregate)
      + source.fields.filter { $0.target == "count" }.flatMap(\.headers)
    for header in counts where PercentageName(header) != nil {
      log.add(
        key, "\(subject) reads counts from '\(header)', which by its name holds percentages",
        advice: "name the column of the numbers; if these are numbers, add aggregate: {percentages: none}")
    }
    let names = Set(counts.map(HeaderName.normalise))
    for percentage in aggregate.percentages where !names.contains(HeaderName.normalise(percentage.counts)) {
      log.add(
        key, "'\(percentage.counts)', to which '\(percentage.header)' belongs, is no column of counts",
        advice: nearestName(to: percentage.counts, among: counts).map { "did you mean '\($0)'?" }
          ?? "columns of counts are \(counts.joined(separator: ", "))")
    }
  }

  /// A column that sums up others must not be counted beside them.
  private func checkParts(_ aggregate: AggregateMapping, _ log: inout IssueLog) {
    for melted in aggregate.melt {
      let headers = melted.columns.map(\.header)
      for subtotal in aggregate.subtotals where headers.contains(subtotal.name) {
        log.add(
          key,
          "'\(subtotal.name)' sums up others, and is one of the columns of \(melted.characteristic) as well",
          advice: "leave it out of the columns")
      }
      guard melted.characteristic == "ethnicity" else { continue }
      for column in melted.columns {
        let label = ValueName.normalised(column.header)
        guard let heading = CategoryHeading(label) else { continue }
        let parts = melted.columns.filter { part in
          let group = melted.scheme.flatMap(EthnicityScheme.named)?.group(of: part.category).knownValue
          return heading.covers(ValueName.normalised(part.header), of: group, heading: label)
        }
        guard !parts.isEmpty else { continue }
        let names = parts.map { "'\($0.header)'" }.joined(separator: ", ")
        log.add(
          key, "the column '\(column.header)' counts those of \(names) again",
          advice:
            "leave it out of the columns, and add aggregate: {subtotals: {\(column.header): [...]}} to hold it"
            + " against them")
      }
    }
  }
}
