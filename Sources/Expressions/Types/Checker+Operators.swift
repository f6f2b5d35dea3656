// SPDX-License-Identifier: Apache-2.0

extension Checker {
  mutating func checkNot(_ operand: SyntaxNode, _ range: Range<Int>) -> CheckedNode? {
    guard let checked = checkCondition(operand, of: "the operand of '!'") else { return nil }
    return make(.not, .bool, range, [checked])
  }

  mutating func checkNegate(_ operand: SyntaxNode, _ range: Range<Int>, hint: ExpressionType?) -> CheckedNode?
  {
    guard let checked = check(operand, hint: hint) else { return nil }
    switch checked.type {
    case .int, .double, .count, .dyn: return make(.negate, checked.type, range, [checked])
    default:
      if schema.isOpen { return make(.negate, .dyn, range, [checked]) }
      return fail(.cannotNegate(checked.type, range: operand.range))
    }
  }

  mutating func checkLogical(
    _ op: LogicalOperator, _ operands: [SyntaxNode], _ range: Range<Int>
  ) -> CheckedNode? {
    let checked = operands.map { checkCondition($0, of: "an operand of '\(op.rawValue)'") }
    let known = checked.compactMap(\.self)
    return known.count == operands.count ? make(.logical(op), .bool, range, known) : nil
  }

  mutating func checkConditional(
    _ condition: SyntaxNode, _ yes: SyntaxNode, _ no: SyntaxNode, _ range: Range<Int>, hint: ExpressionType?
  ) -> CheckedNode? {
    let checkedCondition = checkCondition(condition, of: "the condition before '?'")
    let (checkedYes, checkedNo) = checkPair(yes, no, hint: hint)
    guard let checkedCondition, let checkedYes, let checkedNo else { return nil }
    var type = ExpressionType.common(checkedYes.type, checkedNo.type)
    if type == nil, schema.isOpen { type = .dyn }
    guard let type else {
      return fail(.branchesDiffer(checkedYes.type, checkedNo.type, range: no.range))
    }
    return make(.conditional, type, range, [checkedCondition, checkedYes, checkedNo])
  }

  mutating func checkBinary(
    _ op: BinaryOperator, _ left: SyntaxNode, _ right: SyntaxNode, _ range: Range<Int>
  ) -> CheckedNode? {
    switch op {
    case .less, .lessOrEqual, .greaterOrEqual, .greater: return checkOrder(op, left, right, range)
    case .equal, .notEqual: return checkEquality(op, left, right, range)
    case .member: return checkMember(left, right, range)
    case .add, .subtract, .multiply, .divide, .remainder:
      return checkArithmetic(op, left, right, range)
    }
  }

  private mutating func checkOrder(
    _ op: BinaryOperator, _ left: SyntaxNode, _ right: SyntaxNode, _ range: Range<Int>
  ) -> CheckedNode? {
    let (checkedLeft, checkedRight) = checkPair(left, right)
    guard let l = checkedLeft, let r = checkedRight else { return nil }
    if case .binary(let inner, _, _) = left.kind, inner.isOrder, l.type == .bool, r.type != .bool {
      return fail(.chainedComparison(op, range: range))
    }
    if let quotient = Self.wholeQuotient(l, r) { return fail(.wholeQuotient(range: quotient.range)) }
    guard schema.isOpen || Self.areOrdered(l.type, r.type) else {
      return fail(.cannotCompare(op, l.type, r.type, range: range))
    }
    return make(.order(op), .bool, range, [l, r])
  }

  /// `4 / 5` beside a ratio, which people write for four fifths and which is 0.
  private static func wholeQuotient(_ a: CheckedNode, _ b: CheckedNode) -> CheckedNode? {
    func quotient(_ node: CheckedNode) -> CheckedNode? {
      switch node.operation {
      case .arithmetic(.divide) where node.type == .int || node.type == .count: node
      case .arithmetic, .negate: node.children.lazy.compactMap(quotient).first
      default: nil
      }
    }
    return a.type == .ratio ? quotient(b) : b.type == .ratio ? quotient(a) : nil
  }

  private static func areOrdered(_ a: ExpressionType, _ b: ExpressionType) -> Bool {
    switch (a, b) {
    case (.ratio, .int), (.int, .ratio), (.ratio, .count), (.count, .ratio): true
    case (.null, _), (.list, _), (.map, _), (.record, _), (.type, _), (_, .null), (_, .list), (_, .map): false
    case (_, .record), (_, .type): false
    case (.dyn, _), (_, .dyn): true
    default: a == b || (a.isPlainNumber && b.isPlainNumber)
    }
  }

  private mutating func checkEquality(
    _ op: BinaryOperator, _ left: SyntaxNode, _ right: SyntaxNode, _ range: Range<Int>
  ) -> CheckedNode? {
    let (checkedLeft, checkedRight) = checkPair(left, right)
    guard let l = checkedLeft, let r = checkedRight else { return nil }
    if let quotient = Self.wholeQuotient(l, r) { return fail(.wholeQuotient(range: quotient.range)) }
    guard schema.isOpen || Self.areComparable(l.type, r.type) else {
      return fail(.cannotCompare(op, l.type, r.type, range: range))
    }
    checkPossible(left, against: r)
    checkPossible(right, against: l)
    return make(.equality(negated: op == .notEqual), .bool, range, [l, r])
  }

