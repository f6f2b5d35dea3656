// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Adds up applications stage by stage for a number of cuts, so that any pair of the stages can be counted in each
/// of the ways that there are.
struct StageSums: Sendable {
  private let stages: [Stage]
  /// By cut, then by part, then group, then stage.
  private var sums: [StageSum]
  /// Applications whose route is not known, by cut, part and stage.
  private var unknownRoutes: [StageSum]
  /// How many groups are told apart: see `GroupPosition`.
  private let groups: Int
  /// By cut: the stages that every tally records.
  private var recorded: [StageSet]
  /// By cut and part.
  private var isEmpty: [Bool]
  /// By cut, part and stage: of how many vacancies those at the stage are.
  private var vacancies: [VacancySpread]

  private static let parts = CountedPart.all

  /// - Parameter categories: how many categories the measured characteristic has.
  init(_ stages: [Stage], cuts: Int, categories: Int) {
    self.stages = stages
    groups = GroupPosition.count(categories: categories)
    let parts = cuts * StageSums.parts.count
    sums = Array(repeating: StageSum(), count: parts * groups * stages.count)
    unknownRoutes = Array(repeating: StageSum(), count: parts * stages.count)
    recorded = Array(repeating: .all, count: cuts)
    isEmpty = Array(repeating: true, count: parts)
    vacancies = Array(repeating: VacancySpread(), count: parts * stages.count)
  }

  /// - Parameter group: of the characteristic that is measured.
  mutating func add(_ face: CohortFace, _ number: Int, group: GroupPosition, toCut cut: Int) {
    let entry = face.entries[number]
    recorded[cut].formIntersection(entry.recorded)
    let part = place(cut, entry.kind.part)
    isEmpty[part] = false
    let start = (part * groups + group.rawValue) * stages.count
    let isRouteless = entry.kind.route == .unknown
    for (place, stage) in stages.enumerated() {
      let sum = face.sum(number, stage)
      vacancies[part * stages.count + place].add(sum.spread)
      sums[start + place].add(sum)
      if isRouteless { unknownRoutes[part * stages.count + place].add(sum) }
    }
  }

  private func place(_ cut: Int, _ part: CountedPart) -> Int { cut * StageSums.parts.count + part.place }

  /// Those of the stages that every tally of a cut records.
  func recordedStages(cut: Int) -> [Stage] { stages.filter { recorded[cut].contains($0) } }

  /// The counts of a cut from one of the stages to another.
  ///
  /// - Parameter isAfterOffer: whether nobody comes to the second stage who turned the offer down; without it, the
  ///   stages that they came to are counted as they are.
  func counts(
    cut: Int, from: Stage, to: Stage, _ compared: ComparedPositions, _ ways: CountingWays,
    isAfterOffer: Bool = true, isComplete: Bool, takesUnknownRoutes: Bool = false
  ) -> CohortCounts {
    var counts = CohortCounts()
    counts.fault = fault(cut, from, to, ways, isAfterOffer, isComplete)
    if counts.fault == nil { counts.endFault = endFault(cut, from, to, ways, isAfterOffer) }
    guard counts.fault == nil, let first = stages.firstIndex(of: from), let second = stages.firstIndex(of: to)
    else { return counts }
    let standings = StageSums.parts.map { ways.standing($0, isAfterOffer: isAfterOffer) }
    func group(_ position: Int) -> GroupCounts {
      zip(StageSums.parts, standings).reduce(GroupCounts(from: .zero, to: .zero)) { sum, part in
        let start = (place(cut, part.0) * groups + position) * stages.count
        let stood = GroupCounts(from: sums[start + first].count, to: sums[start + second].count)
        return stood.from.atMost == 0 && stood.to.atMost == 0 ? sum : sum + part.1.counts(stood)
      }
    }
    func sum(_ positions: [GroupPosition]) -> GroupCounts {
      positions.reduce(GroupCounts(from: .zero, to: .zero)) { $0 + group($1.rawValue) }
    }
    counts.reference = sum(compared.reference)
    counts.comparison = sum(compared.comparison)
    counts.neither = sum(compared.neither)
    for state in GroupPosition.states {
      let group = group(GroupPosition(state).rawValue)
      if group.from.atMost > 0 || group.to.atMost > 0 { counts.unknownStates[state] = group }
    }
    if takesUnknownRoutes {
      for (part, standing) in zip(StageSums.parts, standings) {
        let start = place(cut, part) * stages.count
        let stood = GroupCounts(
          from: unknownRoutes[start + first].count, to: unknownRoutes[start + second].count)
        counts.unknownRoute += standing.counts(stood).from
      }
    }
    return counts
  }

