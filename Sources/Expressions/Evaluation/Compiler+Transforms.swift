// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  /// The macros that make a list or a map of what they go over. Unknown when it is unknown which elements are
  /// taken, for a map cannot be open-ended.
  func transform(_ macro: Macro, _ loop: Loop, _ condition: CheckedNode?, _ range: Range<Int>) -> Code {
    let taken = condition.map { (code: compileSilently($0), fault: Fault($0)) }
    return { frame in
      let found = loop.list(&frame)
      guard let items = loop.items(of: found) else { return loop.listFault.strict(found) }
      var (keys, values): ([Value], [Value]) = ([], [])
      var unknown = items.list.doubt
      for position in items.list.elements.indices {
        if let taken {
          guard let answer = loop.evaluate(taken.code, items, position, &frame) else { return loop.exhausted }
          switch Truth(answer, taken.fault) {
          case .yes: break
          case .no: continue
          case .error(let error): return error
          case .unknown(let causes):
            unknown.merge(causes)
            continue
          }
        }
        guard let value = loop.run(items, position, &frame) else { return loop.exhausted }
        if case .error = value { return value }
        keys.append(items.first(position))
        values.append(value)
      }
      if let unknown { return .unknown(unknown) }
      return Self.collected(macro, keys, values, loop.bodyFault, range)
    }
  }

  private static func collected(
    _ macro: Macro, _ keys: [Value], _ values: [Value], _ fault: Fault, _ range: Range<Int>
  ) -> Value {
    var (keys, values) = (keys, values)
    if macro == .transformList { return .list(ValueList(values)) }
    if macro == .transformMapEntry {
      let entries = values.compactMap(\.asMap)
      guard entries.count == values.count else { return Fault.strict(values, values.map { _ in fault }) }
      keys = entries.flatMap(\.keys)
      values = entries.flatMap(\.values)
    }
    do throws(EvaluationError.Kind) {
      return .map(try ValueMap(keys: keys, values: values))
    } catch { return .error(EvaluationError(error, range: range)) }
  }
}

extension Value {
  fileprivate var asMap: ValueMap? { if case .map(let map) = self { map } else { nil } }
}
