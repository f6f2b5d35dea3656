// SPDX-License-Identifier: Apache-2.0

/// Where one exact number lies relative to another.
package enum Ordering: Equatable, Sendable {
  case below
  case equal
  case above
}

extension Ordering {
  /// The place of `left` relative to `right`.
  init<Number: Comparable>(of left: Number, relativeTo right: Number) {
    self = left < right ? .below : left == right ? .equal : .above
  }

  /// The place of the product `left` relative to the product `right`, exact in 256 bits.
  init(of left: (UInt128, UInt128), relativeTo right: (UInt128, UInt128)) {
    let one = left.0.multipliedFullWidth(by: left.1)
    let other = right.0.multipliedFullWidth(by: right.1)
    let high = Ordering(of: one.high, relativeTo: other.high)
    self = high == .equal ? Ordering(of: one.low, relativeTo: other.low) : high
  }
}
