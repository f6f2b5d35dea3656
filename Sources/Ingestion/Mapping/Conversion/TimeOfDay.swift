// SPDX-License-Identifier: Apache-2.0

/// The time after a date.
enum TimeOfDay {
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
