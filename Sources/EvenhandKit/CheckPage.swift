// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion

/// What a dry run found, as a text of at most 80 columns where words allow it.
struct CheckPage {
  let reading: BundleReading
  let rules: [CheckedRule]
  static let width = 80

  var text: String {
    let profile = reading.profile.map { [$0.reason, ""] } ?? []
    let parts = [records, joins, values, remarks, ruleTable].filter { !$0.isEmpty }
    return (profile + Array(parts.joined(separator: [""])) + [""] + verdict).joined(separator: "\n")
  }

  // MARK: Records

  private var records: [String] {
    var lines = ["Records"]
    for file in reading.ledger.files {
      let path = reading.files.indices.contains(file.file) ? reading.files[file.file].path : ""
      let source = file.source.map { " as \($0)" } ?? ", not read"
      lines.append("  \(path)\(source): \(number(file.read)) read, \(number(file.used)) used")
      for (reason, count) in file.setAside.sorted(by: { $0.key < $1.key }) {
        lines.append("    \(number(count)) set aside: \(reason.rawValue)")
      }
      if let announced = file.announced { lines.append("    the file announces \(number(announced))") }
      if !file.isComplete { lines.append("    not read to its end, or not at all") }
      for name in file.misspelt {
        lines.append("    '\(name.found)' is not read; was '\(name.meant)' meant?")
      }
      for column in file.unread {
        lines += wrapped(
          "\(column.column): no value of it can be read; it holds \(column.problem)", indent: 4)
      }
    }
    return lines
  }

  // MARK: Joins

  private var joins: [String] {
    let joins = reading.fields?.joins ?? []
    guard !joins.isEmpty else { return [] }
    return ["Joins"] + joins.flatMap(page)
  }

  private func page(_ join: JoinReport) -> [String] {
    let plural = CheckPage.plural(join.entity)
    guard join.hasKeys else {
      return wrapped(
        "\(join.reference): \(number(join.references)) different; no file has records of the \(plural) themselves, so "
          + "that each reference stands for one", indent: 2)
    }
    var lines = wrapped(
      "\(join.reference): \(number(join.found)) of \(number(join.references)) different references lead to one of "
        + "the \(plural) (\(number(join.recordsFound)) of \(number(join.records)) records)", indent: 2)
    if !join.orphans.isEmpty {
      let places = join.orphans.map { "\($0.file):\($0.line)" }.joined(separator: ", ")
      let more = join.references - join.found > join.orphans.count ? " and others" : ""
      lines += wrapped("lead nowhere, first: \(places)\(more)", indent: 4)
    }
    lines += wrapped(
      "the other way: \(number(join.keysUsed)) of \(number(join.keys)) \(plural) are referred to", indent: 4)
    return lines
  }

  private static func plural(_ entity: Entity) -> String {
    entity == .vacancy ? "vacancies" : "\(entity.rawValue)s"
  }

  // MARK: Values

  private var values: [String] {
    let fields = (reading.fields?.fields ?? []).filter { $0.faults.keys.contains(where: CheckPage.isTold) }
    guard !fields.isEmpty else { return [] }
    // Two sources may read one column as the same.
    var told: Set<String> = []
    let once = fields.filter { told.insert("\($0.file) \($0.column) \($0.name)").inserted }
    return ["Values that are not read"] + once.flatMap(page)
  }

  private func page(_ field: FieldLog.Field) -> [String] {
    var lines = wrapped("\(field.file), column '\(field.column)' as \(field.name)", indent: 2)
    for (fault, tally) in field.faults.sorted(by: { $0.key < $1.key }) where CheckPage.isTold(fault) {
      lines += wrapped("\(rows(tally.rows)): \(fault.problem)", indent: 4)
      if field.isCategory { lines += page(tally) }
      let places = tally.lines.map(String.init).joined(separator: ", ")
      lines += wrapped("first on line\(tally.lines.count == 1 ? "" : "s") \(places)", indent: 6)
    }
    return lines
  }

  /// Whether a value is not read for it; others are only remarked on.
  private static func isTold(_ fault: ConversionFault) -> Bool {
    ![.formulaGuard, .htmlBroken, .htmlCutOff].contains(fault)
  }

  private func page(_ tally: FaultTally) -> [String] {
    let printable = tally.printable
    var lines = printable.shown.map { "      '\($0.value)'  \(rows($0.rows))" }
    let (values, hidden) = printable.hidden
    if values > 0 {
      let words =
        values == 1
        ? "1 value in \(rows(hidden)) is not shown, since it may be a person's: look at the line"
        : "\(number(values)) values in \(rows(hidden)) are not shown, since each may be a person's: look at the lines"
      lines += wrapped(words, indent: 6)
    }
    return lines
  }

  // MARK: Remarks

  /// What else is to be said of the data: totals that differ, keys that stand twice, days that contradict.
  private var remarks: [String] {
    let items = reading.quality.filter { item in
      item.weight != .note && !["unknown-reference", "inputs-not-read"].contains(item.kind) && !isTold(item)
    }
    let unread = reading.quality.filter { $0.kind == "inputs-not-read" }
    guard !(items + unread).isEmpty else { return [] }
    return ["Remarks"]
      + (unread + items).flatMap { item in
        let count = item.count > 1 ? " (\(number(item.count)))" : ""
        return wrapped("\(item.message)\(count)", indent: 2)
      }
  }

  /// Whether an item is among the values that are not read.
  private func isTold(_ item: DataQualityItem) -> Bool {
    guard let fault = ConversionFault(rawValue: item.kind) else { return false }
    return (reading.fields?.fields ?? []).contains { field in
      field.faults[fault] != nil && item.message.contains("'\(field.column)' of \(field.file)")
    }
  }

