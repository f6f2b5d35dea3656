// SPDX-License-Identifier: Apache-2.0

/// One call of a function: its arguments' values to its result.
struct Application: Sendable {
  let builtin: Builtin
  let node: CheckedNode
  /// The pattern of `matches`, where it stands in the expression.
  let pattern: KnownPattern

  init(_ builtin: Builtin, _ node: CheckedNode) {
    self.builtin = builtin
    self.node = node
    pattern = KnownPattern(builtin == .matches ? node.children[1] : nil)
  }

  func error(_ kind: EvaluationError.Kind) -> Value { .error(EvaluationError(kind, range: node.range)) }

  /// `nil` when an argument is unknown, an error, none or of the wrong kind.
  func callAsFunction(_ values: [Value], _ frame: inout Frame) -> Value? {
    let length = values.reduce(1) { $0 + ($1.knownText?.text.utf8.count ?? 0) / 8 }
    guard frame.spend(length) else { return error(.tooManySteps) }
    switch builtin {
    case .size: return size(values[0])
    case .startsWith, .endsWith, .contains: return search(values)
    case .matches: return match(values)
    case .lowerAscii, .upperAscii, .trim: return recase(values[0])
    case .reverse, .charAt, .substring, .indexOf, .lastIndexOf, .quote: return cut(values)
    case .split: return split(values, &frame)
    case .join: return join(values, &frame)
    case .replace: return replace(values, &frame)
    case .format: return format(values, &frame)
    case .min, .max, .greatest, .least: return extreme(values, &frame)
    case .abs, .ceil, .floor, .round, .trunc, .absolute, .sign, .sqrt, .isNaN, .isInf, .isFinite:
      return calculate(values[0])
    case .bitAnd, .bitOr, .bitXor, .bitNot, .bitShiftLeft, .bitShiftRight: return combine(values)
    case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours,
      .getMinutes, .getSeconds, .getMilliseconds:
      return timePart(values)
    case .date, .months, .days, .timestamp, .duration, .int, .uint, .double, .string, .bool, .bytes, .type,
      .dyn:
      return convert(values)
    }
  }

  private func size(_ value: Value) -> Value? {
    switch value {
    case .string(let text): .int(Int64(text.unicodeScalars.count))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let list) where node.type == .int && list.doubt == nil: .int(Int64(list.elements.count))
    case .list(let list): .count(list.size)
    case .map(let map): .int(Int64(map.keys.count))
    default: nil
    }
  }
}
