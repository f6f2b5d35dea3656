// SPDX-License-Identifier: Apache-2.0

/// An Agenda for Change pay band, or very senior manager, in the order of seniority.
package enum PayBand: String, Sendable, Hashable, CaseIterable, Comparable {
  case band2 = "2"
  case band3 = "3"
  case band4 = "4"
  case band5 = "5"
  case band6 = "6"
  case band7 = "7"
  case band8a = "8a"
  case band8b = "8b"
  case band8c = "8c"
  case band8d = "8d"
  case band9 = "9"
  case verySeniorManager = "VSM"

  /// Position in the order, 0 for band 2.
  package var rank: Int { PayBand.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: PayBand, right: PayBand) -> Bool { left.rank < right.rank }

  /// "band 8a", or "VSM".
  package var title: String { self == .verySeniorManager ? "VSM" : "band \(rawValue)" }
}

/// The grade of a post as its source gives it.
package enum PayGrade: Sendable, Hashable {
  /// Agenda for Change or VSM; "Band 5/6" is a range, "Band 8" is 8a to 8d.
  case bands(ClosedRange<PayBand>)
  /// A medical or local grade: its place among the bands is unknown until a parameter gives it.
  case other(String)

  /// The grade in words, as a report prints it.
  package var title: String {
    switch self {
    case .bands(let range):
      range.lowerBound == range.upperBound
        ? range.lowerBound.rawValue : "\(range.lowerBound.rawValue) to \(range.upperBound.rawValue)"
    case .other(let label): label
    }
  }
}
