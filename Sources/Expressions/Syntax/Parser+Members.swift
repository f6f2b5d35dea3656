// SPDX-License-Identifier: Apache-2.0

extension Parser {
  /// A primary with the fields, indexes and method calls that follow it.
  mutating func parseMember() throws(Diagnostic) -> SyntaxNode {
    var result = try parsePrimary()
    while true {
      if take(.dot) {
        result = try parseAfterDot(result)
      } else if take(.leftBracket) {
        let position = try parseExpression()
        let close = try expect(.rightBracket, for: "after the index")
        let range = result.range.lowerBound..<close.range.upperBound
        result = try node(.index(result, position), range, [result, position])
      } else if current.kind == .symbol(.leftBrace) {
        throw .noBraces(range: current.range)
      } else {
        return result
      }
    }
  }

  private mutating func parseAfterDot(_ operand: SyntaxNode) throws(Diagnostic) -> SyntaxNode {
    guard case .identifier(let name) = current.kind, name != "in" else {
      throw .expected("a field or function name", "after '.'", found: current)
    }
    let word = Word(text: name, range: current.range)
    advance()
    guard take(.leftParenthesis) else {
      return try node(.select(operand, word), operand.range.lowerBound..<word.range.upperBound, [operand])
    }
    let arguments = try parseList(until: .rightParenthesis, purpose: "after the arguments")
    let range = operand.range.lowerBound..<arguments.end
    if let macro = Macro(rawValue: name) {
      return try parseMacro(macro, word, over: operand, arguments.nodes, range)
    }
    return try node(
      .call(word, receiver: operand, arguments.nodes), range, [operand] + arguments.nodes)
  }

  /// `map` with three arguments is a `filter` and a `map`.
  private func parseMacro(
    _ macro: Macro, _ word: Word, over list: SyntaxNode, _ arguments: [SyntaxNode], _ range: Range<Int>
  ) throws(Diagnostic) -> SyntaxNode {
    guard arguments.count == 2 || (macro == .map && arguments.count == 3),
      case .name(let variable) = arguments[0].kind
    else { throw .macroShape(macro, range: word.range) }
    let name = Word(text: variable, range: arguments[0].range)
    var list = list
    if arguments.count == 3 {
      list = try node(
        .macro(.filter, over: list, variable: name, body: arguments[1]), range, [list, arguments[1]])
    }
    let body = arguments[arguments.count - 1]
    return try node(.macro(macro, over: list, variable: name, body: body), range, [list, body])
  }

  private mutating func parseList(
    until close: Token.Symbol, purpose: String
  ) throws(Diagnostic) -> (nodes: [SyntaxNode], end: Int) {
    var nodes: [SyntaxNode] = []
    while current.kind != .symbol(close) {
      nodes.append(try parseExpression())
      guard take(.comma) else { break }
    }
    return (nodes, try expect(close, for: purpose).range.upperBound)
  }

  private mutating func parsePrimary() throws(Diagnostic) -> SyntaxNode {
    let token = current
    switch token.kind {
    case .identifier(let name): return try parseName(name, token.range)
    case .int, .decimal, .symbol(.minus): return try parseNumber()
    case .string(let text):
      advance()
      return try node(.literal(.string(text)), token.range)
    case .symbol(.leftParenthesis):
      advance()
      var inner = try parseExpression()
      let close = try expect(.rightParenthesis, for: "to close '('")
      inner.range = token.range.lowerBound..<close.range.upperBound
      return inner
    case .symbol(.leftBracket):
      advance()
      let elements = try parseList(until: .rightBracket, purpose: "to close '['")
      return try node(.list(elements.nodes), token.range.lowerBound..<elements.end, elements.nodes)
    case .symbol(.leftBrace): throw .noBraces(range: token.range)
    default: throw .expected("a value", "", found: token)
    }
  }

  private mutating func parseName(_ name: String, _ range: Range<Int>) throws(Diagnostic) -> SyntaxNode {
    switch name {
    case "true", "false":
      advance()
      return try node(.literal(.bool(name == "true")), range)
    case "null":
      advance()
      return try node(.literal(.null), range)
    default:
      if ReservedWords.all.contains(name) { throw .reservedWord(name, range: range) }
      advance()
      guard take(.leftParenthesis) else { return try node(.name(name), range) }
      return try parseCall(Word(text: name, range: range))
    }
  }

  private mutating func parseCall(_ word: Word) throws(Diagnostic) -> SyntaxNode {
    let arguments = try parseList(until: .rightParenthesis, purpose: "after the arguments")
    let range = word.range.lowerBound..<arguments.end
    guard word.text == "has" else {
      return try node(.call(word, receiver: nil, arguments.nodes), range, arguments.nodes)
    }
    guard arguments.nodes.count == 1, case .select = arguments.nodes[0].kind else {
      throw .hasNeedsField(range: range)
    }
    return try node(.has(arguments.nodes[0]), range, arguments.nodes)
  }

  /// A number with its sign, so that the smallest whole number can be written.
  private mutating func parseNumber() throws(Diagnostic) -> SyntaxNode {
    let start = current.range.lowerBound
    let isNegative = take(.minus)
    let range = start..<current.range.upperBound
    switch current.kind {
    case .int(let magnitude):
      advance()
      guard let value = Self.signed(magnitude, isNegative) else { throw .numberTooLarge(range: range) }
      return try node(.literal(.int(value)), range)
    case .decimal(let decimal):
      advance()
      guard let value = isNegative ? decimal.negated : decimal else { throw .numberTooLarge(range: range) }
      return try node(.literal(.decimal(value)), range)
    default: throw .expected("a value", "", found: current)
    }
  }

  private static func signed(_ magnitude: UInt64, _ isNegative: Bool) -> Int64? {
    if !isNegative { return Int64(exactly: magnitude) }
    return magnitude > UInt64(Int64.max) + 1 ? nil : Int64(truncatingIfNeeded: 0 &- magnitude)
  }
}
