// SPDX-License-Identifier: Apache-2.0

extension Application {
  /// The day that a text names, or on which a moment falls in UTC or in a time zone.
  func date(_ values: [Value]) -> Value? {
    switch (values[0], values.count > 1 ? values[1] : .string("UTC")) {
    case (.string(let text), _): CalendarDate.day(text).map { .date($0) } ?? error(.notADate)
    case (.timestamp(let moment), .string(let zone)):
      ZoneOffset.seconds(zone, at: moment).map { .date(Int32(moment.local($0).day)) } ?? error(.noTimeZone)
    default: nil
    }
  }

  func timePart(_ values: [Value]) -> Value? {
    switch (values[0], values.count > 1 ? values[1] : .string("UTC")) {
    case (.date(let day), _): part(ofDay: Int(day))
    case (.duration(let length), _): part(of: length)
    case (.timestamp(let moment), .string(let zone)):
      ZoneOffset.seconds(zone, at: moment).map { part(of: moment, $0) } ?? error(.noTimeZone)
    default: nil
    }
  }

  private func part(of moment: Moment, _ offset: Int) -> Value? {
    let (day, second) = moment.local(offset)
    switch builtin {
    case .getHours: return .int(Int64(second / 3600))
    case .getMinutes: return .int(Int64(second / 60 % 60))
    case .getSeconds: return .int(Int64(second % 60))
    case .getMilliseconds: return .int(Int64(moment.nanoseconds / 1_000_000))
    default: return part(ofDay: day)
    }
  }

  private func part(of length: TimeLength) -> Value? {
    switch builtin {
    case .getHours: .int(length.seconds / 3600)
    case .getMinutes: .int(length.seconds / 60)
    case .getSeconds: .int(length.seconds)
    case .getMilliseconds: .int(Int64(length.nanoseconds / 1_000_000))
    default: nil
    }
  }

  private func part(ofDay day: Int) -> Value? {
    let (year, month, dayOfMonth) = CalendarDate.civil(day)
    switch builtin {
    case .getFullYear: return .int(Int64(year))
    case .getMonth: return .int(Int64(month - 1))
    case .getDate: return .int(Int64(dayOfMonth))
    case .getDayOfMonth: return .int(Int64(dayOfMonth - 1))
    case .getDayOfYear:
      let before = (1..<month).reduce(0) { $0 + CalendarDate.length(ofMonth: $1, in: year) }
      return .int(Int64(before + dayOfMonth - 1))
    case .getDayOfWeek:
      // 1970-01-01 was a Thursday.
      return .int(Int64(((day + 4) % 7 + 7) % 7))
    default: return nil
    }
  }
}
