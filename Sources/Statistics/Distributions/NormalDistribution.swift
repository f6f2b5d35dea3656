// SPDX-License-Identifier: Apache-2.0

/// The standard normal distribution: mean 0, variance 1.
package enum NormalDistribution {
  /// The chance of a value above `z`: erfc(z / sqrt 2) / 2. Relative error under 1e-14 (the C library's erfc).
  package static func upperTail(_ z: Double) -> Double {
    ElementaryFunctions.complementaryError(z / 2.0.squareRoot()) / 2
  }

  /// The chance of a value further from 0 than `z` on either side.
  package static func twoSidedTail(_ z: Double) -> Double {
    ElementaryFunctions.complementaryError(z.magnitude / 2.0.squareRoot())
  }

  /// The z that leaves `tail` above it, for a tail above 0 and below 1: 1.959963984540054 at 0.025. Error under
  /// 1e-12 relative, or 1e-16 near 0.
  package static func quantile(upperTail tail: Double) -> Double {
    guard tail <= 0.5 else { return -quantile(upperTail: 1 - tail) }
    return LogConcaveTail(
      // The tail is at most exp(-z^2 / 2) / 2, which gives a start at or beyond the answer.
      start: (-2 * ElementaryFunctions.logarithm(min(1, 2 * tail))).squareRoot(),
      isFalling: true, tail: upperTail, weight: density(at:)
    ).solve(for: tail)
  }

  private static func density(at z: Double) -> Double {
    ElementaryFunctions.exponential(-z * z / 2) / (2 * Double.pi).squareRoot()
  }
}
