// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// How far a time zone is from Greenwich.
enum ZoneOffset {
  /// Seconds east at the moment, for a name of the IANA database, such as `Europe/London`, or a difference such
  /// as `+01:00`; `nil` for anything else.
  static func seconds(_ zone: String, at moment: Moment) -> Int? {
    if zone == "UTC" { return 0 }
    let bytes = Array(zone.utf8)
    switch bytes.first {
    case UInt8(ascii: "+"): return fixed(bytes.dropFirst())
    case UInt8(ascii: "-"): return fixed(bytes.dropFirst()).map(-)
    case let digit? where digit.isDigit: return fixed(bytes[...])
    default: break
    }
    // Abbreviations mean several zones: BST is British Summer Time, and Bangladesh's.
    guard zone.contains("/") || zone == "GMT", let named = TimeZone(identifier: zone) else { return nil }
    return named.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment.seconds)))
  }

  /// `01:00`, in seconds.
  static func fixed(_ bytes: ArraySlice<UInt8>) -> Int? {
    let start = bytes.startIndex
    guard bytes.count == 5, bytes[start + 2] == UInt8(ascii: ":"),
      let hours = bytes[start..<start + 2].number, let minutes = bytes[(start + 3)...].number,
      hours < 24, minutes < 60
    else { return nil }
    return hours * 3600 + minutes * 60
  }
}
