// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What a measure may count in two ways: the name of the parameter that says which.
enum CountingSetting: String, Sendable, Hashable, CaseIterable {
  case declinedOffers = "declined_offers"
  case withdrawals
  case internalMoves = "internal_moves"
  case readverts

  /// The values that the parameter can have: the usual way first, then the other.
  var values: [String] {
    switch self {
    case .declinedOffers: ["counted_as_not_appointed", "left_out"]
    case .withdrawals, .internalMoves: ["counted", "left_out"]
    case .readverts: ["own_vacancies", "joined"]
    }
  }

  /// "declined offers".
  var title: String { rawValue.split(separator: "_").joined(separator: " ") }

  /// The values in words, to follow the title.
  fileprivate var words: (usual: String, other: String) {
    switch self {
    case .declinedOffers: ("counted as not appointed", "left out")
    case .withdrawals, .internalMoves: ("counted", "left out")
    case .readverts: ("counted as vacancies of their own", "joined with the vacancy advertised before")
    }
  }
}

/// The ways in which a measure counts.
struct CountingWays: Sendable, Hashable {
  /// The settings that have their other value.
  private var others: Set<CountingSetting> = []

  static let usual = CountingWays()

  init() {}

  /// - Parameter value: of a parameter with this name; `nil` where the rule has none.
  init(_ value: (String) -> String?) {
    others = Set(CountingSetting.allCases.filter { value($0.rawValue) == $0.values.last })
  }

  /// With one setting the other way.
  func turning(_ setting: CountingSetting) -> CountingWays {
    var ways = self
    ways.others.formSymmetricDifference([setting])
    return ways
  }

  /// "left out": what becomes of what a setting is about.
  func words(_ setting: CountingSetting) -> String {
    others.contains(setting) ? setting.words.other : setting.words.usual
  }

  var leavesOutDeclined: Bool { others.contains(.declinedOffers) }
  var leavesOutWithdrawn: Bool { others.contains(.withdrawals) }
  var leavesOutInternal: Bool { others.contains(.internalMoves) }
  var joinsReadverts: Bool { others.contains(.readverts) }
}

/// A part of a cut that a way of counting treats alike: those who left in one way, internal or not.
struct CountedPart: Sendable, Hashable {
  let leaving: Leaving?
  let isInternal: Bool

  static let all = [nil, Leaving.declinedOffer, .withdrew].flatMap { leaving in
    [false, true].map { CountedPart(leaving: leaving, isInternal: $0) }
  }

  /// Its place among all.
  var place: Int {
    let number =
      switch leaving {
      case nil: 0
      case .declinedOffer: 1
      case .withdrew: 2
      }
    return 2 * number + (isInternal ? 1 : 0)
  }
}

/// How the people of a part stand at the two stages of a measure.
enum CountedStanding: Sendable, Hashable {
  /// As they came to the stages.
  case asTheyCame
  /// At the first stage alone.
  case notCome
  /// Those who came to the second stage at both, and nobody else.
  case onlyThoseWhoCame
  case leftOut
}

extension CountingWays {
  /// - Parameter isAfterOffer: whether the second stage is one that nobody comes to who turned the offer down.
  func standing(_ part: CountedPart, isAfterOffer: Bool) -> CountedStanding {
    if part.isInternal, leavesOutInternal { return .leftOut }
    switch part.leaving {
    case nil: return .asTheyCame
    case .declinedOffer:
      guard isAfterOffer else { return .asTheyCame }
      return leavesOutDeclined ? .leftOut : .notCome
    // Whoever withdrew after the second stage came to it as everybody did.
    case .withdrew: return leavesOutWithdrawn ? .onlyThoseWhoCame : .asTheyCame
    }
  }
}
