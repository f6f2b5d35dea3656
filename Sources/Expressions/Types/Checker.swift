// SPDX-License-Identifier: Apache-2.0

/// Resolves names and types. Goes on after a fault, so that all faults are told at once; a part that depends
/// on a faulty part is not reported again.
struct Checker {
  let schema: Schema
  var diagnostics: DiagnosticList
  var locals: [Local] = []
  private var nextID = 0

  /// The variable of a macro, inside its body.
  struct Local {
    let name: String
    let type: ExpressionType
    let path: String?
    let revealsEqualityFact: Bool
  }

  init(schema: Schema, limits: Limits) {
    self.schema = schema
    diagnostics = DiagnosticList(limit: limits.diagnostics)
  }

  /// The checked expression, of the expected type if one is given.
  mutating func checkWhole(
    _ node: SyntaxNode, expecting expected: ExpressionType?
  ) throws(DiagnosticList) -> CheckedNode {
    let checked = check(node, hint: expected)
    if let checked, let expected, !checked.type.fits(expected) || (checked.type == .null && expected != .null)
    {
      diagnostics.report(.unexpectedResult(expected, found: checked.type, range: node.range))
    }
    guard let checked, diagnostics.isEmpty else { throw diagnostics.inTextOrder() }
    return checked
  }

  /// `nil` when a fault was reported. The hint is the type that a literal should take if it can.
  mutating func check(_ node: SyntaxNode, hint: ExpressionType? = nil) -> CheckedNode? {
    switch node.kind {
    case .literal(let literal): return checkLiteral(literal, node.range, hint: hint)
    case .name(let name): return checkName(name, node.range)
    case .select(let operand, let field): return checkSelect(operand, field, node.range)
    case .has(let field): return checkHas(field, node.range)
    case .index(let operand, let index): return checkIndex(operand, index, node.range)
    case .call(let name, let receiver, let arguments):
      return checkCall(name, receiver, arguments, node.range)
    case .not(let operand): return checkNot(operand, node.range)
    case .negate(let operand): return checkNegate(operand, node.range, hint: hint)
    case .binary(let op, let left, let right): return checkBinary(op, left, right, node.range)
    case .logical(let op, let operands): return checkLogical(op, operands, node.range)
    case .conditional(let condition, let yes, let no):
      return checkConditional(condition, yes, no, node.range, hint: hint)
    case .list(let elements): return checkList(elements, node.range, hint: hint)
    case .map(let keys, let values): return checkMap(keys, values, node.range)
    case .bind(let name, let value, let body): return checkBind(name, value, body, node.range, hint: hint)
    case .macro(let form): return checkMacro(form, node.range, hint: hint)
    }
  }

  mutating func make(
    _ operation: CheckedNode.Operation, _ type: ExpressionType, _ range: Range<Int>,
    _ children: [CheckedNode] = [], path: String? = nil
  ) -> CheckedNode {
    nextID += 1
    var node = CheckedNode(
      id: nextID, operation: operation, type: type, range: range, children: children, path: path)
    node.revealsEqualityFact = children.contains(where: \.revealsEqualityFact)
    return node
  }

  /// Reports and gives `nil`, for `return` in one line.
  mutating func fail(_ diagnostic: Diagnostic) -> CheckedNode? {
    diagnostics.report(diagnostic)
    return nil
  }

  /// Checks that the part gives a yes or no.
  mutating func checkCondition(_ node: SyntaxNode, of owner: String) -> CheckedNode? {
    guard let checked = check(node, hint: .bool) else { return nil }
    guard checked.type == .bool || checked.type == .dyn || schema.isOpen else {
      return fail(.conditionNotBool(owner, found: checked.type, range: node.range))
    }
    return checked
  }
}
