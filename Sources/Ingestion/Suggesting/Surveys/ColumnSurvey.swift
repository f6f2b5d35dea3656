// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What one column holds, as far as a profile can be suggested from it. Stays within the program: what of it may be
/// printed is for `PrintableValues` to say.
struct ColumnSurvey: Sendable {
  /// As the profile names the column: a header, `#3`, or a path from the record.
  private(set) var name: String
  private(set) var words: [String]
  /// The same without what stands around it, where that is among its words.
  private(set) var ownWords: [String]
  private(set) var records = 0
  private(set) var filled = 0
  /// The distinct values with their rows; not all of them once there are too many.
  private(set) var values: [String: Int] = [:]
  private(set) var hasAllValues = true
  /// Hashes of the distinct values; not all of them in a large file.
  private(set) var distinct: Set<UInt64> = []
  private(set) var hasAllDistinct = true
  /// Rows by what their values look like.
  private(set) var traits: [ValueTrait: Int] = [:]
  /// Rows that were looked at for it: the first ones of a large file.
  private var judged = 0
  /// Whether the present rows are among them.
  private var isJudging = true
  /// Hashes of the days that were looked at: a day at another time tells nothing more.
  private var days: Set<UInt64> = []
  private(set) var dates = DateSurvey()
  /// For a column of several files, whether it is a key in each.
  private var parts: [Bool] = []
  /// Whether a record may have several values.
  var isRepeated = false

  /// Distinct values that are kept: a column with more holds no categories.
  static let mostValues = 300
  private static let mostDistinct = 200_000
  private static let longest = 120
  /// What values look like is told from the first rows, and from a part of those behind them.
  static let firstJudged = 5_000
  private static let mostJudged = 20_000
  private static let spread = (rows: 4_000, of: 32_000)

  init(name: String, words: [String], ownWords: [String] = []) {
    self.name = name
    self.words = words
    self.ownWords = ownWords
  }

  /// The same column under another name, of which no word is known.
  func renamed(_ name: String) -> ColumnSurvey {
    var column = self
    (column.name, column.words, column.ownWords) = (name, [], [])
    return column
  }

  mutating func take(_ column: BatchColumn, lines: [UInt32]) {
    guard case .coded(let codes, let strings) = column else { return }
    isJudging =
      judged < ColumnSurvey.firstJudged
      || judged < ColumnSurvey.mostJudged && records % ColumnSurvey.spread.of < ColumnSurvey.spread.rows
    records += codes.count
    var rows = [Int](repeating: 0, count: strings.count)
    var firstLines = [UInt32](repeating: 0, count: strings.count)
    for (record, code) in codes.enumerated() where code > 0 {
      let index = Int(code) - 1
      if rows[index] == 0, lines.indices.contains(record) { firstLines[index] = lines[record] }
      rows[index] += 1
    }
    for index in rows.indices where rows[index] > 0 {
      note(strings[index], rows: rows[index], line: Int(firstLines[index]))
    }
  }

  private mutating func note(_ bytes: ArraySlice<UInt8>, rows: Int, line: Int) {
    if isWellKnown(bytes) { return count(bytes, rows: rows) }
    let text = TextFolding.trimmed(String(decoding: bytes, as: UTF8.self))
    guard !text.isEmpty else { return }
    filled += rows
    take(distinct: text.utf8.count == bytes.count ? keyHash(bytes) : keyHash(Array(text.utf8)[...]))
    // What values look like a part of them shows; the order of dates only all of them.
    if isJudging {
      judged += rows
      for trait in ValueTrait.traits(of: text) { traits[trait, default: 0] += rows }
      dates.note(text, line: line)
    } else if traits[.date] != nil {
      dates.note(text, line: line)
    }
    if let known = values[text] {
      values[text] = known + rows
    } else if values.count < ColumnSurvey.mostValues, text.utf8.count <= ColumnSurvey.longest {
      values[text] = rows
    } else {
      hasAllValues = false
    }
  }

