// SPDX-License-Identifier: Apache-2.0

internal import Patterns

extension Checker {
  mutating func checkCall(
    _ name: Word, _ receiver: SyntaxNode?, _ arguments: [SyntaxNode], _ range: Range<Int>
  ) -> CheckedNode? {
    if let name = inSpace(name, receiver) {
      if let builtin = Builtin(rawValue: name.text) {
        return checkBuiltin(builtin, name, nil, arguments, range)
      }
      if !schema.isOpen { return fail(.unknownFunction(name, known: Builtin.allCases.map(\.rawValue))) }
    }
    if let builtin = Builtin(rawValue: name.text), builtin != .dyn || schema.isOpen {
      return checkBuiltin(builtin, name, receiver, arguments, range)
    }
    if let scale = schema.scale(named: name.text), receiver == nil {
      return checkScaleCall(scale, arguments, range)
    }
    if schema.isOpen {
      return make(.constant(.error(EvaluationError(.noFunction(name.text), range: name.range))), .dyn, range)
    }
    for part in [receiver].compactMap(\.self) + arguments { _ = check(part) }
    let known =
      Builtin.allCases.filter { $0 != .dyn }.map(\.rawValue) + Macro.allCases.map(\.rawValue)
      + schema.scales.map(\.name)
    return fail(.unknownFunction(name, known: known + ["has"]))
  }

  /// The whole name of `math.sqrt` and the like, where no variable has the name before the dot.
  private func inSpace(_ name: Word, _ receiver: SyntaxNode?) -> Word? {
    guard let receiver, case .name(let space) = receiver.kind, Builtin.spaces.contains(space),
      schema.variableIndex(named: space) == nil, !locals.contains(where: { $0.name == space })
    else { return nil }
    return Word(text: space + "." + name.text, range: receiver.range.lowerBound..<name.range.upperBound)
  }

  private mutating func checkScaleCall(
    _ scale: Scale, _ arguments: [SyntaxNode], _ range: Range<Int>
  ) -> CheckedNode? {
    guard arguments.count == 1 else {
      return fail(.argumentCount(scale.name, found: arguments.count, wanted: "1", range: range))
    }
    if case .literal = arguments[0].kind {
      return check(arguments[0], hint: .scale(scale.name)).flatMap { label in
        label.type == .scale(scale.name)
          ? label : fail(.argumentType(scale.name, label.type, wanted: "string", range: label.range))
      }
    }
    guard let label = check(arguments[0]) else { return nil }
    guard label.type == .string else {
      return fail(.argumentType(scale.name, label.type, wanted: "string", range: label.range))
    }
    return make(.toScale(scale), .scale(scale.name), range, [label])
  }

  private mutating func checkBuiltin(
    _ builtin: Builtin, _ name: Word, _ receiver: SyntaxNode?, _ arguments: [SyntaxNode],
    _ range: Range<Int>
  ) -> CheckedNode? {
    switch (builtin.style, receiver) {
    case (.member, nil): return fail(.callAsMethod(name))
    case (.global, .some): return fail(.callAsFunction(name))
    default: break
    }
    let parts = [receiver].compactMap(\.self) + arguments
    let candidates = builtin.overloads.filter {
      $0.accepts(count: parts.count) && (schema.isOpen || $0.result != .dyn)
    }
    guard !candidates.isEmpty else {
      let wanted = Self.argumentCounts(builtin, isMethod: receiver != nil)
      return fail(.argumentCount(name.text, found: arguments.count, wanted: wanted, range: range))
    }
    let checked = builtin == .format ? checkFormat(parts) : checkArguments(parts, candidates)
    guard checked.count == parts.count else { return nil }
    let accepting = candidates.filter { $0.accepts(checked.map(\.type)) }
    guard let first = accepting.first else {
      if schema.isOpen { return make(.call(builtin), .dyn, range, checked) }
      return failArguments(name, checked, candidates)
    }
    let isOpen = schema.isOpen && checked.contains(where: \.type.isOpen)
    let isClear = !isOpen || accepting.allSatisfy { $0.result == first.result }
    return finish(builtin, checked, isClear ? first.result : .dyn, range)
  }

