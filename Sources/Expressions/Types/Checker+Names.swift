// SPDX-License-Identifier: Apache-2.0

extension Checker {
  mutating func checkName(_ name: String, _ range: Range<Int>) -> CheckedNode? {
    if let slot = locals.lastIndex(where: { $0.name == name }) {
      let local = locals[slot]
      var node = make(.local(slot), local.type, range, path: local.path)
      node.revealsEqualityFact = local.revealsEqualityFact
      return node
    }
    if let index = schema.variableIndex(named: name) {
      return make(.variable(index), schema.variables[index].type, range, path: name)
    }
    let known = locals.map(\.name) + schema.variables.map(\.name)
    return fail(.unknownName(name, known: known, range: range))
  }

  mutating func checkSelect(_ operand: SyntaxNode, _ word: Word, _ range: Range<Int>) -> CheckedNode? {
    guard let record = check(operand), let (index, field) = resolve(word, in: record) else { return nil }
    let path = Self.path(of: field, in: record)
    var node = make(.field(index), field.type, range, [record], path: path)
    node.revealsEqualityFact = record.revealsEqualityFact || field.isEqualityFact
    node.possibleValues = field.possibleValues
    return node
  }

  mutating func checkHas(_ select: SyntaxNode, _ range: Range<Int>) -> CheckedNode? {
    guard case .select(let operand, let word) = select.kind else { return nil }
    guard let record = check(operand), let (index, field) = resolve(word, in: record) else { return nil }
    var node = make(.has(index), .bool, range, [record], path: Self.path(of: field, in: record))
    node.revealsEqualityFact = record.revealsEqualityFact || field.isEqualityFact
    return node
  }

  private static func path(of field: Field, in record: CheckedNode) -> String {
    (record.path ?? record.type.description) + "." + field.name
  }

  private mutating func resolve(_ word: Word, in record: CheckedNode) -> (Int, Field)? {
    guard case .record(let name) = record.type, let type = schema.record(named: name) else {
      diagnostics.report(.noFields(record.type, field: word))
      return nil
    }
    guard let index = type.fieldIndex(named: word.text) else {
      diagnostics.report(.unknownField(word, in: record.path ?? name, known: type.fields.map(\.name)))
      return nil
    }
    return (index, type.fields[index])
  }

  mutating func checkIndex(_ operand: SyntaxNode, _ index: SyntaxNode, _ range: Range<Int>) -> CheckedNode? {
    let list = check(operand)
    let position = check(index, hint: .int)
    guard let list, let position else { return nil }
    guard let element = list.type.element else { return fail(.notAList(list.type, range: operand.range)) }
    guard position.type.fits(.count), position.type != .null else {
      return fail(.indexNotWhole(position.type, range: index.range))
    }
    return make(.element, element, range, [list, position], path: list.path)
  }

  mutating func checkMacro(
    _ macro: Macro, _ operand: SyntaxNode, _ variable: Word, _ body: SyntaxNode, _ range: Range<Int>,
    hint: ExpressionType?
  ) -> CheckedNode? {
    let list = check(operand)
    let isTaken =
      locals.contains { $0.name == variable.text } || schema.variableIndex(named: variable.text) != nil
    if isTaken { diagnostics.report(.nameTaken(variable)) }
    guard let list else { return nil }
    guard let element = list.type.element else {
      return fail(.macroNeedsList(macro, found: list.type, range: operand.range))
    }
    let slot = locals.count
    locals.append(
      Local(
        name: variable.text, type: element, path: list.path, revealsEqualityFact: list.revealsEqualityFact))
    defer { locals.removeLast() }
    let checkedBody =
      macro == .map
      ? check(body, hint: hint?.element) : checkCondition(body, of: "the condition of '\(macro.rawValue)'")
    guard let checkedBody else { return nil }
    return makeMacro(macro, slot, list, checkedBody, range)
  }

  private mutating func makeMacro(
    _ macro: Macro, _ slot: Int, _ list: CheckedNode, _ body: CheckedNode, _ range: Range<Int>
  ) -> CheckedNode {
    switch macro {
    case .all, .exists, .existsOne:
      // How many of them, not which: that may be told.
      var node = make(.macro(macro, local: slot), .bool, range, [list, body])
      node.revealsEqualityFact = false
      return node
    case .filter: return make(.macro(macro, local: slot), list.type, range, [list, body], path: list.path)
    case .map: return make(.macro(macro, local: slot), .list(body.type), range, [list, body])
    }
  }
}
