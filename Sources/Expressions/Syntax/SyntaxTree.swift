// SPDX-License-Identifier: Apache-2.0

/// One part of an expression as written, before names and types are known.
struct SyntaxNode: Sendable {
  indirect enum Kind: Sendable {
    case literal(Literal)
    case name(String)
    case select(SyntaxNode, Word)
    /// The node is always a `select`.
    case has(SyntaxNode)
    case index(SyntaxNode, SyntaxNode)
    case call(Word, receiver: SyntaxNode?, [SyntaxNode])
    case not(SyntaxNode)
    case negate(SyntaxNode)
    case binary(BinaryOperator, SyntaxNode, SyntaxNode)
    /// Two or more operands of one chain.
    case logical(LogicalOperator, [SyntaxNode])
    case conditional(SyntaxNode, SyntaxNode, SyntaxNode)
    case list([SyntaxNode])
    case macro(Macro, over: SyntaxNode, variable: Word, body: SyntaxNode)
  }

  var kind: Kind
  /// UTF-8 offsets in the text, parentheses included.
  var range: Range<Int>
  /// 1 for a leaf.
  var depth: Int
}

/// A name and where it stands.
struct Word: Sendable {
  var text: String
  var range: Range<Int>
}

enum Literal: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int64)
  case decimal(DecimalText)
  case string(String)
}

enum LogicalOperator: String, Sendable {
  case and = "&&"
  case or = "||"
}

enum BinaryOperator: String, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case greater = ">"
  case equal = "=="
  case notEqual = "!="
  case member = "in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"

  /// How tightly it binds; `||` is 1 and `&&` is 2.
  var precedence: Int {
    switch self {
    case .less, .lessOrEqual, .greaterOrEqual, .greater, .equal, .notEqual, .member: 3
    case .add, .subtract: 4
    case .multiply, .divide, .remainder: 5
    }
  }
}

/// The forms that run a condition or a transformation over a list.
enum Macro: String, Sendable, CaseIterable {
  case all, exists
  case existsOne = "exists_one"
  case filter, map
}
