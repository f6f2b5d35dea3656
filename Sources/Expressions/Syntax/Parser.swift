// SPDX-License-Identifier: Apache-2.0

/// Builds the syntax tree. The first syntax fault ends parsing: what follows one is guesswork.
struct Parser {
  let tokens: [Token]
  let limits: Limits
  var index = 0
  /// How many parts within parts are being read, bounded so that no text exhausts the stack.
  private var nesting = 0

  /// - Throws: every lexical fault, or the first syntax fault.
  static func parse(_ text: String, limits: Limits) throws(DiagnosticList) -> SyntaxNode {
    var lexer = Lexer(text, limits: limits)
    var parser = Parser(tokens: try lexer.run(), limits: limits)
    do {
      return try parser.parseWhole()
    } catch {
      var list = DiagnosticList(limit: limits.diagnostics)
      list.report(error)
      throw list
    }
  }

  private init(tokens: [Token], limits: Limits) {
    self.tokens = tokens
    self.limits = limits
  }

  var current: Token { tokens[index] }

  mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, for purpose: String) throws(Diagnostic) -> Token {
    let token = current
    guard take(symbol) else { throw .expected("'\(symbol.rawValue)'", purpose, found: token) }
    return token
  }

  private mutating func parseWhole() throws(Diagnostic) -> SyntaxNode {
    if current.kind == .end { throw .emptyExpression }
    let node = try parseExpression()
    if current.kind != .end { throw .unexpectedAfterExpression(current) }
    return node
  }

  /// A condition with two branches, or anything that binds tighter.
  mutating func parseExpression() throws(Diagnostic) -> SyntaxNode {
    try enter()
    defer { nesting -= 1 }
    let condition = try parseBinary(atLeast: 1)
    guard take(.question) else { return condition }
    let yes = try parseBinary(atLeast: 1)
    _ = try expect(.colon, for: "between the two branches of '?'")
    let no = try parseExpression()
    return try node(
      .conditional(condition, yes, no), condition.range.lowerBound..<no.range.upperBound,
      [condition, yes, no])
  }

  private mutating func parseBinary(atLeast minimum: Int) throws(Diagnostic) -> SyntaxNode {
    var left = try parseUnary()
    while true {
      if let logical = logicalOperator, logical.precedence >= minimum {
        left = try parseChain(of: logical.op, precedence: logical.precedence, first: left)
      } else if let op = binaryOperator, op.precedence >= minimum {
        advance()
        let right = try parseBinary(atLeast: op.precedence + 1)
        left = try node(
          .binary(op, left, right), left.range.lowerBound..<right.range.upperBound, [left, right])
      } else {
        return left
      }
    }
  }

  /// `a && b && c` is one node with three operands, so that a long chain is not a deep one.
  private mutating func parseChain(
    of op: LogicalOperator, precedence: Int, first: SyntaxNode
  ) throws(Diagnostic) -> SyntaxNode {
    var operands = [first]
    while logicalOperator?.op == op {
      advance()
      operands.append(try parseBinary(atLeast: precedence + 1))
    }
    let end = operands.last?.range.upperBound ?? first.range.upperBound
    return try node(.logical(op, operands), first.range.lowerBound..<end, operands)
  }

  private var logicalOperator: (op: LogicalOperator, precedence: Int)? {
    switch current.kind {
    case .symbol(.or): (.or, 1)
    case .symbol(.and): (.and, 2)
    default: nil
    }
  }

  private var binaryOperator: BinaryOperator? {
    switch current.kind {
    case .symbol(let symbol): BinaryOperator(rawValue: symbol.rawValue)
    case .identifier("in"): .member
    default: nil
    }
  }

  private mutating func parseUnary() throws(Diagnostic) -> SyntaxNode {
    let start = current
    guard start.kind == .symbol(.not) || (start.kind == .symbol(.minus) && !numberFollows) else {
      return try parseMember()
    }
    try enter()
    defer { nesting -= 1 }
    advance()
    let operand = try parseUnary()
    let kind: SyntaxNode.Kind = start.kind == .symbol(.not) ? .not(operand) : .negate(operand)
    return try node(kind, start.range.lowerBound..<operand.range.upperBound, [operand])
  }

  private var numberFollows: Bool {
    guard index + 1 < tokens.count else { return false }
    switch tokens[index + 1].kind {
    case .int, .decimal: return true
    default: return false
    }
  }

  private mutating func enter() throws(Diagnostic) {
    nesting += 1
    if nesting > limits.depth { throw .tooDeep(limit: limits.depth, range: current.range) }
  }

  func node(
    _ kind: SyntaxNode.Kind, _ range: Range<Int>, _ children: [SyntaxNode] = []
  ) throws(Diagnostic) -> SyntaxNode {
    let depth = 1 + (children.map(\.depth).max() ?? 0)
    if depth > limits.depth { throw .tooDeep(limit: limits.depth, range: range) }
    return SyntaxNode(kind: kind, range: range, depth: depth)
  }
}