  private static func areComparable(_ a: ExpressionType, _ b: ExpressionType) -> Bool {
    switch (a, b) {
    case (.null, _), (_, .null), (.dyn, _), (_, .dyn), (.type, .type): true
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      areComparable(key, otherKey) && areComparable(value, otherValue)
    case (.list(let first), .list(let second)): areComparable(first, second)
    case (.record, _), (_, .record): false
    default: areOrdered(a, b)
    }
  }

  /// A text that a field can never hold is a mistake, not a comparison that is always false.
  private mutating func checkPossible(_ node: SyntaxNode, against field: CheckedNode) {
    guard !field.possibleValues.isEmpty else { return }
    switch node.kind {
    case .literal(.string(let text)) where !field.possibleValues.contains(text):
      diagnostics.report(
        .impossibleValue(text, of: field.path ?? "", known: field.possibleValues, range: node.range))
    case .list(let elements): for element in elements { checkPossible(element, against: field) }
    case .conditional(_, let yes, let no):
      checkPossible(yes, against: field)
      checkPossible(no, against: field)
    default: break
    }
  }

  private mutating func checkMember(
    _ left: SyntaxNode, _ right: SyntaxNode, _ range: Range<Int>
  ) -> CheckedNode? {
    let (checkedLeft, checkedRight) = checkPair(
      left, right, leftHint: { $0.member }, rightHint: { .list($0) })
    guard let l = checkedLeft, let r = checkedRight else { return nil }
    guard let element = r.type.member ?? (schema.isOpen ? .dyn : nil) else {
      return fail(.memberNeedsList(r.type, range: right.range))
    }
    guard schema.isOpen || Self.areComparable(l.type, element) else {
      return fail(.cannotCompare(.member, l.type, r.type, range: range))
    }
    checkPossible(right, against: l)
    checkPossible(left, against: r)
    return make(.member, .bool, range, [l, r])
  }

  private mutating func checkArithmetic(
    _ op: BinaryOperator, _ left: SyntaxNode, _ right: SyntaxNode, _ range: Range<Int>
  ) -> CheckedNode? {
    let isOpen = schema.isOpen
    let (checkedLeft, checkedRight) = checkPair(
      left, right, leftHint: { Self.operandHint($0, op, isOpen) },
      rightHint: { Self.operandHint($0, op, isOpen) })
    guard let l = checkedLeft, let r = checkedRight else { return nil }
    guard let type = result(of: op, l.type, r.type) else {
      return fail(.cannotCalculate(op, l.type, r.type, range: range))
    }
    return make(.arithmetic(op), type, range, [l, r])
  }

  /// A date is subtracted from a date; what is added to one is a period.
  private static func operandHint(
    _ neighbour: ExpressionType, _ op: BinaryOperator, _ isOpen: Bool
  ) -> ExpressionType? {
    switch neighbour {
    case .double where !isOpen: .double
    case .date where op == .subtract: .date
    case .list: neighbour
    default: nil
    }
  }

  private func result(
    of op: BinaryOperator, _ a: ExpressionType, _ b: ExpressionType
  ) -> ExpressionType? {
    switch (op, a, b) {
    case (_, .dyn, _), (_, _, .dyn): return .dyn
    case (_, .int, .int): return .int
    case (_, .uint, .uint): return .uint
    case (.add, .double, .double), (.subtract, .double, .double): return .double
    case (.multiply, .double, .double), (.divide, .double, .double): return .double
    case (.add, .count, .count), (.add, .count, .int), (.add, .int, .count): return .count
    case (.subtract, .count, .count), (.subtract, .count, .int), (.subtract, .int, .count): return .count
    case (.multiply, .count, .count), (.multiply, .count, .int), (.multiply, .int, .count): return .count
    case (.divide, .count, .count), (.divide, .count, .int), (.divide, .int, .count): return .count
    case (.remainder, .count, .count), (.remainder, .count, .int), (.remainder, .int, .count): return .count
    case (.add, .string, .string): return .string
    case (.add, .date, .period), (.subtract, .date, .period), (.add, .period, .date): return .date
    case (.subtract, .date, .date): return .period
    case (.add, .period, .period), (.subtract, .period, .period): return .period
    case (.add, .bytes, .bytes): return .bytes
    case (.add, .timestamp, .duration), (.add, .duration, .timestamp): return .timestamp
    case (.subtract, .timestamp, .duration): return .timestamp
    case (.subtract, .timestamp, .timestamp): return .duration
    case (.add, .duration, .duration), (.subtract, .duration, .duration): return .duration
    case (.add, .list(let x), .list(let y)):
      return ExpressionType.common(x, y).map { .list($0) } ?? (schema.isOpen ? .list(.dyn) : nil)
    default: return schema.isOpen ? .dyn : nil
    }
  }
}

extension BinaryOperator {
  var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greaterOrEqual, .greater: true
    default: false
    }
  }
}

extension ExpressionType {
  /// The numbers that compare with each other whatever their type.
  var isPlainNumber: Bool {
    switch self {
    case .int, .uint, .double, .count: true
    default: false
    }
  }

  /// What `in` looks among: the elements of a list or the keys of a map.
  fileprivate var member: ExpressionType? {
    if case .map(let key, _) = self { return key }
    return items?.second
  }
}
