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

  init(_ pipeline: RecruitmentPipeline) {
    var signs = [Signs](repeating: [], count: pipeline.vacancies.count)
    let tallies = EthnicityTallies(tallies: pipeline.applications.elements)
    var hasUnplaced = ApplicationSignTable.add(tallies, to: &signs)
    // Rows are in the tallies already; equality counts of a characteristic may be all that a vacancy has.
    for table in pipeline.characteristics where table.cells.contains(where: { $0.group == .notRecorded }) {
      let counts = CharacteristicTallies(table)
      if ApplicationSignTable.add(counts, to: &signs) { hasUnplaced = true }
    }
    self.signs = signs
    if case .complete = pipeline.applications { canSayNo = !hasUnplaced } else { canSayNo = false }
  }

  /// Whether there are counts of the organisation as a whole, of which no vacancy's can be told.
  private static func add(_ tallies: some TallyColumns, to signs: inout [Signs]) -> Bool {
    var hasUnplaced = false
    for number in 0..<tallies.count {
      guard let vacancy = tallies.vacancy(number) else {
        hasUnplaced = true
        continue
      }
      guard signs.indices.contains(vacancy) else { continue }
      signs[vacancy].formUnion(ApplicationSignTable.signs(tallies, number))
    }
    return hasUnplaced
  }

  private static func signs(_ tallies: some TallyColumns, _ number: Int) -> Signs {
    var signs: Signs = []
    if hasReached(.interviewed, tallies, number) {
      signs = [.shortlisted, .interviewed]
    } else if hasReached(.shortlisted, tallies, number) {
      signs = .shortlisted
    }
    if mayHaveReached(.shortlisted, tallies, number) { signs.insert(.perhapsShortlisted) }
    if mayHaveReached(.interviewed, tallies, number) { signs.insert(.perhapsInterviewed) }
    return signs
  }

  /// Whether an application is known to have come to the stage or beyond it.
  private static func hasReached(_ stage: Stage, _ tallies: some TallyColumns, _ number: Int) -> Bool {
    let recorded = tallies.recorded(number)
    for later in laterStages(from: stage)
    where recorded.contains(later) && tallies.reached(number, later).atLeast > 0 {
      return true
    }
    return false
  }

  private static func mayHaveReached(_ stage: Stage, _ tallies: some TallyColumns, _ number: Int) -> Bool {
    !tallies.recorded(number).contains(stage) || tallies.reached(number, stage).atMost != 0
  }

  private static func laterStages(from stage: Stage) -> ArraySlice<Stage> {
    stages[Int(stage.rawValue)...]
  }

  private static let stages = Stage.allCases

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
