// SPDX-License-Identifier: Apache-2.0

/// A verdict as reports spell it.
enum SampleVerdict: String, Sendable {
  case complies
  case mustExplain = "must_explain"
  case advice
  case cannotTell = "cannot_tell"
  case notApplicable = "not_applicable"
}

/// How many subjects have each verdict.
struct SampleTally: Sendable {
  private(set) var counts: [SampleVerdict: Int] = [:]

  mutating func add(_ verdict: SampleVerdict, _ subjects: Int = 1) {
    if subjects > 0 { counts[verdict, default: 0] += subjects }
  }

  var json: AnswerJSON {
    .object(counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, .number($0.value)) })
  }
}

/// Two groups of which one is held against the other, worked out in whole numbers with the default parameters of the
/// rules.
struct SampleRatio: Sendable {
  let reference: StageSum
  let comparison: StageSum

  /// The reference group's rate over that of the group compared, in lowest terms; infinite with a denominator of 0,
  /// `nil` where there is none.
  var fraction: (numerator: Int, denominator: Int)? {
    guard reference.shortlisted > 0, comparison.shortlisted > 0,
      reference.appointed + comparison.appointed > 0
    else { return nil }
    let numerator = reference.appointed * comparison.shortlisted
    let denominator = reference.shortlisted * comparison.appointed
    let divisor = max(greatestCommonDivisor(numerator, denominator), 1)
    return (numerator / divisor, denominator / divisor)
  }

  /// 30 shortlisted and 5 expected appointments in each group, if both fared alike.
  var isLargeEnough: Bool {
    let total = reference.shortlisted + comparison.shortlisted
    let selected = reference.appointed + comparison.appointed
    return [reference, comparison].allSatisfy {
      $0.shortlisted >= 30 && $0.shortlisted * selected >= 5 * total
    }
  }

  /// How the ratio lies to the range from 0.80 to 1.25: below -1, inside 0 with the edges, above 1.
  var position: Int {
    guard let fraction else { return 0 }
    let (top, bottom) = (Int128(fraction.numerator), Int128(fraction.denominator))
    if 100 * top > 125 * bottom { return 1 }
    return 100 * top < 80 * bottom ? -1 : 0
  }

  /// Whether the 95 per cent score interval takes in 1: at 1 the score test is the test of two proportions with their
  /// pooled rate.
  var mayBeParity: Bool {
    let (a, m) = (Double(reference.appointed), Double(reference.shortlisted))
    let (b, n) = (Double(comparison.appointed), Double(comparison.shortlisted))
    let selected = a + b
    guard m > 0, n > 0, selected > 0, selected < m + n else { return true }
    let difference = a * n - b * m
    let statistic = difference * difference * (m + n) / (m * n * selected * (m + n - selected))
    return statistic <= 3.841458820694124
  }

  /// The lowest ratio over every way of sharing out those of unknown group, all who were appointed among them in the
  /// group compared and all others in the reference group, and the highest, the reverse.
  func bounds(_ unknown: StageSum) -> (lowest: SampleRatio, highest: SampleRatio) {
    let others = StageSum(shortlisted: unknown.shortlisted - unknown.appointed)
    let selected = StageSum(shortlisted: unknown.appointed, appointed: unknown.appointed)
    return (
      SampleRatio(reference: reference + others, comparison: comparison + selected),
      SampleRatio(reference: reference + selected, comparison: comparison + others)
    )
  }
}

/// What the rule on a ratio and the rule on recording say of a cut.
struct RatioVerdicts {
  let ratio: SampleRatio
  /// Everybody shortlisted in the cut.
  let everybody: Int
  let vacancies: Int
  /// Of how many vacancies those appointed in the cut are.
  let appointingVacancies: Int
  /// Everybody in the cut, whatever became of them.
  let applicants: Int
  /// The verdict where a rule is not met.
  let fault: SampleVerdict

  /// Whether those shortlisted, and those appointed, are hidden so that nobody can work out those of one vacancy.
  let isHidden: (shortlisted: Bool, appointed: Bool)

  /// Counts of one vacancy are not shown, so that nothing is told of them.
  var isShown: Bool { isStartShown && appointingVacancies != 1 && !isHidden.appointed }
  /// Whether those shortlisted are shown.
  var isStartShown: Bool { vacancies != 1 && applicants > 0 && !isHidden.shortlisted }

  /// Those of ethnicity.
  init(_ counts: RatioCounts, _ cut: Int, _ hidden: HiddenCuts) {
    self.init(
      counts, cut, hidden, counts.sum(cut, .white), counts.sum(cut, .ethnicMinority),
      everybody: SampleGroup.allCases.reduce(0) { $0 + counts.sum(cut, $1).shortlisted },
      fault: .mustExplain)
  }

  init(
    _ counts: RatioCounts, _ cut: Int, _ hidden: HiddenCuts, _ reference: StageSum, _ comparison: StageSum,
    everybody: Int,
    fault: SampleVerdict
  ) {
    ratio = SampleRatio(reference: reference, comparison: comparison)
    self.everybody = everybody
    vacancies = counts.vacancies[cut]
    appointingVacancies = counts.appointingVacancies[cut]
    applicants = counts.applicants[cut]
    self.fault = fault
    isHidden = (hidden.hidesShortlisted(cut), hidden.hidesAppointed(cut))
  }

  private var isJudged: Bool { isShown && ratio.isLargeEnough && ratio.fraction != nil }

  var likelihood: SampleVerdict {
    guard isJudged else { return .cannotTell }
    return ratio.position == 0 ? .complies : fault
  }

  /// At most one in ten is not recorded, those who declined to say left out.
  func recorded(without unrecorded: Int) -> SampleVerdict {
    guard isStartShown else { return .cannotTell }
    guard everybody > 0 else { return .notApplicable }
    return 10 * unrecorded <= everybody ? .complies : fault
  }

  var interval: SampleVerdict {
    guard isJudged else { return .cannotTell }
    return ratio.mayBeParity ? .complies : .advice
  }

  /// Whether the ratio stays where it is however the unknown are shared out. A ratio that is too small to be judged
  /// is unsafe all the same when its bounds lie on both sides of an edge.
  func safe(from unknown: StageSum) -> SampleVerdict {
    guard isStartShown else { return .cannotTell }
    guard unknown.shortlisted > 0 else { return .notApplicable }
    guard isShown else { return .cannotTell }
    let (lowest, highest) = ratio.bounds(unknown)
    let isBounded =
      ratio.reference.shortlisted > 0 && ratio.comparison.shortlisted > 0 && lowest.fraction != nil
      && highest.fraction != nil
    let stays = isBounded && lowest.position == highest.position
    guard isJudged else { return isBounded && !stays ? .advice : .cannotTell }
    guard isBounded else { return .cannotTell }
    return stays ? .complies : .advice
  }
}
