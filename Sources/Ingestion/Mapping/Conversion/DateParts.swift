// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The numbers of a text that has the shape of a date; whether there is such a day is another question.
struct DateParts {
  private(set) var year = 0
  private(set) var month = 0
  private(set) var day = 0
  /// Whether the year has two digits; `year` is then one of this century.
  private(set) var hasShortYear = false
  /// Whether the month is a word, so that it cannot be taken for the day.
  private(set) var hasMonthName = false

  init?(_ text: String, form: DateForm) {
    var scanner = DigitScanner(text)
    let isRead =
      switch form {
      case .iso: readISO(&scanner)
      case .dayFirst, .shortDayFirst: readDayFirst(&scanner)
      case .monthFirst, .shortMonthFirst: readMonthFirst(&scanner)
      case .serial: false
      }
    guard isRead, TimeOfDay.skip(&scanner, zoneAllowed: form == .iso) else { return nil }
  }

  /// `nil` when it is not in the calendar.
  var date: CivilDate? { CivilDate(year: year, month: month, day: day) }

  /// Whether there is such a day when the day and the month change places.
  func isOtherWayRound(_ form: DateForm) -> Bool {
    guard form != .iso, !hasMonthName else { return false }
    return CivilDate(year: year, month: day, day: month) != nil
  }

  private mutating func readISO(_ scanner: inout DigitScanner) -> Bool {
    guard let year = scanner.number(digits: 4...4), scanner.skip("-"),
      let month = scanner.number(digits: 2...2), scanner.skip("-"), let day = scanner.number(digits: 2...2)
    else { return false }
    (self.year, self.month, self.day) = (year, month, day)
    return true
  }

  private mutating func readDayFirst(_ scanner: inout DigitScanner) -> Bool {
    guard let day = scanner.number(digits: 1...2), let separator = scanner.separator() else { return false }
    if let month = scanner.monthName() {
      self.month = month
      hasMonthName = true
    } else {
      guard separator != " ", let month = scanner.number(digits: 1...2) else { return false }
      self.month = month
    }
    self.day = day
    return scanner.skip(separator) && readYear(&scanner)
  }

  private mutating func readMonthFirst(_ scanner: inout DigitScanner) -> Bool {
    guard let month = scanner.number(digits: 1...2), let separator = scanner.separator(), separator != " ",
      let day = scanner.number(digits: 1...2), scanner.skip(separator)
    else { return false }
    (self.month, self.day) = (month, day)
    return readYear(&scanner)
  }

  private mutating func readYear(_ scanner: inout DigitScanner) -> Bool {
    let before = scanner.position
    guard let year = scanner.number(digits: 2...4), scanner.position - before != 3 else { return false }
    hasShortYear = scanner.position - before == 2
    self.year = hasShortYear ? 2000 + year : year
    return true
  }
}
