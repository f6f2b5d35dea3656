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
    let parts = [records, stages, joins, values, remarks, ruleTable].filter { !$0.isEmpty }
    return (profile + Array(parts.joined(separator: [""])) + [""] + verdict).joined(separator: "\n")
  }

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

  func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(number(count)) rows" }

  func number(_ count: Int) -> String {
    let digits = Array(String(count))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  func wrapped(_ text: String, indent: Int) -> [String] {
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
