// SPDX-License-Identifier: Apache-2.0

extension RatioVerdicts {
  /// Whether those of unknown group are as large a share of those appointed as of those shortlisted: at most two in a
  /// hundred more or less, or no more than chance makes it.
  func alike(_ unknown: StageSum) -> SampleVerdict {
    guard isStartShown else { return .cannotTell }
    guard unknown.shortlisted > 0 else { return .notApplicable }
    let known = ratio.reference + ratio.comparison
    guard known.shortlisted > 0 else { return .notApplicable }
    guard isShown else { return .cannotTell }
    let (all, selected) = (known.shortlisted + unknown.shortlisted, known.appointed + unknown.appointed)
    guard selected > 0 else { return .notApplicable }
    let gap = abs(unknown.shortlisted * selected - unknown.appointed * all)
    // A chance of exactly 0.05 counts as such whatever the last digits are.
    let isLikely = unknown.chance(beside: known) >= 0.05 - 5e-13
    return 100 * gap <= 2 * all * selected || isLikely ? .complies : .advice
  }
}

extension StageSum {
  /// Lancaster's two-sided mid-p of these people beside others: of all ways to deal out the appointments, how likely one
  /// so far out is. Worked out by the ratio of one number's likelihood to the next, from the one observed outwards.
  fileprivate func chance(beside others: StageSum) -> Double {
    let selected = appointed + others.appointed
    func side(_ step: Int) -> Double {
      var (sum, weight, number) = (0.0, 1.0, appointed)
      while true {
        let (lower, upper) = step > 0 ? (number, number + 1) : (number - 1, number)
        let left = others.shortlisted - selected + upper
        guard lower >= 0, upper <= shortlisted, upper <= selected, left > 0 else { return sum }
        let ratio =
          Double(shortlisted - lower) * Double(selected - lower) / (Double(upper) * Double(left))
        weight *= step > 0 ? ratio : 1 / ratio
        sum += weight
        number += step
      }
    }
    let (below, above) = (side(-1), side(1))
    return min(1, (2 * min(below, above) + 1) / (below + 1 + above))
  }
}
