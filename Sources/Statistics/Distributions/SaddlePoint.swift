// SPDX-License-Identifier: Apache-2.0

/// The parts of which binomial, Poisson, beta and gamma densities are made without a logarithm of a factorial.
///
/// At five million people such a logarithm is about 7e7, and its last digit alone puts 1e-8 into every probability;
/// these parts stay small where the density is not.
/// Source: C. Loader, Fast and accurate computation of binomial probabilities (2000).
enum SaddlePoint {
  /// ln Γ(n + 1) - (n + 1/2) ln n + n - ln(2π) / 2, for n above 0; absolute error under 1e-14 from 1/2 on.
  static func stirlingError(_ n: Double) -> Double {
    var (steps, at) = (0.0, n)
    while at < 16 {
      steps += (at + 0.5) * ElementaryFunctions.logarithmOfOnePlus(1 / at) - 1
      at += 1
    }
    return steps + series(at)
  }

  /// Stirling's series for n of 16 or more, of which the first term left out is under 1e-17.
  private static func series(_ n: Double) -> Double {
    let square = n * n
    let tail = 1.0 / 1680 - (1.0 / 1188 - (691.0 / 360_360 - 1.0 / 156 / square) / square) / square
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - tail / square) / square) / square) / n
  }

  /// ln(1 + u) - u, for u above -1, without the loss of taking the difference near 0.
  ///
  /// With r = u / (2 + u): 2 (r + r³/3 + r⁵/5 + ...) - u = r (2 r² (1/3 + r²/5 + ...) - u).
  ///
  /// - Parameter onePlus: 1 + u, which the caller may know better where u is near -1.
  static func logOnePlusMinus(_ u: Double, onePlus: Double) -> Double {
    guard u.magnitude <= 0.5 else { return ElementaryFunctions.logarithm(onePlus) - u }
    let r = u / (2 + u)
    var (sum, power, odd) = (0.0, 1.0, 3.0)
    while power / odd > sum * 0x1p-55 {
      sum += power / odd
      power *= r * r
      odd += 2
    }
    return r * (2 * r * r * sum - u)
  }

  /// x^a (1 - x)^b / B(a, b), for a and b above 0 and x between 0 and 1.
  ///
  /// `y` is 1 - x, and `excess` (a + b) x - a, which the caller may know without rounding.
  static func betaWeight(a: Double, b: Double, x: Double, y: Double, excess: Double) -> Double {
    let n = a + b
    let exponent =
      a * logOnePlusMinus(excess / a, onePlus: n / a * x)
      + b * logOnePlusMinus(-excess / b, onePlus: n / b * y)
    let errors = stirlingError(n) - stirlingError(a) - stirlingError(b)
    return (a / n * b / (2 * Double.pi)).squareRoot() * ElementaryFunctions.exponential(exponent + errors)
  }

  /// x^a e^-x / Γ(a + 1), for x and a above 0.
  static func gammaWeight(a: Double, x: Double) -> Double {
    let exponent = a * logOnePlusMinus((x - a) / a, onePlus: x / a) - stirlingError(a)
    return ElementaryFunctions.exponential(exponent) / (2 * Double.pi * a).squareRoot()
  }
}
