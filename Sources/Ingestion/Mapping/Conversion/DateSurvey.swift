// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What all values of a column together show about the form of its dates.
struct DateSurvey: Sendable {
  /// How many distinct values show something, and the first line of one.
  private struct Sign: Sendable {
    private(set) var line: Int?
    var isMet: Bool { line != nil }
    mutating func note(_ line: Int) { self.line = min(self.line ?? line, line) }
    mutating func merge(_ other: Sign) { line = line ?? other.line }
  }
  private var iso = Sign()
  private var named = Sign()
  private var dayFirst = Sign()
  private var monthFirst = Sign()
  /// Either part may be the month, and they differ.
  private var either = Sign()
  private var serial = Sign()
  private var isShort = false
  private var isLong = false

  /// What the column's dates are, or why that cannot be told.
  enum Outcome: Hashable {
    case forms([DateForm])
    /// The first line whose date may be read both ways.
    case ambiguous(line: Int)
    /// The first line with the day first, and the first with the month first.
    case mixed(dayFirst: Int, monthFirst: Int)
  }

  /// Takes a value, as it is after the field's steps, and the line on which it first stands.
  mutating func note(_ text: String, line: Int) {
    if DateParts(text, form: .iso) != nil { return iso.note(line) }
    if DateReading.serial(text) != nil { return serial.note(line) }
    guard let parts = DateParts(text, form: .dayFirst) else { return }
    if parts.hasShortYear { isShort = true } else { isLong = true }
    if parts.hasMonthName { return named.note(line) }
    switch (parts.day, parts.month) {
    case (1...12, 1...12): if parts.day != parts.month { either.note(line) }
    case (13...31, 1...12): dayFirst.note(line)
    case (1...12, 13...31): monthFirst.note(line)
    default: break
    }
  }

  /// Takes what the same column of another file shows; lines stay those of the first file.
  mutating func merge(_ other: DateSurvey) {
    iso.merge(other.iso)
    named.merge(other.named)
    dayFirst.merge(other.dayFirst)
    monthFirst.merge(other.monthFirst)
    either.merge(other.either)
    serial.merge(other.serial)
    isShort = isShort || other.isShort
    isLong = isLong || other.isLong
  }

  var outcome: Outcome {
    if let day = dayFirst.line, let month = monthFirst.line {
      return .mixed(dayFirst: day, monthFirst: month)
    }
    if let line = either.line, !dayFirst.isMet, !monthFirst.isMet { return .ambiguous(line: line) }
    var forms: [DateForm] = [.iso]
    if isLong { forms.append(monthFirst.isMet ? .monthFirst : .dayFirst) }
    if isShort { forms.append(monthFirst.isMet ? .shortMonthFirst : .shortDayFirst) }
    if serial.isMet { forms.append(.serial) }
    return .forms(forms)
  }
}

extension IngestionError {
  /// A column of dates of which it cannot be told which part is the month.
  static func datesUndecided(
    _ path: String, column: String, _ outcome: DateSurvey.Outcome
  ) -> IngestionError? {
    switch outcome {
    case .forms: nil
    case .ambiguous(let line):
      IngestionError(
        kind: "dates-ambiguous", path: path, line: line,
        problem:
          "no date in the column '\(column)' has a part over 12, so that the day and the month cannot be told"
          + " apart",
        advice:
          "Say in the profile which comes first, for all its dates by defaults: {dates: [dmy]}, or for this column"
          + " by as: [{date: dmy}]; mdy where the month comes first")
    case .mixed(let day, let month):
      IngestionError(
        kind: "dates-mixed", path: path, line: max(day, month),
        problem:
          "the column '\(column)' holds dates that can only have the day first (line \(day)) and dates that can"
          + " only have the month first (line \(month))",
        advice: "Export it with one form of date, ISO 8601 if there is a choice")
    }
  }
}
