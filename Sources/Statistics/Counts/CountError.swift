// SPDX-License-Identifier: Apache-2.0

/// Why a pair of counts cannot be a rate.
package enum CountError: Error, Equatable, Sendable {
  /// A count is below zero.
  case negative(Int)
  /// More people were selected than were considered.
  case moreSelectedThanConsidered(selected: Int, considered: Int)
  /// A count is over ``Rate/largestCount``.
  case tooLarge(Int)
}

extension CountError: CustomStringConvertible {
  /// The fault in words, with the counts that cause it.
  package var description: String {
    switch self {
    case .negative(let count):
      "a count of \(count) is below zero (expected 0 or more)"
    case .moreSelectedThanConsidered(let selected, let considered):
      "\(selected) selected of \(considered) considered (expected no more selected than considered)"
    case .tooLarge(let count):
      "a count of \(count) is too large (expected at most \(Rate.largestCount))"
    }
  }
}
