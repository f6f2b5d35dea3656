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

  /// The chance that a standard normal value lies further from 0 than `z` on either side: erfc(|z| / sqrt 2).
  static func normalTwoSidedTail(_ z: Double) -> Double { erfc(z.magnitude / 2.0.squareRoot()) }
}
