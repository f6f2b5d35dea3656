// SPDX-License-Identifier: Apache-2.0

/// The relative likelihood of appointment from shortlisting that a sample is to have, white over ethnic minority.
package enum SampleLikelihood: Sendable, Hashable {
  case ratio(DecimalShare)
  /// No white applicant is appointed, and somebody of an ethnic minority is: a ratio of 0.
  case nobodyWhite
  /// Nobody of an ethnic minority is appointed, and some white applicant is: an infinite ratio.
  case nobodyMinority
  /// Nobody of either group is appointed: no ratio.
  case nobody

  /// A decimal, `infinite` or `undefined`; `nil` for anything else.
  package init?(_ text: String) {
    switch text {
    case SampleLikelihood.infinite: self = .nobodyMinority
    case SampleLikelihood.undefined: self = .nobody
    default:
      guard let share = DecimalShare(text) else { return nil }
      self = share.numerator == 0 ? .nobodyWhite : .ratio(share)
    }
  }

  package static let infinite = "infinite"
  package static let undefined = "undefined"

  var text: String {
    switch self {
    case .ratio(let share): share.text
    case .nobodyWhite: "0"
    case .nobodyMinority: SampleLikelihood.infinite
    case .nobody: SampleLikelihood.undefined
    }
  }
}
