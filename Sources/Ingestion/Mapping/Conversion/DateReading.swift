// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Reads a date in the forms that a field names; a time after it is checked and dropped.
///
/// The day is the one written, also where a zone follows the time. The first form whose shape fits decides.
struct DateReading: Sendable {
  let forms: [DateForm]

  /// Days within these years that systems write where they have no date: the first and the last that a clock of 32 bits
  /// has, seen from Greenwich and from west of it, and the first of the calendar of DOS.
  private static let placeholders: Set<CivilDate> = Set(
    ["1969-12-31", "1970-01-01", "1980-01-01", "2038-01-19"].compactMap { CivilDate(iso: $0) })

  /// Days on which people who are recruited today may have done anything. Outside them lie those that databases and
  /// spreadsheets have for none: 0001-01-01, 1753-01-01, 1899-12-30, 1900-01-01, 2099-12-31, 9999-12-31.
  private static let (first, last) = (CivilDate(iso: "1950-01-01"), CivilDate(iso: "2098-12-31"))

  /// Whether a day stands for none.
  static func isPlaceholder(_ date: CivilDate) -> Bool {
    placeholders.contains(date) || first.map { date < $0 } ?? false || last.map { date > $0 } ?? false
  }

  func convert(_ text: String) -> ConvertedValue {
    var fault = ConversionFault.notADate
    for form in forms {
      if form == .serial {
        guard let date = DateReading.serial(text) else { continue }
        return ConvertedValue(.known(.date(date)))
      }
      guard let parts = DateParts(text, form: form) else { continue }
      guard parts.hasShortYear == form.isShort else {
        if parts.hasShortYear { fault = .twoDigitYear }
        continue
      }
      guard let date = parts.date else {
        return .unreadable(parts.isOtherWayRound(form) ? .otherDateOrder : .impossibleDate)
      }
      if DateReading.isPlaceholder(date) { return .unreadable(.placeholderDate) }
      return ConvertedValue(.known(.date(date)))
    }
    return .unreadable(fault)
  }

  /// The day that a spreadsheet numbers so, from 1954 to 2064; others are rather numbers of something else.
  static func serial(_ text: String) -> CivilDate? {
    var scanner = DigitScanner(text)
    guard let number = scanner.number(digits: 5...5), (20_000...60_000).contains(number) else { return nil }
    // A fraction is the time of day.
    if scanner.skip("."), scanner.number(digits: 1...12) == nil { return nil }
    return scanner.isAtEnd ? CivilDate(year: 1899, month: 12, day: 30)?.adding(days: number) : nil
  }
}
