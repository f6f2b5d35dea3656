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
    let word = Word(text: try memberName(), range: current.range)
    let name = word.text
    advance()
    guard take(.leftParenthesis) else {
      return try node(.select(operand, word), operand.range.lowerBound..<word.range.upperBound, [operand])
    }
    let arguments = try parseList(until: .rightParenthesis, purpose: "after the arguments")
    let range = operand.range.lowerBound..<arguments.end
    if case .name("cel") = operand.kind, name == "bind", arguments.nodes.count == 3,
      let variable = arguments.nodes[0].asWord
    {
      let parts = Array(arguments.nodes.dropFirst())
      return try node(.bind(variable, parts[0], parts[1]), range, parts)
    }
    if let macro = Macro(name: name) {
      return try parseMacro(macro, word, over: operand, arguments.nodes, range)
    }
    return try node(
      .call(word, receiver: operand, arguments.nodes), range, [operand] + arguments.nodes)
  }

  private func memberName() throws(Diagnostic) -> String {
    switch current.kind {
    case .quotedIdentifier(let name): return name
    case .identifier(let name) where name != "in": return name
    default: throw .expected("a field or function name", "after '.'", found: current)
    }
  }

  /// `map` with three arguments is a `filter` and a `map`.
  private func parseMacro(
    _ macro: Macro, _ word: Word, over collection: SyntaxNode, _ arguments: [SyntaxNode], _ range: Range<Int>
  ) throws(Diagnostic) -> SyntaxNode {
    let (one, two) = macro.argumentCounts
    let isForOne = one?.contains(arguments.count) ?? false
    guard isForOne || two?.contains(arguments.count) ?? false, let body = arguments.last else {
      throw .macroShape(macro, range: word.range)
    }
    let variables = arguments.prefix(isForOne ? 1 : 2).compactMap(\.asWord)
    guard variables.count == (isForOne ? 1 : 2) else { throw .macroShape(macro, range: word.range) }
    let condition = arguments.count == variables.count + 2 ? arguments[variables.count] : nil
    guard macro == .map, let condition else {
      return try node(
        MacroForm(
          macro: macro, collection: collection, variables: variables, condition: condition, body: body), range
      )
    }
    let filter = MacroForm(
      macro: .filter, collection: collection, variables: variables, condition: nil, body: condition)
    let map = MacroForm(
      macro: .map, collection: try node(filter, range), variables: variables, condition: nil, body: body)
    return try node(map, range)
  }

  private func node(_ form: MacroForm, _ range: Range<Int>) throws(Diagnostic) -> SyntaxNode {
    try node(.macro(form), range, form.parts)
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
    case .uint(let value):
      advance()
      return try node(.literal(.uint(value)), token.range)
    case .bytes(let bytes):
      advance()
      return try node(.literal(.bytes(bytes)), token.range)
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
    case .symbol(.leftBrace): return try parseMap()
    case .symbol(.dot): return try parseRootName()
    default: throw .expected("a value", "", found: token)
    }
  }

  private mutating func parseMap() throws(Diagnostic) -> SyntaxNode {
    let start = current.range.lowerBound
    advance()
    var (keys, values): ([SyntaxNode], [SyntaxNode]) = ([], [])
    while current.kind != .symbol(.rightBrace) {
      keys.append(try parseExpression())
      _ = try expect(.colon, for: "between a key and its value")
      values.append(try parseExpression())
      guard take(.comma) else { break }
    }
    let close = try expect(.rightBrace, for: "to close '{'")
    return try node(.map(keys: keys, values: values), start..<close.range.upperBound, keys + values)
  }

  /// A name behind a dot is one of the outermost names, which all are here.
  private mutating func parseRootName() throws(Diagnostic) -> SyntaxNode {
    let start = current.range.lowerBound
    advance()
    guard case .identifier(let name) = current.kind else {
      throw .expected("a name", "after '.'", found: current)
    }
    var result = try parseName(name, current.range)
    result.range = start..<result.range.upperBound
    return result
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

extension SyntaxNode {
  /// The name that this is, if it is no more than a name.
  fileprivate var asWord: Word? {
    if case .name(let name) = kind { return Word(text: name, range: range) }
    return nil
  }
}
