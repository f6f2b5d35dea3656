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
    case map(keys: [SyntaxNode], values: [SyntaxNode])
    case macro(MacroForm)
    /// A name for a value within a part: `cel.bind(name, value, part)`.
    case bind(Word, SyntaxNode, SyntaxNode)
  }

  var kind: Kind
  /// UTF-8 offsets in the text, parentheses included.
  var range: Range<Int>
  /// 1 for a leaf.
  var depth: Int
}

extension SyntaxNode {
  /// What it is made of.
  var parts: [SyntaxNode] {
    switch kind {
    case .literal, .name: []
    case .select(let operand, _), .has(let operand), .not(let operand), .negate(let operand): [operand]
    case .index(let a, let b), .binary(_, let a, let b), .bind(_, let a, let b): [a, b]
    case .call(_, let receiver, let arguments): [receiver].compactMap(\.self) + arguments
    case .logical(_, let operands), .list(let operands): operands
    case .conditional(let a, let b, let c): [a, b, c]
    case .map(let keys, let values): keys + values
    case .macro(let form): form.parts
    }
  }
}

/// A macro with what it runs over: `list.exists(member, member.decides)`.
struct MacroForm: Sendable {
  let macro: Macro
  let collection: SyntaxNode
  /// One, or two: the index or key and the element.
  let variables: [Word]
  /// For the forms that transform: which elements are taken; `nil` for all.
  let condition: SyntaxNode?
  let body: SyntaxNode

  /// Its parts in the order in which they are written.
  var parts: [SyntaxNode] { [collection] + [condition].compactMap(\.self) + [body] }
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
  case uint(UInt64)
  case decimal(DecimalText)
  case string(String)
  case bytes([UInt8])
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

/// The forms that run a condition or a transformation over a list or the keys of a map.
enum Macro: String, Sendable, CaseIterable {
  case all, exists
  case existsOne = "exists_one"
  case filter, map, transformList, transformMap, transformMapEntry

  /// CEL spells one of them in two ways.
  init?(name: String) {
    if name == "existsOne" { self = .existsOne } else { self.init(rawValue: name) }
  }

  /// How many arguments it takes with one variable and with two.
  var argumentCounts: (one: ClosedRange<Int>?, two: ClosedRange<Int>?) {
    switch self {
    case .all, .exists, .existsOne: (2...2, 3...3)
    case .filter: (2...2, nil)
    case .map: (2...3, nil)
    case .transformList, .transformMap, .transformMapEntry: (nil, 3...4)
    }
  }

  /// Whether it has a condition rather than a value.
  var asks: Bool {
    switch self {
    case .all, .exists, .existsOne, .filter: true
    case .map, .transformList, .transformMap, .transformMapEntry: false
    }
  }
}
