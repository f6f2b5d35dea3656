// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Where medical and local grades stand among the bands: `Consultant=9; Specialty Doctor=8a`.
struct GradePlacements: Sendable, Hashable {
  /// The placements in one spelling, ordered by grade.
  let text: String
  private let bands: [String: PayBand]

  static let none = GradePlacements(bands: [:], text: "")

  private init(bands: [String: PayBand], text: String) {
    self.bands = bands
    self.text = text
  }

  /// `nil` when a part is no `grade=band`, or a grade is placed twice.
  init?(_ text: String) {
    var bands: [String: PayBand] = [:]
    var written: [String] = []
    for part in text.split(separator: ";") where !GradePlacements.key(part).isEmpty {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      let grade = GradePlacements.key(sides[0])
      let label = sides[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !grade.isEmpty, bands[grade] == nil, let band = PayBand(rawValue: label) else { return nil }
      bands[grade] = band
      written.append("\(grade)=\(band.rawValue)")
    }
    self.init(bands: bands, text: written.sorted().joined(separator: "; "))
  }

  func band(of grade: String) -> PayBand? { bands[GradePlacements.key(grade[...])] }

  /// Lower case, single spaces, none at the ends.
  private static func key(_ grade: Substring) -> String {
    grade.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
