// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What the applications say: yes, no, or nothing (`nil`).
struct ApplicationSigns: Sendable, Equatable {
  /// Whether somebody was shortlisted or came further.
  let shortlisted: Bool?
  /// Whether somebody was interviewed or came further.
  let interviewed: Bool?
}

/// How far the applications of each vacancy came, from one pass over the counts.
struct ApplicationSignTable: Sendable {
  private struct Signs: OptionSet {
    let rawValue: UInt8
    /// Somebody came to the stage or beyond.
    static let shortlisted = Signs(rawValue: 1)
    static let interviewed = Signs(rawValue: 2)
    /// It is not shown that nobody came to the stage.
    static let perhapsShortlisted = Signs(rawValue: 4)
    static let perhapsInterviewed = Signs(rawValue: 8)
  }

  private var signs: [Signs]
  /// Whether the counts are all there are, so that they can say no.
  private let canSayNo: Bool

  init(_ applications: Recorded<ApplicationTally>, vacancies: Int) {
    let tallies = applications.elements
    signs = Array(repeating: [], count: vacancies)
    var hasUnplaced = false
    for number in tallies.indices {
      guard let vacancy = tallies[number].vacancy else {
        // Counts of the organisation as a whole: no vacancy's can be told.
        hasUnplaced = true
        continue
      }
      guard vacancy >= 0, vacancy < vacancies else { continue }
      signs[vacancy].formUnion(ApplicationSignTable.signs(of: tallies[number]))
    }
    if case .complete = applications { canSayNo = !hasUnplaced } else { canSayNo = false }
  }

  private static func signs(of tally: ApplicationTally) -> Signs {
    var signs: Signs = []
    if tally.hasReached(.interviewed) {
      signs = [.shortlisted, .interviewed]
    } else if tally.hasReached(.shortlisted) {
      signs = .shortlisted
    }
    if tally.count(.shortlisted)?.atMost != 0 { signs.insert(.perhapsShortlisted) }
    if tally.count(.interviewed)?.atMost != 0 { signs.insert(.perhapsInterviewed) }
    return signs
  }

  subscript(vacancy: Int) -> ApplicationSigns {
    let signs = signs[vacancy]
    func sign(_ yes: Signs, _ perhaps: Signs) -> Bool? {
      if signs.contains(yes) { return true }
      return canSayNo && !signs.contains(perhaps) ? false : nil
    }
    return ApplicationSigns(
      shortlisted: sign(.shortlisted, .perhapsShortlisted),
      interviewed: sign(.interviewed, .perhapsInterviewed))
  }
}

extension ApplicationTally {
  /// Whether an application is known to have come to the stage or beyond it.
  fileprivate func hasReached(_ stage: Stage) -> Bool {
    for number in Int(stage.rawValue)..<reached.count
    where recorded.rawValue & (1 << UInt16(number)) != 0 && reached[number].atLeast > 0 {
      return true
    }
    return false
  }
}
