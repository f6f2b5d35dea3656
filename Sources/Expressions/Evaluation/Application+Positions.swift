// SPDX-License-Identifier: Apache-2.0

// Functions of a text by the positions of its code points.
extension Application {
  func cut(_ values: [Value]) -> Value? {
    guard case .string(let text) = values[0] else { return nil }
    let scalars = Array(text.unicodeScalars)
    switch builtin {
    case .reverse: return .string(Self.text(scalars.reversed()))
    case .quote: return .string(Literal.quoted(text))
    case .charAt:
      guard case .int(let position) = values[1] else { return nil }
      guard (0...Int64(scalars.count)).contains(position) else { return error(.beyondText) }
      return .string(Self.text(scalars.dropFirst(Int(position)).prefix(1)))
    case .substring: return substring(scalars, values)
    case .indexOf, .lastIndexOf: return index(scalars, values)
    default: return nil
    }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func substring(_ scalars: [Unicode.Scalar], _ values: [Value]) -> Value? {
    guard case .int(let start) = values[1] else { return nil }
    var end = Int64(scalars.count)
    if values.count > 2 {
      guard case .int(let given) = values[2] else { return nil }
      end = given
    }
    guard start >= 0, start <= end, end <= scalars.count else { return error(.beyondText) }
    return .string(Self.text(scalars[Int(start)..<Int(end)]))
  }

  private func index(_ scalars: [Unicode.Scalar], _ values: [Value]) -> Value? {
    guard case .string(let part) = values[1] else { return nil }
    let wanted = Array(part.unicodeScalars)
    var bound = builtin == .indexOf ? 0 : scalars.count
    if values.count > 2 {
      guard case .int(let given) = values[2] else { return nil }
      guard given >= 0, given <= scalars.count else { return error(.beyondText) }
      bound = Int(given)
    }
    let last = scalars.count - wanted.count
    if wanted.isEmpty { return .int(Int64(bound)) }
    let found =
      builtin == .indexOf
      ? TextSearch.first(of: wanted, in: scalars, from: bound)
      : TextSearch.first(
        of: wanted.reversed(), in: scalars.reversed(), from: max(0, last - min(bound, last))
      )
      .map { last - $0 }
    return .int(Int64(found ?? -1))
  }
}
