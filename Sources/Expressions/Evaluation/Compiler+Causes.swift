// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  typealias Why = @Sendable (inout Frame) -> Unknown

  /// Why the operands are ranges rather than exact values: the facts among them that are, each with its
  /// range. Runs only once a comparison has come to unknown.
  func causes(_ operands: CheckedNode...) -> Why {
    let leaves = operands.flatMap(rangeLeaves).map { leaf in
      (
        path: leaf.node.path ?? text(leaf.node.range), code: compileSilently(leaf.node),
        label: labels(of: leaf.node.type), isCounted: leaf.isCounted
      )
    }
    let fallback = Cause(path: operands.compactMap(\.path).first ?? "", state: "not known exactly")
    return { frame in
      var result = Unknown([])
      for leaf in leaves {
        let value = leaf.code(&frame)
        if leaf.isCounted, case .list(let list) = value {
          if let doubt = list.doubt { result.merge(doubt) }
        } else {
          Self.addCauses(of: value, path: leaf.path, label: leaf.label, to: &result, &frame)
        }
      }
      if result.causes.isEmpty { result.add(fallback) }
      return result
    }
  }

  private static func addCauses(
    of value: Value, path: String, label: (Int) -> String, to result: inout Unknown,
    _ frame: inout Frame
  ) {
    if let state = value.rangeState(label) { result.add(Cause(path: path, state: state)) }
    switch value {
    case .unknown(let unknown): result.merge(unknown)
    case .list(let list):
      if let doubt = list.doubt { result.merge(doubt) }
      for element in list.elements where frame.spend(1) {
        addCauses(of: element, path: path, label: label, to: &result, &frame)
      }
    default: break
    }
  }

  private func labels(of type: ExpressionType) -> @Sendable (Int) -> String {
    switch type {
    case .scale(let name): if let scale = schema.scale(named: name) { return { scale.label(of: $0) } }
    case .list(let element): return labels(of: element)
    default: break
    }
    return { "\($0)" }
  }

  /// The facts from which a range can come: through arithmetic to what it was made of, and through `size` to
  /// the list that may have more elements.
  private func rangeLeaves(_ node: CheckedNode) -> [(node: CheckedNode, isCounted: Bool)] {
    switch node.operation {
    case .call(.size): node.children.map { ($0, true) }
    case .arithmetic, .negate, .list, .call: node.children.flatMap(rangeLeaves)
    case .constant: []
    default: [(node, false)]
    }
  }
}
