// SPDX-License-Identifier: Apache-2.0

/// How many of each group are shortlisted and appointed, so that the relative likelihood comes as near to the
/// one asked for as whole people allow.
///
/// Around three in ten shortlisted of each group, and three in ten of those appointed in the group that fares
/// better, the table is taken whose ratio is nearest, compared exactly; of equally near ones the one whose
/// numbers lie closest to these shares. Whatever the sizes, one white appointment more or fewer would not come
/// nearer.
struct LikelihoodTable {
  let white: GroupFates
  let ethnicMinority: GroupFates
  /// How far each number may lie from its share.
  private static let reach = 12

  private struct Candidate {
    let whiteShortlisted: Int
    let whiteAppointed: Int
    let shortlisted: Int
    let appointed: Int
    /// The distance from the ratio asked for, relative to it, as a fraction.
    let error: Int128
    let scale: Int128
    let distance: Int

    func precedes(_ other: Candidate) -> Bool {
      let (left, right) = (error * other.scale, other.error * scale)
      return left == right ? distance < other.distance : left < right
    }
  }

  /// - Returns: `nil` when the groups are too small for the likelihood.
  init?(_ likelihood: SampleLikelihood, white: Int, ethnicMinority: Int) {
    let (isWhite, isMinority): (Bool, Bool)
    switch likelihood {
    case .ratio(let ratio):
      self.init(ratio, white: white, ethnicMinority: ethnicMinority)
      return
    case .nobodyWhite: (isWhite, isMinority) = (false, true)
    case .nobodyMinority: (isWhite, isMinority) = (true, false)
    case .nobody: (isWhite, isMinority) = (false, false)
    }
    guard likelihood == .nobody || (white > 0 && ethnicMinority > 0) else { return nil }
    self.init(
      white: LikelihoodTable.fates(of: white, areAppointed: isWhite),
      ethnicMinority: LikelihoodTable.fates(of: ethnicMinority, areAppointed: isMinority))
  }

  private init(white: GroupFates, ethnicMinority: GroupFates) {
    self.white = white
    self.ethnicMinority = ethnicMinority
  }

  /// Three in ten are shortlisted and, where some are to be, three in ten of those appointed.
  private static func fates(of applied: Int, areAppointed: Bool) -> GroupFates {
    let shortlisted = min(applied, max(1, rounded(3 * applied, over: 10)))
    return GroupFates(
      applied: applied, shortlisted: shortlisted,
      appointed: areAppointed ? max(1, rounded(3 * shortlisted, over: 10)) : 0)
  }

  private init?(_ likelihood: DecimalShare, white: Int, ethnicMinority: Int) {
    let (p, q) = (likelihood.numerator, likelihood.denominator)
    guard white > 0, ethnicMinority > 0, p > 0 else { return nil }
    let targets = (
      white: max(1, rounded(3 * white, over: 10)),
      minority: max(1, rounded(3 * ethnicMinority, over: 10))
    )
    // Of those shortlisted 3 in 10 are appointed in the group that fares better.
    let appointedTarget = max(
      1,
      p >= q
        ? rounded(3 * q * targets.minority, over: 10 * p) : rounded(3 * targets.minority, over: 10))
    var best: Candidate?
    for shortlisted in LikelihoodTable.around(targets.minority, in: 1...ethnicMinority) {
      for appointed in LikelihoodTable.around(appointedTarget, in: 1...shortlisted) {
        for whiteShortlisted in LikelihoodTable.around(targets.white, in: 1...white) {
          let whiteAppointed = rounded(p * whiteShortlisted * appointed, over: q * shortlisted)
          guard (1...whiteShortlisted).contains(whiteAppointed) else { continue }
          let exact = Int128(p) * Int128(whiteShortlisted) * Int128(appointed)
          let difference = Int128(q) * Int128(whiteAppointed) * Int128(shortlisted) - exact
          let candidate = Candidate(
            whiteShortlisted: whiteShortlisted, whiteAppointed: whiteAppointed, shortlisted: shortlisted,
            appointed: appointed, error: difference < 0 ? -difference : difference, scale: exact,
            distance: abs(shortlisted - targets.minority) + abs(appointed - appointedTarget)
              + abs(whiteShortlisted - targets.white))
          if best.map(candidate.precedes) ?? true { best = candidate }
        }
      }
    }
    guard let best else { return nil }
    self.init(
      white: GroupFates(
        applied: white, shortlisted: best.whiteShortlisted, appointed: best.whiteAppointed),
      ethnicMinority: GroupFates(
        applied: ethnicMinority, shortlisted: best.shortlisted, appointed: best.appointed))
  }

  private static func around(_ target: Int, in limits: ClosedRange<Int>) -> ClosedRange<Int> {
    (target - reach...target + reach).clamped(to: limits)
  }
}