  /// A literal takes the type on which all candidates agree, or else that of the first other argument.
  private mutating func checkArguments(
    _ parts: [SyntaxNode], _ candidates: [FunctionDeclaration.Overload]
  ) -> [CheckedNode] {
    checkTogether(parts) { position in
      let wanted = Set(candidates.map { $0.parameter(position) })
      return wanted.count == 1 ? wanted.first : nil
    }.compactMap(\.self)
  }

  /// The values of `format` may be of any types, if they are written out.
  private mutating func checkFormat(_ parts: [SyntaxNode]) -> [CheckedNode] {
    guard case .list(let nodes) = parts[1].kind else { return parts.compactMap { check($0) } }
    let template = check(parts[0])
    let values = nodes.compactMap { check($0) }
    guard let template, values.count == nodes.count else { return [] }
    return [template, make(.list, .list(.dyn), parts[1].range, values)]
  }

  private mutating func failArguments(
    _ name: Word, _ checked: [CheckedNode], _ candidates: [FunctionDeclaration.Overload]
  ) -> CheckedNode? {
    for (position, argument) in checked.enumerated()
    where !candidates.contains(where: { $0.accepts(argument.type, at: position) }) {
      var wanted: [String] = []
      for candidate in candidates {
        let spelling = candidate.parameter(position).parameterSpelling
        if !wanted.contains(spelling) { wanted.append(spelling) }
      }
      let list = wanted.joined(separator: " or ")
      return fail(.argumentType(name.text, argument.type, wanted: list, range: argument.range))
    }
    return fail(.argumentsDiffer(name, checked.map(\.type)))
  }

  private mutating func finish(
    _ builtin: Builtin, _ arguments: [CheckedNode], _ result: ExpressionType, _ range: Range<Int>
  ) -> CheckedNode? {
    if builtin == .date, case .constant(.string(let text)) = arguments[0].operation {
      guard let day = CalendarDate.day(text) else { return fail(.notADate(range: arguments[0].range)) }
      return make(.constant(.date(day)), .date, range)
    }
    if builtin == .matches, !schema.isOpen, case .constant(.string(let text)) = arguments[1].operation {
      do throws(PatternFault) {
        _ = try Pattern(text)
      } catch { return fail(.badPattern(error.problem, range: arguments[1].range, advice: error.advice)) }
    }
    let isWhole = schema.isOpen && builtin == .size
    var node = make(.call(builtin), isWhole ? .int : result, range, arguments)
    // How many there are may be told, though not which.
    if builtin == .size, arguments[0].type.items != nil { node.revealsEqualityFact = false }
    return node
  }

  private static func argumentCounts(_ builtin: Builtin, isMethod: Bool) -> String {
    var counts: [String] = []
    let most = builtin.overloads.filter(\.repeats).map(\.parameters.count).min() ?? .max
    for overload in builtin.overloads where overload.repeats || overload.parameters.count < most {
      let count = overload.parameters.count - (isMethod ? 1 : 0)
      let spelling = overload.repeats ? "\(count) or more" : "\(count)"
      if !counts.contains(spelling) { counts.append(spelling) }
    }
    return counts.sorted().joined(separator: " or ")
  }
}

extension FunctionDeclaration.Overload {
  func accepts(count: Int) -> Bool {
    repeats ? count >= parameters.count : count == parameters.count
  }

  func parameter(_ position: Int) -> ExpressionType { parameters[min(position, parameters.count - 1)] }

  func accepts(_ type: ExpressionType, at position: Int) -> Bool {
    let wanted = parameter(position)
    switch (wanted, type) {
    case (.dyn, _), (_, .dyn): return true
    case (_, .null): return false
    case (.list(.null), .list), (.map(.null, .null), .map): return true
    case (.list(.null), _), (.map(.null, .null), _): return false
    default: break
    }
    return type.fits(wanted)
  }

  func accepts(_ types: [ExpressionType]) -> Bool {
    types.enumerated().allSatisfy { accepts($0.element, at: $0.offset) }
  }
}

extension ExpressionType {
  /// How messages name a parameter's type: a list of `null` stands for any list.
  var parameterSpelling: String {
    switch self {
    case .list(.null): "list"
    case .map(.null, .null): "map"
    default: description
    }
  }
}
