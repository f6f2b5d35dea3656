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
    if let type = TypeName(rawValue: name) { return make(.constant(.type(type.rawValue)), .type, range) }
    if schema.isOpen {
      return make(.constant(.error(EvaluationError(.notBound(name), range: range))), .dyn, range)
    }
    let known = locals.map(\.name) + schema.variables.map(\.name)
    return fail(.unknownName(name, known: known, range: range))
  }

  mutating func checkSelect(_ operand: SyntaxNode, _ word: Word, _ range: Range<Int>) -> CheckedNode? {
    if let type = typeName(operand, word) { return make(.constant(.type(type.rawValue)), .type, range) }
    if let path = Self.dotted(operand), let index = schema.variableIndex(named: path + "." + word.text) {
      return make(.variable(index), schema.variables[index].type, range, path: path + "." + word.text)
    }
    guard let record = check(operand) else { return nil }
    if let value = record.type.valueOfTextKey {
      let path = record.path.map { $0 + "." + word.text }
      return make(.key(word.text), value, range, [record], path: path)
    }
    guard let (index, field) = resolve(word, in: record) else { return nil }
    let path = Self.path(of: field, in: record)
    var node = make(.field(index), field.type, range, [record], path: path)
    node.revealsEqualityFact = record.revealsEqualityFact || field.isEqualityFact
    node.possibleValues = field.possibleValues
    return node
  }

  mutating func checkHas(_ select: SyntaxNode, _ range: Range<Int>) -> CheckedNode? {
    guard case .select(let operand, let word) = select.kind, let record = check(operand) else { return nil }
    if record.type.valueOfTextKey != nil { return make(.hasKey(word.text), .bool, range, [record]) }
    guard let (index, field) = resolve(word, in: record) else { return nil }
    var node = make(.has(index), .bool, range, [record], path: Self.path(of: field, in: record))
    node.revealsEqualityFact = record.revealsEqualityFact || field.isEqualityFact
    return node
  }

  /// `google.protobuf.Timestamp` and the like, where no variable has the first name.
  private func typeName(_ operand: SyntaxNode, _ word: Word) -> TypeName? {
    guard case .select(let root, let middle) = operand.kind, case .name(let first) = root.kind,
      schema.variableIndex(named: first) == nil
    else { return nil }
    return TypeName(rawValue: "\(first).\(middle.text).\(word.text)")
  }

  /// The names of a part that is names only, the longest of which may be a variable's.
  private static func dotted(_ node: SyntaxNode) -> String? {
    switch node.kind {
    case .name(let name): name
    case .select(let operand, let word): dotted(operand).map { $0 + "." + word.text }
    default: nil
    }
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
    guard let (first, element) = list.type.items ?? (schema.isOpen ? (.dyn, .dyn) : nil) else {
      return fail(.notAList(list.type, range: operand.range))
    }
    switch list.type {
    case _ where schema.isOpen: break
    case .map:
      let areNumbers = position.type.isPlainNumber && first.isPlainNumber
      guard areNumbers || position.type.fits(first) || first.fits(position.type), position.type != .null
      else {
        return fail(.keyOfOtherType(position.type, wanted: first, range: index.range))
      }
    default:
      guard position.type.fits(.count), position.type != .null else {
        return fail(.indexNotWhole(position.type, range: index.range))
      }
    }
    return make(.element, element, range, [list, position], path: list.path)
  }

  mutating func checkBind(
    _ name: Word, _ value: SyntaxNode, _ body: SyntaxNode, _ range: Range<Int>, hint: ExpressionType?
  ) -> CheckedNode? {
    let checkedValue = check(value)
    if isTaken(name), !schema.isOpen { diagnostics.report(.nameTaken(name)) }
    guard let checkedValue else { return nil }
    locals.append(
      Local(
        name: name.text, type: checkedValue.type, path: checkedValue.path,
        revealsEqualityFact: checkedValue.revealsEqualityFact))
    defer { locals.removeLast() }
    guard let checkedBody = check(body, hint: hint) else { return nil }
    var node = make(.bind, checkedBody.type, range, [checkedValue, checkedBody])
    node.revealsEqualityFact = checkedBody.revealsEqualityFact
    return node
  }

  private func isTaken(_ name: Word) -> Bool {
    locals.contains { $0.name == name.text } || schema.variableIndex(named: name.text) != nil
  }

  mutating func checkMacro(_ form: MacroForm, _ range: Range<Int>, hint: ExpressionType?) -> CheckedNode? {
    let collection = check(form.collection)
    for (position, variable) in form.variables.enumerated() {
      let isTaken = isTaken(variable) || form.variables[..<position].contains { $0.text == variable.text }
      if isTaken, !schema.isOpen { diagnostics.report(.nameTaken(variable)) }
    }
    guard let collection else { return nil }
    guard let items = collection.type.items ?? (schema.isOpen ? (.dyn, .dyn) : nil) else {
      return fail(.macroNeedsList(form.macro, found: collection.type, range: form.collection.range))
    }
    let slot = locals.count
    declare(form.variables, of: collection, items)
    defer { locals.removeLast(form.variables.count) }
    let owner = "the condition of '\(form.macro.rawValue)'"
    let body =
      form.macro.asks
      ? checkCondition(form.body, of: owner)
      : check(form.body, hint: form.macro == .map ? hint?.element : nil)
    let condition = form.condition.map { checkCondition($0, of: owner) }
    guard let body, let children = Self.parts(collection, body, condition) else { return nil }
    guard let type = resultType(form, collection.type, body) else { return nil }
    var node = make(
      .macro(form.macro, local: slot, isForTwo: form.variables.count == 2), type, range, children,
      path: form.macro == .filter ? collection.path : nil)
    // How many of them, not which: that may be told.
    if type == .bool { node.revealsEqualityFact = false }
    return node
  }

  private static func parts(
    _ collection: CheckedNode, _ body: CheckedNode, _ condition: CheckedNode??
  ) -> [CheckedNode]? {
    guard let condition else { return [collection, body] }
    return condition.map { [collection, body, $0] }
  }

  /// One variable is an element of a list or a key of a map; two are the position or key, and the element.
  private mutating func declare(
    _ variables: [Word], of collection: CheckedNode, _ items: (first: ExpressionType, second: ExpressionType)
  ) {
    var (types, isList) = ([items.first, items.second], true)
    if case .map = collection.type { isList = false }
    if variables.count == 1 { types = [isList ? items.second : items.first] }
    for (variable, found) in zip(variables, types) {
      let type = found == .null && schema.isOpen ? ExpressionType.dyn : found
      let isElement = isList && variable.text == variables.last?.text
      locals.append(
        Local(
          name: variable.text, type: type, path: isElement ? collection.path : nil,
          revealsEqualityFact: collection.revealsEqualityFact))
    }
  }

  private mutating func resultType(
    _ form: MacroForm, _ collection: ExpressionType, _ body: CheckedNode
  ) -> ExpressionType? {
    let items = collection.items ?? (.dyn, .dyn)
    switch form.macro {
    case .all, .exists, .existsOne: return .bool
    case .filter:
      if case .map(let key, _) = collection { return .list(key) }
      return .list(items.second)
    case .map, .transformList: return .list(body.type)
    case .transformMap: return .map(items.first, body.type)
    case .transformMapEntry:
      switch body.type {
      case .map, .dyn: return body.type
      default:
        diagnostics.report(.entryNotMap(body.type, range: form.body.range))
        return nil
      }
    }
  }
}
