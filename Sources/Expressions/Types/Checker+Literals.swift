// SPDX-License-Identifier: Apache-2.0

extension Checker {
  /// A literal takes the type of what it stands beside: `7` beside a band is the band, `"2025-04-01"` beside
  /// a date is the day, `0.80` beside a ratio is four fifths.
  mutating func checkLiteral(_ literal: Literal, _ range: Range<Int>, hint: ExpressionType?) -> CheckedNode? {
    switch (literal, hint) {
    case (.string(let text), .scale(let name)?): return checkLabel(text, of: name, range)
    case (.int(let value), .scale(let name)?): return checkLabel(String(value), of: name, range)
    case (.decimal(let decimal), .scale(let name)?): return checkLabel(decimal.text, of: name, range)
    case (.string(let text), .date?):
      guard let day = CalendarDate.day(text) else { return fail(.notADate(range: range)) }
      return make(.constant(.date(day)), .date, range)
    case (.int(let value), .double?) where !schema.isOpen:
      return make(.constant(.double(Double(value))), .double, range)
    case (.int(let value), .count?): return make(.constant(.count(Int(value)...Int(value))), .count, range)
    case (.int(let value), .ratio?):
      return checkRatio(value < 0 ? nil : Fraction(UInt64(value)), isNegative: value < 0, range)
    case (.decimal(let decimal), .ratio?):
      return checkRatio(decimal.fraction, isNegative: decimal.text.hasPrefix("-"), range)
    default: return makeConstant(literal, range)
    }
  }

  private mutating func makeConstant(_ literal: Literal, _ range: Range<Int>) -> CheckedNode {
    switch literal {
    case .null: make(.constant(.null), .null, range)
    case .bool(let value): make(.constant(.bool(value)), .bool, range)
    case .int(let value): make(.constant(.int(value)), .int, range)
    case .uint(let value): make(.constant(.uint(value)), .uint, range)
    case .decimal(let decimal): make(.constant(.double(decimal.value)), .double, range)
    case .string(let text): make(.constant(.string(text)), .string, range)
    case .bytes(let bytes): make(.constant(.bytes(bytes)), .bytes, range)
    }
  }

  mutating func checkLabel(_ label: String, of name: String, _ range: Range<Int>) -> CheckedNode? {
    guard let scale = schema.scale(named: name) else { return fail(.noSuchScale(name, range: range)) }
    guard let rank = scale.rank(of: label) else { return fail(.notALabel(label, of: scale, range: range)) }
    return make(.constant(.scale(name, rank...rank)), .scale(name), range)
  }

  private mutating func checkRatio(
    _ fraction: Fraction?, isNegative: Bool, _ range: Range<Int>
  ) -> CheckedNode? {
    if isNegative { return fail(.negativeRatio(range: range)) }
    guard let fraction else { return fail(.ratioTooLong(range: range)) }
    return make(.constant(.ratio(low: fraction, high: fraction)), .ratio, range)
  }

  mutating func checkList(_ nodes: [SyntaxNode], _ range: Range<Int>, hint: ExpressionType?) -> CheckedNode? {
    let elements = checkTogether(nodes) { _ in hint?.element }
    let type = common(of: nodes, elements)
    let known = elements.compactMap(\.self)
    guard let type, known.count == nodes.count else { return nil }
    return make(.list, .list(type), range, known)
  }

  mutating func checkMap(
    _ keyNodes: [SyntaxNode], _ valueNodes: [SyntaxNode], _ range: Range<Int>
  ) -> CheckedNode? {
    let (keys, values) = (checkTogether(keyNodes) { _ in nil }, checkTogether(valueNodes) { _ in nil })
    for case (let node, let key?) in zip(keyNodes, keys) where !key.type.isKey && !schema.isOpen {
      return fail(.badKey(key.type, range: node.range))
    }
    guard let key = common(of: keyNodes, keys), let value = common(of: valueNodes, values) else { return nil }
    let known = (keys + values).compactMap(\.self)
    guard known.count == keyNodes.count + valueNodes.count else { return nil }
    return make(.map, .map(key, value), range, known)
  }

  /// The one type that all fit; a fault is reported where there is none.
  private mutating func common(of nodes: [SyntaxNode], _ checked: [CheckedNode?]) -> ExpressionType? {
    var type = ExpressionType.null
    for case (let node, let part?) in zip(nodes, checked) {
      if let common = ExpressionType.common(type, part.type),
        !schema.isOpen || type == .null || type == part.type
      {
        type = common
      } else if schema.isOpen {
        type = .dyn
      } else {
        diagnostics.report(.mixedList(type, part.type, range: node.range))
        return nil
      }
    }
    return type
  }

  /// Checks parts that stand side by side, literals last, so that they can take the first other part's type
  /// where none is asked for.
  mutating func checkTogether(
    _ nodes: [SyntaxNode], hint: (Int) -> ExpressionType?
  ) -> [CheckedNode?] {
    var checked = [CheckedNode?](repeating: nil, count: nodes.count)
    var neighbour: ExpressionType?
    for (position, node) in nodes.enumerated() where !Self.isLiteral(node) {
      checked[position] = check(node, hint: hint(position))
      neighbour = neighbour ?? checked[position]?.type
    }
    for (position, node) in nodes.enumerated() where Self.isLiteral(node) {
      checked[position] = check(node, hint: hint(position) ?? neighbour)
    }
    return checked
  }

  /// Whether a part is made of literals only, so that its type is for its neighbour to say.
  static func isLiteral(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .literal: true
    case .list(let elements): elements.allSatisfy(isLiteral)
    case .map(let keys, let values): (keys + values).allSatisfy(isLiteral)
    case .conditional(_, let yes, let no): isLiteral(yes) && isLiteral(no)
    default: false
    }
  }

  /// Checks two neighbours; if one is a literal, with the other's type as its hint.
  mutating func checkPair(
    _ left: SyntaxNode, _ right: SyntaxNode, hint: ExpressionType? = nil,
    leftHint: (ExpressionType) -> ExpressionType? = { $0 },
    rightHint: (ExpressionType) -> ExpressionType? = { $0 }
  ) -> (CheckedNode?, CheckedNode?) {
    if Self.isLiteral(left) && !Self.isLiteral(right) {
      let checkedRight = check(right, hint: hint)
      return (check(left, hint: checkedRight.flatMap { leftHint($0.type) } ?? hint), checkedRight)
    }
    let checkedLeft = check(left, hint: hint)
    guard Self.isLiteral(right) else { return (checkedLeft, check(right, hint: hint)) }
    return (checkedLeft, check(right, hint: checkedLeft.flatMap { rightHint($0.type) } ?? hint))
  }
}
