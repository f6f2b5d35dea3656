// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// A number of a cell as text: as people write it, or as the day or the time that it stands for.
struct CellNumber: Sendable {
  /// Whether days are counted from 1904.
  let countsFrom1904: Bool

  func text(_ written: String, _ shape: NumberFormats.Shape) -> String {
    guard let number = Double(written), number.isFinite else { return written }
    guard shape != .number, let time = moment(number, shape) else { return CellNumber.plain(number) }
    return time
  }

  /// A spreadsheet keeps seventeen digits, of which people have written fewer.
  private static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return number.description
  }

  /// ISO 8601; `nil` for what is no moment.
  private func moment(_ number: Double, _ shape: NumberFormats.Shape) -> String? {
    guard number >= 0, number < 2_958_466 else { return nil }
    var days = Int(number)
    var seconds = Int(((number - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    if shape == .time, days == 0 { return clock(seconds) }
    let day = dayText(days)
    return seconds == 0 ? day : "\(day)T\(clock(seconds))"
  }

  /// The calendar from 1900 has a day that never was, and is one day short before it.
  private func dayText(_ days: Int) -> String {
    if countsFrom1904 { return CivilDate(year: 1904, month: 1, day: 1)?.adding(days: days).description ?? "" }
    if days == 60 { return "1900-02-29" }
    return CivilDate(year: 1899, month: 12, day: days < 60 ? 31 : 30)?.adding(days: days).description ?? ""
  }

  private func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }
}
