// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What sets applications apart as far as measures ask: their ethnicity group, the category of one other
/// characteristic, the route, and how somebody left; together a small number.
struct CohortKind: Sendable, Hashable {
  /// Which of the two characteristics of a kind.
  enum Side: Sendable {
    case ethnicity, category

    var other: Side { self == .ethnicity ? .category : .ethnicity }
  }

  let rawValue: Int

  /// Room for the groups of ethnicity and the reasons why there is none.
  private static let ethnicities = 16
  private static let routes = RoutePosition.count
  private static let leavings = 3

  /// - Parameter category: of the other characteristic; *not recorded* where there is none.
  init(_ cell: TallyCell, _ category: GroupPosition = GroupPosition(FactState.notRecorded)) {
    let ethnicity = GroupPosition(cell.group).rawValue
    let route = RoutePosition(cell.routeValue).rawValue
    let rest =
      (route * CohortKind.leavings + CohortKind.code(cell.leaving)) * CohortKind.ethnicities + ethnicity
    rawValue = category.rawValue * CohortKind.withoutCategory + rest
  }

  /// Of no group, and of no category.
  init(_ route: RoutePosition, _ leaving: Leaving?) {
    let group = GroupPosition(FactState.notRecorded).rawValue
    rawValue =
      group * CohortKind.withoutCategory
      + (route.rawValue * CohortKind.leavings + CohortKind.code(leaving)) * CohortKind.ethnicities + group
  }

  private init(rawValue: Int) { self.rawValue = rawValue }

  /// How many kinds there are without a category.
  private static let withoutCategory = ethnicities * leavings * routes

  /// The same kind with a category.
  func with(_ category: GroupPosition) -> CohortKind {
    CohortKind(
      rawValue: category.rawValue * CohortKind.withoutCategory + rawValue % CohortKind.withoutCategory)
  }

  /// In which group of one of the characteristics it is.
  func group(_ side: Side) -> GroupPosition {
    switch side {
    case .ethnicity: GroupPosition(rawValue: rawValue % CohortKind.ethnicities)
    case .category: GroupPosition(rawValue: rawValue / CohortKind.withoutCategory)
    }
  }

  var leaving: Leaving? {
    switch rawValue / CohortKind.ethnicities % CohortKind.leavings {
    case 1: .declinedOffer
    case 2: .withdrew
    default: nil
    }
  }

  private static func code(_ leaving: Leaving?) -> Int {
    switch leaving {
    case nil: 0
    case .declinedOffer: 1
    case .withdrew: 2
    }
  }

  var route: RoutePosition {
    RoutePosition(rawValue: rawValue / (CohortKind.leavings * CohortKind.ethnicities) % CohortKind.routes)
  }

  /// In which part it is, as far as ways of counting ask.
  var part: CountedPart { CountedPart(leaving: leaving, isInternal: route == RoutePosition(.internal)) }
}

/// The place of a route among those that cuts tell apart; one that is not known has a place too.
struct RoutePosition: Sendable, Hashable {
  let rawValue: Int

  static let count = 4
  static let all = (0..<count).map(RoutePosition.init(rawValue:))

  init(rawValue: Int) { self.rawValue = rawValue }

  init(_ route: RecruitmentRoute?) {
    switch route {
    case .internal: rawValue = 0
    case .external: rawValue = 1
    case .international: rawValue = 2
    case nil: rawValue = 3
    }
  }

  static let unknown = RoutePosition(nil)
}

extension TallyCell {
  fileprivate var routeValue: RecruitmentRoute? {
    if case .known(let route) = route { route } else { nil }
  }
}
