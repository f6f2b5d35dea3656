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
      if DateReading.placeholders.contains(date) { return .unreadable(.placeholderDate) }
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
