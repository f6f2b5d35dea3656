// SPDX-License-Identifier: Apache-2.0

/// How many applications came to each stage or beyond it.
///
/// There is one for each cell of each of tens of thousands of vacancies, so that exact counts stand in line, and
/// ranges, which are few, beside them.
public struct ReachedCounts: Sendable {
  /// By the stage's raw value; `elsewhere` where the count is a range or very large.
  @usableFromInline var exact = InlineArray<11, UInt32>(repeating: 0)
  @usableFromInline var unusual: [UInt8: Count]?

  @inlinable static var elsewhere: UInt32 { .max }

  /// Nobody at any stage.
  @inlinable public init() {}

  /// - Parameter counts: by the stage's raw value; nobody came to stages that are missing.
  package init(_ counts: [Count]) {
    for (stage, count) in zip(Stage.allCases, counts) { self[stage] = count }
  }

  /// How many came to the stage or beyond it.
  @inlinable public subscript(stage: Stage) -> Count {
    get {
      let count = exact[Int(stage.rawValue)]
      return count == ReachedCounts.elsewhere ? unusual?[stage.rawValue] ?? .zero : Count(Int(count))
    }
    set {
      let place = Int(stage.rawValue)
      if exact[place] == ReachedCounts.elsewhere { unusual?[stage.rawValue] = nil }
      if let count = newValue.exact, count >= 0, count < Int(ReachedCounts.elsewhere) {
        exact[place] = UInt32(truncatingIfNeeded: count)
      } else {
        exact[place] = ReachedCounts.elsewhere
        unusual = unusual ?? [:]
        unusual?[stage.rawValue] = newValue
      }
    }
  }

  /// Stage by stage.
  package static func += (left: inout ReachedCounts, right: ReachedCounts) {
    for stage in Stage.allCases { left[stage] += right[stage] }
  }
}
