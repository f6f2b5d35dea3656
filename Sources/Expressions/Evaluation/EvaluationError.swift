// SPDX-License-Identifier: Apache-2.0

/// An evaluation that came to no value for a reason other than a lacking fact.
package struct EvaluationError: Error, Sendable, Hashable {
  package enum Kind: Error, Sendable, Hashable {
    /// The named fact, or a part without a name, is none where a value is needed.
    case noValue(String?)
    case divisionByZero
    /// A number or date beyond what can be held.
    case overflow
    case indexOutOfRange
    case notADate
    /// The text is no label of the named scale.
    case notALabel(scale: String)
    /// One period has more months and the other more days.
    case periodsNotComparable
    case noSuchKey
    case duplicateKey
    case notAKey
    /// The value is none of the named type's.
    case notConvertible(to: String)
    case noTimeZone
    /// What is wrong with a pattern that was not there when the expression was checked.
    case badPattern(String)
    /// A position that a text does not have.
    case beyondText
    case badShift
    /// What is wrong with the first argument of `format`.
    case badFormat(String)
    case emptyList
    case tooManySteps
    /// The host gave no value for the named variable.
    case notBound(String)
    /// There is no such function.
    case noFunction(String)
    /// The host gave a value of another kind than it declared, for the named fact or a part without a name.
    case wrongKind(String?)
  }

  package let kind: Kind
  /// Which part of the text failed, in UTF-8 offsets.
  package let range: Range<Int>

  package init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
