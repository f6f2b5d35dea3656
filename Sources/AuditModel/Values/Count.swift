// SPDX-License-Identifier: Apache-2.0

/// A number of people or records: exact, or a range when something is hidden, unreadable or was not asked.
public struct Count: Sendable, Hashable {
  /// The fewest that there can be.
  public let atLeast: Int
  /// The most that there can be.
  public let atMost: Int

  /// An exact count.
  @inlinable public init(_ exact: Int) {
    atLeast = exact
    atMost = exact
  }

  /// A range; the bounds are put in order.
  @inlinable public init(atLeast: Int, atMost: Int) {
    self.atLeast = min(atLeast, atMost)
    self.atMost = max(atLeast, atMost)
  }

  /// Nobody.
  @inlinable public static var zero: Count { Count(0) }

  /// The number, when it is exact.
  @inlinable public var exact: Int? { atLeast == atMost ? atLeast : nil }

  /// Ranges add up at both ends.
  @inlinable public static func + (left: Count, right: Count) -> Count {
    Count(atLeast: left.atLeast + right.atLeast, atMost: left.atMost + right.atMost)
  }

  /// Ranges add up at both ends.
  @inlinable public static func += (left: inout Count, right: Count) { left = left + right }
}
