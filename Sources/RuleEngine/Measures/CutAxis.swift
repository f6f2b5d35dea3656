// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The parts of one dimension that some applications are in, in the order in which they are told.
struct CutAxis {
  /// What decides in which part an application is.
  enum Decider {
    /// The part of the vacancy along the line, and 0 where it is not known; the others follow from 1 on.
    case vacancy
    /// The application's route.
    case route
    /// A characteristic of the applicant.
    case characteristic(Characteristic)
  }

  let decider: Decider
  /// Each with what it is called in findings; what is not known comes last.
  private(set) var values: [(value: String, name: String)] = []
  /// By what decides it: the number of the value, −1 where an application is in none.
  private var numbers: [Int]

  /// - Parameters:
  ///   - keys: for each known value what decides it, in the order in which they are told.
  ///   - unknown: what decides that it is not known; none where it is known of all.
  ///   - count: how many things decide.
  private init(
    _ dimension: CutDimension, _ decider: Decider, _ known: [(value: String, name: String, keys: [Int])],
    unknown: [Int], count: Int
  ) {
    self.decider = decider
    numbers = Array(repeating: -1, count: count)
    for part in known {
      for key in part.keys { numbers[key] = values.count }
      values.append((part.value, part.name))
    }
    guard !unknown.isEmpty else { return }
    for key in unknown { numbers[key] = values.count }
    values.append((CohortCut.unknownValue, "\(dimension.words) not known"))
  }

  func number(_ key: Int) -> Int { numbers[key] }
}

extension CutAxis {
  /// A dimension that the vacancy decides; `nil` where it is known of none. Parts of one name, such as a grade placed at
  /// a band, are one.
  ///
  /// - Parameters:
  ///   - values: of each part of the line, and whether some application is in it.
  ///   - hasUnplaced: whether an application is of no part.
  init?(_ dimension: CutDimension, _ values: [(value: String?, isUsed: Bool)], hasUnplaced: Bool) {
    var keys: [String: [Int]] = [:]
    var unknown = hasUnplaced ? [0] : []
    for (part, (value, isUsed)) in values.enumerated() where isUsed {
      if let value { keys[value, default: []].append(part + 1) } else { unknown.append(part + 1) }
    }
    guard !keys.isEmpty else { return nil }
    let known = keys.keys.sorted(by: dimension.precedes).map { value in
      (value: value, name: dimension.name(of: value), keys: keys[value] ?? [])
    }
    self.init(dimension, .vacancy, known, unknown: unknown, count: values.count + 1)
  }

  /// A dimension that the route decides; `nil` where it cuts nothing.
  init?(ofRoute dimension: CutDimension, _ routes: Set<RoutePosition>) {
    let used = RoutePosition.all.filter { routes.contains($0) }
    let isInternational = RoutePosition(.international)
    var known: [(value: String, name: String, keys: [Int])] = []
    var unknown: [Int] = []
    if dimension == .withoutInternational {
      guard routes.contains(isInternational) else { return nil }
      let words = "without international recruits"
      known = [(words, words, used.filter { $0 != isInternational }.map(\.rawValue))]
    } else {
      let kinds: [(String, [RecruitmentRoute])] = [
        ("internal", [.internal]), ("external", [.external, .international]),
      ]
      for (word, members) in kinds {
        let keys = members.map { RoutePosition($0) }.filter(routes.contains).map(\.rawValue)
        if !keys.isEmpty { known.append((word, dimension.name(of: word), keys)) }
      }
      unknown = used.filter { $0 == .unknown }.map(\.rawValue)
    }
    guard !known.isEmpty else { return nil }
    self.init(dimension, .route, known, unknown: unknown, count: RoutePosition.count)
  }

  /// A characteristic of the applicants; `nil` where nobody's is known.
  ///
  /// - Parameter isUsed: by position, whether some application is of it.
  init?(
    _ dimension: CutDimension, of characteristic: Characteristic, _ categories: [ApplicantGroup],
    isUsed: [Bool]
  ) {
    var known: [(value: String, name: String, keys: [Int])] = []
    for (number, category) in categories.enumerated() {
      let position = GroupPosition(category: number).rawValue
      if isUsed[position] { known.append((category.name, category.applicants, [position])) }
    }
    guard !known.isEmpty else { return nil }
    let unknown = GroupPosition.states.indices.filter { isUsed[$0] }
    self.init(
      dimension, .characteristic(characteristic), known,
      unknown: unknown.isEmpty ? [] : Array(GroupPosition.states.indices), count: isUsed.count)
  }
}

extension CutDimension {
  /// The order in which parts are told: bands by seniority, other grades behind them, everything else by
  /// name.
  fileprivate func precedes(_ left: String, _ right: String) -> Bool {
    func order(_ value: String) -> (Int, String) {
      (self == .band ? PayBand(leading: value)?.rank ?? PayBand.allCases.count : 0, value)
    }
    return order(left) < order(right)
  }
}
