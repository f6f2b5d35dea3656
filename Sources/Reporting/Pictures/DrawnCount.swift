// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// A number of people as a picture shows it. What is hidden is said in words, and is never drawn as nobody.
package enum DrawnCount: Sendable, Hashable {
  case shown(Count)
  /// Why it is not shown, such as "hidden: fewer than 5".
  case hidden(String)

  /// The count, where it is shown.
  var count: Count? { if case .shown(let count) = self { count } else { nil } }

  /// "1,480", "1–3" for a range, or why it is not shown.
  var words: String {
    switch self {
    case .shown(let count): WordedNumber.dashed(count)
    case .hidden(let why): why
    }
  }
}

/// How many came to something, out of how many.
package struct DrawnPart: Sendable, Hashable {
  package let reached: DrawnCount
  package let whole: DrawnCount

  package init(_ reached: DrawnCount, of whole: DrawnCount) {
    self.reached = reached
    self.whole = whole
  }

  /// The lowest and the highest share that it can be; `nil` where a count is hidden, and of nobody.
  var share: ClosedRange<Double>? {
    guard let reached = reached.count, let whole = whole.count, whole.atMost > 0 else { return nil }
    let lowest = min(1, Double(reached.atLeast) / Double(whole.atMost))
    let highest = whole.atLeast > 0 ? min(1, Double(reached.atMost) / Double(whole.atLeast)) : 1
    return lowest...max(lowest, highest)
  }

  /// "512 of 2,480 (20.6%)", with the lowest and the highest share for a range.
  var words: String {
    guard let reached = reached.count, let whole = whole.count else {
      return self.reached.count == nil
        ? self.reached.words : "\(self.reached.words); of them all: \(self.whole.words)"
    }
    let counts = "\(WordedNumber.dashed(reached)) of \(WordedNumber.dashed(whole))"
    return shareWords.map { "\(counts) (\($0))" } ?? counts
  }

  /// "20.6%", or "25.0% to 30.0%".
  var shareWords: String? {
    guard let share else { return nil }
    let (low, high) = (DrawnPart.percent(share.lowerBound), DrawnPart.percent(share.upperBound))
    return low == high ? low : "\(low) to \(high)"
  }

  static func percent(_ share: Double) -> String { WordedNumber.fixed(share * 100, 1) + "%" }
}
