// SPDX-License-Identifier: Apache-2.0

/// The smallest part of an expression's text that means something.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case identifier(String)
    /// A name in backticks, which may hold what a plain one may not; only behind a dot.
    case quotedIdentifier(String)
    /// The magnitude; a minus sign is a token of its own.
    case int(UInt64)
    /// A whole number with a `u` behind it.
    case uint(UInt64)
    case decimal(DecimalText)
    case string(String)
    case bytes([UInt8])
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable, CaseIterable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case not = "!"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case remainder = "%"
    case question = "?"
    case colon = ":"
    case dot = "."
    case comma = ","
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
  }

  var kind: Kind
  /// UTF-8 offsets in the text.
  var range: Range<Int>

  /// How messages name the token.
  var spelling: String {
    switch kind {
    case .identifier(let name), .quotedIdentifier(let name): "'\(name)'"
    case .int, .uint, .decimal: "a number"
    case .string: "a text"
    case .bytes: "bytes"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end of the expression"
    }
  }
}

/// Words that CEL reserves; none may name a variable.
enum ReservedWords {
  static let all: Set<String> = [
    "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let",
    "loop", "namespace", "null", "package", "return", "true", "var", "void", "while",
  ]
}