  // MARK: Rules

  private var ruleTable: [String] {
    var lines = ["Rules"]
    let parts: [(CheckedRule.Readiness, String)] = [
      (.told, "can be told"), (.inPart, "can be told in part"), (.untold, "cannot be told"),
      (.nothing, "with nothing to look at"),
    ]
    for (readiness, title) in parts {
      let rules = self.rules.filter { $0.readiness == readiness }
      guard !rules.isEmpty else { continue }
      lines.append("  \(rules.count) \(title)")
      for group in CheckPage.alike(rules) { lines += page(group) }
    }
    return lines
  }

  /// Rules of which the same is to be said, in the order of the first of each.
  private static func alike(_ rules: [CheckedRule]) -> [[CheckedRule]] {
    var groups: [[CheckedRule]] = []
    for rule in rules {
      if let index = groups.firstIndex(where: { $0[0].isAlike(rule) }) {
        groups[index].append(rule)
      } else {
        groups.append([rule])
      }
    }
    return groups
  }

  private func page(_ group: [CheckedRule]) -> [String] {
    guard let rule = group.first else { return [] }
    let kind = rule.summary.subjectKind
    let names = group.map { "    \($0.summary.id)" }
    switch rule.readiness {
    case .told: return names + ["      all \(counted(rule.told, kind))"]
    case .nothing:
      return names + [
        rule.subjects == 0
          ? "      no \(CheckPage.singular(kind)) was read"
          : "      applies to none of \(counted(rule.subjects, kind))"
      ]
    case .inPart, .untold:
      let most = 3
      let more = rule.reasons.count - most
      return names + ["      \(number(rule.told)) of \(counted(rule.told + rule.untold, kind))"]
        + rule.reasons.prefix(most).flatMap { wrapped("not \(number($0.subjects)): \($0.text)", indent: 6) }
        + (more > 0 ? ["      and for \(more == 1 ? "another reason" : "\(more) other reasons")"] : [])
    }
  }

  private func counted(_ count: Int, _ kind: SubjectKind) -> String {
    "\(number(count)) \(count == 1 ? CheckPage.singular(kind) : CheckPage.plural(kind))"
  }

  private static func singular(_ kind: SubjectKind) -> String {
    kind == .cohort ? "cut of the data" : kind.rawValue
  }

  private static func plural(_ kind: SubjectKind) -> String {
    switch kind {
    case .vacancy: "vacancies"
    case .cohort: "cuts of the data"
    case .organisation: "organisations"
    default: "\(kind.rawValue)s"
    }
  }

  // MARK: The verdict

  /// What has to be done before an audit; empty where the files are ready.
  var obstacles: [String] {
    var obstacles: [String] = []
    if !reading.failures.isEmpty { obstacles.append("a file could not be read, or not to its end") }
    if !reading.ledger.isComplete, reading.failures.isEmpty {
      obstacles.append("a file falls short, or a column that matters is not read")
    }
    if reading.ledger.lacksRecords { obstacles.append("a file has no record that is used") }
    for join in reading.fields?.joins ?? [] where join.findsNothing {
      obstacles.append("no reference of \(join.reference) leads to a record")
    }
    for field in reading.fields?.fields ?? [] {
      if field.faults[.otherDateOrder] != nil {
        obstacles.append("dates of '\(field.column)' in \(field.file) are read in the wrong order")
      }
      if field.isUnread {
        obstacles.append("no value of '\(field.column)' in \(field.file) can be read as \(field.name)")
      } else if lacksMap(field) {
        obstacles.append(
          "values of '\(field.column)' in \(field.file) are not mapped to \(field.name): add them under its values, or "
            + "write unmapped: unknown")
      }
    }
    if !rules.contains(where: { $0.told > 0 }) { obstacles.append("no rule can be told") }
    return obstacles
  }

  private static let unmapped: [ConversionFault] = [.unmappedValue, .ambiguousLabel, .contradictsHeading]

  /// Whether a word is not mapped that several records have, or many values are not: what one record has may be a slip.
  private func lacksMap(_ field: FieldLog.Field) -> Bool {
    let tallies = CheckPage.unmapped.compactMap { field.faults[$0] }
    let rows = tallies.reduce(0) { $0 + $1.rows }
    return tallies.contains { !$0.printable.shown.isEmpty } || (rows > 0 && rows * 20 >= field.records)
  }

  private var verdict: [String] {
    let obstacles = obstacles
    guard !obstacles.isEmpty else {
      let told = rules.count { $0.told > 0 }
      return wrapped(
        "Ready: \(told) of \(rules.count) rules can be told, of all or some of what they look at.", indent: 0)
    }
    return ["Not ready:"] + obstacles.flatMap { wrapped("- \($0)", indent: 2) }
  }

  // MARK: Words

  private func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(number(count)) rows" }

  private func number(_ count: Int) -> String {
    let digits = Array(String(count))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, margin.count + line.count + word.count + 1 > CheckPage.width {
        lines.append(margin + line)
        line = "  "
      }
      line += line.isEmpty || line == "  " ? String(word) : " \(word)"
    }
    return lines + (line.isEmpty ? [] : [margin + line])
  }
}

extension FieldLog.Field {
  /// Whether the column holds values, and none of them could be read.
  fileprivate var isUnread: Bool {
    states[.known] == nil && states[FactState.none] == nil && faults.values.reduce(0) { $0 + $1.rows } >= 2
  }
}
