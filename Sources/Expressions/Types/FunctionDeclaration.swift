// SPDX-License-Identifier: Apache-2.0

/// A function of the language: what it takes and gives, with its line of documentation and examples that the
/// tests execute.
package struct FunctionDeclaration: Sendable {
  package enum Style: Sendable {
    /// `name(value)`.
    case global
    /// `value.name(…)`; the receiver is the first parameter.
    case member
    case either
  }

  package struct Overload: Sendable {
    package let parameters: [ExpressionType]
    package let result: ExpressionType
    /// The last parameter may be repeated.
    package var repeats = false
  }

  package struct Example: Sendable {
    package let text: String
    /// What it gives, in canonical spelling.
    package let result: String
  }

  package let name: String
  package let style: Style
  package let overloads: [Overload]
  package let documentation: String
  package let examples: [Example]

  /// Every function of a rule but the one that each scale brings, in the order of the reference page.
  package static let all: [FunctionDeclaration] = Builtin.allCases.filter { $0 != .dyn }.map(\.declaration)
}
