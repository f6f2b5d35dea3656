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

  /// Every function but the one that each scale brings, in the order of the reference page.
  package static let all: [FunctionDeclaration] = Builtin.allCases.map(\.declaration)
}

/// The functions that do not depend on the schema.
enum Builtin: String, Sendable, CaseIterable {
  case size, startsWith, endsWith, contains, lowerAscii, upperAscii, trim, split, join, replace
  case min, max, abs, date, months, days, int, double, string

  var declaration: FunctionDeclaration {
    FunctionDeclaration(
      name: rawValue, style: style, overloads: overloads, documentation: documentation, examples: examples)
  }

  var style: FunctionDeclaration.Style {
    switch self {
    case .size: .either
    case .startsWith, .endsWith, .contains, .lowerAscii, .upperAscii, .trim, .split, .join, .replace: .member
    case .min, .max, .abs, .date, .months, .days, .int, .double, .string: .global
    }
  }

  /// A list of `null` stands for any list.
  var overloads: [FunctionDeclaration.Overload] {
    func takes(_ parameters: ExpressionType..., gives result: ExpressionType) -> FunctionDeclaration.Overload
    {
      .init(parameters: parameters, result: result)
    }
    let texts = ExpressionType.list(.string)
    switch self {
    case .size: return [takes(.string, gives: .int), takes(.list(.null), gives: .count)]
    case .startsWith, .endsWith, .contains: return [takes(.string, .string, gives: .bool)]
    case .lowerAscii, .upperAscii, .trim: return [takes(.string, gives: .string)]
    case .split: return [takes(.string, .string, gives: texts)]
    case .join: return [takes(texts, gives: .string), takes(texts, .string, gives: .string)]
    case .replace: return [takes(.string, .string, .string, gives: .string)]
    case .min, .max:
      return [ExpressionType.int, .double, .count, .date].flatMap { type in
        [
          FunctionDeclaration.Overload(parameters: [type, type], result: type, repeats: true),
          takes(.list(type), gives: type),
        ]
      }
    case .abs: return [takes(.int, gives: .int), takes(.double, gives: .double)]
    case .date: return [takes(.string, gives: .date)]
    case .months, .days: return [takes(.int, gives: .period)]
    case .int: return [takes(.double, gives: .int), takes(.int, gives: .int)]
    case .double: return [takes(.int, gives: .double), takes(.double, gives: .double)]
    case .string:
      return [ExpressionType.int, .double, .bool, .date, .string].map { takes($0, gives: .string) }
    }
  }
}
