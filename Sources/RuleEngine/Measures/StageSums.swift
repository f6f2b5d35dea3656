// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Adds up applications stage by stage for a number of cuts, so that any pair of the stages can be counted with
/// declined offers either way.
struct StageSums: Sendable {
  private let stages: [Stage]
  /// By cut, then whether an offer was declined, then group, then stage.
  private var sums: [StageSum]
  /// Applications whose route is not known, by cut, whether an offer was declined, and stage.
  private var unknownRoutes: [StageSum]
  /// How many groups are told apart: see `GroupPosition`.
  private let groups: Int
  /// By cut: the stages that every tally records.
  private var recorded: [StageSet]
  private var isEmpty: [Bool]
  /// By cut, whether an offer was declined, and stage: of how many vacancies those at the stage are.
  private var vacancies: [VacancySpread]

  /// - Parameter categories: how many categories the measured characteristic has.
  init(_ stages: [Stage], cuts: Int, categories: Int) {
    self.stages = stages
    groups = GroupPosition.count(categories: categories)
    sums = Array(repeating: StageSum(), count: cuts * 2 * groups * stages.count)
    unknownRoutes = Array(repeating: StageSum(), count: cuts * 2 * stages.count)
    recorded = Array(repeating: .all, count: cuts)
    isEmpty = Array(repeating: true, count: cuts)
    vacancies = Array(repeating: VacancySpread(), count: cuts * 2 * stages.count)
  }

  /// - Parameter side: the characteristic that is measured.
  mutating func add(_ face: CohortFace, _ number: Int, of side: CohortKind.Side, toCut cut: Int) {
    let entry = face.entries[number]
    isEmpty[cut] = false
    recorded[cut].formIntersection(entry.recorded)
    let half = 2 * cut + (entry.kind.declinedOffer ? 1 : 0)
    let start = (half * groups + entry.kind.group(side).rawValue) * stages.count
    let isRouteless = entry.kind.route == .unknown
    for (place, stage) in stages.enumerated() {
      let sum = face.sum(number, stage)
      vacancies[half * stages.count + place].add(sum.spread)
      sums[start + place].add(sum)
      if isRouteless { unknownRoutes[half * stages.count + place].add(sum) }
    }
  }

  /// Those of the stages that every tally of a cut records.
  func recordedStages(cut: Int) -> [Stage] { stages.filter { recorded[cut].contains($0) } }

  /// The counts of a cut from one of the stages to another. Those who turned an offer down never count as
  /// appointed; left out, they do not count at the first stage either. Without a way of counting them, the
  /// stages that were reached are counted as they are.
  func counts(
    cut: Int, from: Stage, to: Stage, _ compared: ComparedPositions, _ declinedOffers: DeclinedOffers?,
    isComplete: Bool, takesUnknownRoutes: Bool = false
  ) -> CohortCounts {
    var counts = CohortCounts()
    counts.fault = fault(cut, from, to, declinedOffers, isComplete)
    guard counts.fault == nil, let first = stages.firstIndex(of: from), let second = stages.firstIndex(of: to)
    else { return counts }
    func stood(_ group: Int, declined: Bool) -> GroupCounts {
      let start = ((2 * cut + (declined ? 1 : 0)) * groups + group) * stages.count
      return GroupCounts(from: sums[start + first].count, to: sums[start + second].count)
    }
    func group(_ position: Int) -> GroupCounts {
      declinedOffers.add(stood(position, declined: true), to: stood(position, declined: false))
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
    for position in 0..<groups { counts.declined += stood(position, declined: true).from }
    if takesUnknownRoutes {
      let start = 2 * cut * stages.count + first
      counts.unknownRoute = unknownRoutes[start].count
      if declinedOffers != .leftOut { counts.unknownRoute += unknownRoutes[start + stages.count].count }
    }
    return counts
  }

  /// Those of the stages, from the first on, that rest on no vacancy or on several: from the first that rests on
  /// one, counts would tell who somebody is, and so would those of any later one.
  func shown(_ recorded: [Stage], cut: Int, declinedOffers: (Stage) -> DeclinedOffers?) -> [Stage] {
    Array(recorded.prefix { !spread(cut, $0, isLeftOut: declinedOffers($0) != nil).isOne })
  }

  static let ofOneVacancy = "it rests on one vacancy, whose counts are not shown"

  /// Of how many vacancies those are who came to a stage.
  ///
  /// - Parameter isLeftOut: without those who turned an offer down.
  private func spread(_ cut: Int, _ stage: Stage, isLeftOut: Bool) -> VacancySpread {
    guard let place = stages.firstIndex(of: stage) else { return VacancySpread() }
    var spread = vacancies[2 * cut * stages.count + place]
    if !isLeftOut { spread.add(vacancies[(2 * cut + 1) * stages.count + place]) }
    return spread
  }

  private func fault(
    _ cut: Int, _ from: Stage, _ to: Stage, _ declinedOffers: DeclinedOffers?, _ isComplete: Bool
  ) -> String? {
    if !isComplete { return "the file of applications broke off" }
    if isEmpty[cut] { return "there are no applications" }
    // Equality counts of one vacancy are never shown: they would tell who somebody is.
    if spread(cut, from, isLeftOut: declinedOffers == .leftOut).isOne
      || spread(cut, to, isLeftOut: declinedOffers != nil).isOne
    {
      return StageSums.ofOneVacancy
    }
    return [from, to].first { !recorded[cut].contains($0) }.map { "\($0.who) is not recorded" }
  }
}

extension DeclinedOffers? {
  /// The counts of a group with those who turned an offer down.
  fileprivate func add(_ declined: GroupCounts, to others: GroupCounts) -> GroupCounts {
    switch self {
    case nil: others + declined
    case .countedAsNotAppointed: others + GroupCounts(from: declined.from, to: .zero)
    case .leftOut: others
    }
  }
}
