// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  func toScale(_ scale: Scale, _ node: CheckedNode) -> Code {
    let operand = compile(node.children[0])
    let fault = Fault(node.children[0])
    let notALabel = Value.error(EvaluationError(.notALabel(scale: scale.name), range: node.range))
    return { frame in
      let value = operand(&frame)
      guard case .string(let label) = value else { return fault.strict(value) }
      return scale.rank(of: label).map { .scale(scale.name, $0...$0) } ?? notALabel
    }
  }

  func call(_ builtin: Builtin, _ node: CheckedNode) -> Code {
    let arguments = node.children.map(compile)
    let faults = node.children.map { Fault($0) }
    let apply = Application(builtin, node)
    return { frame in
      var values: [Value] = []
      values.reserveCapacity(arguments.count)
      for argument in arguments { values.append(argument(&frame)) }
      return apply(values, &frame) ?? Fault.strict(values, faults)
    }
  }
}