  /// Whether nothing more is to be learnt of a value but how many rows hold it and whether it is another one: its column
  /// holds no categories, and it is no day that was not met yet.
  private mutating func isWellKnown(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !isJudging, !hasAllValues, values.count >= ColumnSurvey.mostValues else { return false }
    guard traits[.date] != nil else { return true }
    let day = bytes.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "T") }
    // A month that is written as a word stands behind a blank.
    return day.count >= 8 && !days.insert(keyHash(day)).inserted
  }

  /// Counts a value without a look at its text.
  private mutating func count(_ bytes: ArraySlice<UInt8>, rows: Int) {
    var value = bytes
    while let first = value.first, first <= 32 { value.removeFirst() }
    while let last = value.last, last <= 32 { value.removeLast() }
    guard !value.isEmpty else { return }
    filled += rows
    take(distinct: keyHash(value))
  }

  private mutating func take(distinct hash: UInt64) {
    if distinct.count < ColumnSurvey.mostDistinct {
      distinct.insert(hash)
    } else if hasAllDistinct, !distinct.contains(hash) {
      hasAllDistinct = false
    }
  }

  /// Whether every record of a file has a value, and each a different one.
  var isKey: Bool { isKeyOfFile && (parts.isEmpty || parts.allSatisfy(\.self)) }
  private var isKeyOfFile: Bool {
    filled > 0 && filled == records && (!parts.isEmpty || (hasAllDistinct && distinct.count == filled))
  }

  /// How many distinct values of another column stand in this one too.
  func common(with keys: Set<UInt64>) -> Int {
    distinct.count < keys.count ? distinct.count(where: keys.contains) : keys.count(where: distinct.contains)
  }

  /// Takes the same column of another file.
  mutating func merge(_ other: ColumnSurvey) {
    parts = (parts.isEmpty ? [isKey] : parts) + [other.isKey]
    records += other.records
    filled += other.filled
    judged += other.judged
    hasAllDistinct = hasAllDistinct && other.hasAllDistinct
    distinct.formUnion(other.distinct)
    traits.merge(other.traits, uniquingKeysWith: +)
    dates.merge(other.dates)
    values.merge(other.values, uniquingKeysWith: +)
    hasAllValues = hasAllValues && other.hasAllValues && values.count <= ColumnSurvey.mostValues
    isRepeated = isRepeated || other.isRepeated
  }

  /// Takes records of another file that has no such column.
  mutating func lacks(_ records: Int) { self.records += records }

  /// Of the rows that hold something, the share in hundredths whose value is of a kind.
  func share(_ trait: ValueTrait) -> Int { judged == 0 ? 0 : (traits[trait] ?? 0) * 100 / judged }

  /// Of the rows with one of the values that were kept, the share in hundredths for which something holds.
  func share(where holds: (String) -> Bool) -> Int {
    var (met, all) = (0, 0)
    for (value, rows) in values {
      all += rows
      if holds(value) { met += rows }
    }
    return all == 0 ? 0 : met * 100 / all
  }

  /// Whether it may hold categories: few values, and all of them known.
  var isCategorical: Bool {
    hasAllValues && !values.isEmpty && values.count <= PrintableValues.mostDistinct
      && (values.count * 2 <= filled || values.count <= 12)
  }

  /// Whether it may hold labels or codes, if of many kinds.
  var mayHoldLabels: Bool {
    hasAllValues && !values.isEmpty && !isKey && share(.decimal) < 90 && share(.date) < 90
      && share(.long) < 90
  }

  /// The largest whole number; `nil` where none stands.
  var largestInteger: Int? { values.keys.compactMap(NumberReading.integer).max() }

  /// The values with most rows first, then by their text.
  var ordered: [(value: String, rows: Int)] {
    values.map { ($0.key, $0.value) }.sorted { ($1.rows, $0.value) < ($0.rows, $1.value) }
  }
}

/// What a value looks like by itself.
enum ValueTrait: Sendable, Hashable {
  case date, integer, decimal, long, email, phone, postcode, html

  static func traits(of text: String) -> [ValueTrait] {
    var traits: [ValueTrait] = []
    if NumberReading.integer(text) != nil { traits.append(.integer) }
    if NumberReading.decimal(text) != nil { traits.append(.decimal) }
    if DateParts(text, form: .iso) != nil || DateParts(text, form: .dayFirst) != nil { traits.append(.date) }
    let words = text.split(separator: " ").count
    if text.utf8.count > 60 || words > 8 { traits.append(.long) }
    if text.contains("@"), text.split(separator: "@").last?.contains(".") ?? false { traits.append(.email) }
    if isPhone(text) { traits.append(.phone) }
    if isPostcode(text) { traits.append(.postcode) }
    if text.contains("</") || text.contains("/>") { traits.append(.html) }
    return traits
  }

  private static func isPhone(_ text: String) -> Bool {
    let digits = text.filter(\.isNumber).count
    return (10...14).contains(digits) && (text.hasPrefix("0") || text.hasPrefix("+"))
      && text.allSatisfy { $0.isNumber || " +()-".contains($0) }
  }

  /// The shape of a British postcode: `NW1 2PG`.
  private static func isPostcode(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: " ")
    guard parts.count == 2, (2...4).contains(parts[0].count), parts[1].count == 3 else { return false }
    let inward = Array(parts[1])
    return inward[0].isNumber && inward[1].isLetter && inward[2].isLetter && parts[0].first?.isLetter ?? false
      && parts[0].contains(where: \.isNumber)
  }
}
