// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Reads a date in the forms that a field names; a time after it is checked and dropped.
///
/// The day is the one written, also where a zone follows the time. The first form whose shape fits decides.
struct DateReading: Sendable {
  let forms: [DateForm]

  /// Days that systems write where they have no date.
  static let placeholders: Set<CivilDate> = Set(
    ["1000-01-01", "1900-01-01", "9999-12-31"].compactMap { CivilDate(iso: $0) })

  func convert(_ text: String) -> ConvertedValue {
    for form in forms {
      guard let parts = DateParts(text, form: form) else { continue }
      guard parts.year >= 0 else { return .unreadable(.twoDigitYear) }
      guard let date = CivilDate(year: parts.year, month: parts.month, day: parts.day) else {
        return .unreadable(.impossibleDate)
      }
      if DateReading.placeholders.contains(date) { return .unreadable(.placeholderDate) }
      return ConvertedValue(.known(.date(date)))
    }
    return .unreadable(.notADate)
  }
}

/// The numbers of a text that has the shape of a date; whether there is such a day is another question.
private struct DateParts {
  /// Negative when the text gives two digits only.
  var year = 0
  var month = 0
  var day = 0

  init?(_ text: String, form: DateForm) {
    var scanner = DigitScanner(text)
    let isRead =
      switch form {
      case .iso: readISO(&scanner)
      case .dayFirst: readDayFirst(&scanner)
      case .monthFirst: readMonthFirst(&scanner)
      }
    guard isRead, TimeOfDay.skip(&scanner, zoneAllowed: form == .iso) else { return nil }
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
    guard let month = scanner.monthName() ?? (separator == " " ? nil : scanner.number(digits: 1...2)),
      scanner.skip(separator)
    else { return false }
    (self.month, self.day) = (month, day)
    return readYear(&scanner)
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
    self.year = scanner.position - before == 2 ? -1 : year
    return true
  }
}

/// The time after a date.
private enum TimeOfDay {
  /// Whether the rest of the text is empty, or a time that exists, with its zone.
  static func skip(_ scanner: inout DigitScanner, zoneAllowed: Bool) -> Bool {
    if scanner.isAtEnd || (zoneAllowed && skipZoneOfDay(&scanner)) { return true }
    let spaced =
      scanner.skip(",") && scanner.skip(" ") || scanner.skip("T") || scanner.skip("t") || scanner.skip(" ")
    guard spaced, let hour = scanner.number(digits: 1...2), hour < 24, scanner.skip(":"),
      let minute = scanner.number(digits: 2...2), minute < 60, seconds(&scanner)
    else { return false }
    if zoneAllowed { return zone(&scanner) && scanner.isAtEnd }
    _ = scanner.skip(" ")
    _ = scanner.skip("AM") || scanner.skip("PM") || scanner.skip("am") || scanner.skip("pm")
    return scanner.isAtEnd
  }

  /// A zone straight after the day, as XML Schema's dates have it: `2025-04-01Z`, `2025-04-01-07:00`.
  private static func skipZoneOfDay(_ scanner: inout DigitScanner) -> Bool {
    var rest = scanner
    let isZone =
      rest.skip("Z")
      || (rest.skip("+") || rest.skip("-"))
        && (rest.number(digits: 2...2).map { $0 <= 14 } ?? false) && rest.skip(":")
        && (rest.number(digits: 2...2).map { $0 < 60 } ?? false)
    guard isZone, rest.isAtEnd else { return false }
    scanner = rest
    return true
  }

  private static func seconds(_ scanner: inout DigitScanner) -> Bool {
    guard scanner.skip(":") else { return true }
    guard let second = scanner.number(digits: 2...2), second <= 60 else { return false }
    return scanner.skip(".") ? scanner.number(digits: 1...9) != nil : true
  }

  private static func zone(_ scanner: inout DigitScanner) -> Bool {
    if scanner.isAtEnd || scanner.skip("Z") || scanner.skip("z") { return true }
    _ = scanner.skip(" ")
    if scanner.skip("UTC") || scanner.skip("GMT") { return true }
    guard scanner.skip("+") || scanner.skip("-"), let hours = scanner.twoDigits(), hours <= 14 else {
      return false
    }
    if scanner.isAtEnd { return true }
    _ = scanner.skip(":")
    return scanner.number(digits: 2...2).map { $0 < 60 } ?? false
  }
}