  /// Those of the stages, from the first on, that rest on no vacancy or on several: from the first that rests on
  /// one, counts would tell who somebody is, and so would those of any later one.
  func shown(_ recorded: [Stage], cut: Int, _ ways: CountingWays, isAfterOffer: (Stage) -> Bool) -> [Stage] {
    Array(
      recorded.prefix { stage in
        // Whoever declined an offer stands at the first stage of a rate up to the offer, and at none after it.
        !spread(cut, first: stage, second: stage, isSecond: true, ways, isAfterOffer(stage)).isOne
      })
  }

  static let ofOneVacancy = "it rests on one vacancy, whose counts are not shown"

  /// Of how many vacancies those are who stand at one of two stages.
  private func spread(
    _ cut: Int, first: Stage, second: Stage, isSecond: Bool, _ ways: CountingWays, _ isAfterOffer: Bool
  ) -> VacancySpread {
    var spread = VacancySpread()
    guard let first = stages.firstIndex(of: first), let second = stages.firstIndex(of: second) else {
      return spread
    }
    for part in StageSums.parts {
      let start = place(cut, part) * stages.count
      switch ways.standing(part, isAfterOffer: isAfterOffer) {
      case .asTheyCame: spread.add(vacancies[start + (isSecond ? second : first)])
      case .notCome: if !isSecond { spread.add(vacancies[start + first]) }
      case .onlyThoseWhoCame: spread.add(vacancies[start + second])
      case .leftOut: break
      }
    }
    return spread
  }

  private func fault(
    _ cut: Int, _ from: Stage, _ to: Stage, _ ways: CountingWays, _ isAfterOffer: Bool, _ isComplete: Bool
  ) -> String? {
    if !isComplete { return "the file of applications broke off" }
    let filled = StageSums.parts.filter { !isEmpty[place(cut, $0)] }
    if filled.isEmpty { return "there are no applications" }
    if ways.leavesOutInternal, filled.allSatisfy(\.isInternal) { return "internal moves are left out" }
    // Equality counts of one vacancy are never shown: they would tell who somebody is.
    if spread(cut, first: from, second: to, isSecond: false, ways, isAfterOffer).isOne {
      return StageSums.ofOneVacancy
    }
    return recorded[cut].contains(from) ? nil : "\(from.who) is not recorded"
  }

  /// Why those who came to the second stage are not told, where those at the first may be.
  private func endFault(
    _ cut: Int, _ from: Stage, _ to: Stage, _ ways: CountingWays, _ isAfterOffer: Bool
  ) -> String? {
    if spread(cut, first: from, second: to, isSecond: true, ways, isAfterOffer).isOne {
      return StageSums.ofOneVacancy
    }
    return recorded[cut].contains(to) ? nil : "\(to.who) is not recorded"
  }
}

extension CountedStanding {
  /// The counts of those who came to the two stages, as they are counted.
  func counts(_ stood: GroupCounts) -> GroupCounts {
    switch self {
    case .asTheyCame: stood
    case .notCome: GroupCounts(from: stood.from, to: .zero)
    case .onlyThoseWhoCame: stood.came
    case .leftOut: GroupCounts(from: .zero, to: .zero)
    }
  }
}
