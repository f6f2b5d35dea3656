// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The functions that the standard library lacks, named once so that one file reaches the C library.
enum ElementaryFunctions {
  /// e to the power `x`.
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// The natural logarithm of `x`, which is above 0.
  static func logarithm(_ x: Double) -> Double { log(x) }

  /// ln(1 + x), without loss near 0; `x` is above -1.
  static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }

  /// The angle in radians of which the sine is `x`, which lies from -1 to 1.
  static func arcSine(_ x: Double) -> Double { asin(x) }

  /// The sine of an angle in radians.
  static func sine(_ x: Double) -> Double { sin(x) }

  /// erfc, the complement of the error function, without loss far from 0.
  static func complementaryError(_ x: Double) -> Double { erfc(x) }
}
