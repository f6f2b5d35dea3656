// SPDX-License-Identifier: Apache-2.0

extension Application {
  /// What is found in the known start of a text counts; what is not found may still come.
  func search(_ values: [Value]) -> Value? {
    guard let (text, isAll) = values[0].knownText, case .string(let part) = values[1] else { return nil }
    let found: Bool
    switch builtin {
    case .contains: found = TextSearch.contains(text, part)
    case .startsWith:
      found = text.utf8.starts(with: part.utf8)
      // A start that already differs cannot be mended by what follows.
      if !found && !part.utf8.starts(with: text.utf8) { return .bool(false) }
    default:
      if !isAll { return nil }
      found = text.utf8.reversed().starts(with: part.utf8.reversed())
    }
    return found || isAll ? .bool(found) : nil
  }

  func recase(_ value: Value) -> Value? {
    guard let (text, isAll) = value.knownText else { return nil }
    let changed: String
    switch builtin {
    case .lowerAscii: changed = Self.mapAscii(text, from: "A"..."Z")
    case .upperAscii: changed = Self.mapAscii(text, from: "a"..."z")
    default: changed = Self.trimmed(text, atEnd: isAll)
    }
    if case .excerpt(_, let unknown) = value { return .excerpt(changed, unknown) }
    return .string(changed)
  }

  private static func mapAscii(_ text: String, from letters: ClosedRange<Unicode.Scalar>) -> String {
    let range = UInt8(ascii: letters.lowerBound)...UInt8(ascii: letters.upperBound)
    return String(decoding: text.utf8.map { range.contains($0) ? $0 ^ 0x20 : $0 }, as: UTF8.self)
  }

  private static func trimmed(_ text: String, atEnd: Bool) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while atEnd, let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// A number limits the parts; the last then holds the rest.
  func split(_ values: [Value], _ frame: inout Frame) -> Value? {
    guard case .string(let text) = values[0], case .string(let separator) = values[1],
      let limit = Self.limit(values, at: 2)
    else { return nil }
    guard frame.spend(text.utf8.count) else { return error(.tooManySteps) }
    var parts = separator.isEmpty ? text.unicodeScalars.map { String($0) } : TextSearch.split(text, separator)
    if limit == 0 { parts = [] }
    if parts.count > limit {
      let rest = parts[(limit - 1)...].joined(separator: separator)
      parts = parts[..<(limit - 1)] + [rest]
    }
    return .list(ValueList(parts.map { .string($0) }))
  }

  /// A negative number is no limit; `nil` when the argument is not known.
  private static func limit(_ values: [Value], at position: Int) -> Int? {
    guard values.count > position else { return .max }
    guard case .int(let limit) = values[position] else { return nil }
    return limit < 0 ? .max : Int(limit)
  }

  /// Unknown when an element is, or when the list may have more.
  func join(_ values: [Value], _ frame: inout Frame) -> Value? {
    guard case .list(let list) = values[0] else { return nil }
    var separator = ""
    if values.count > 1 {
      guard case .string(let text) = values[1] else { return nil }
      separator = text
    }
    let texts = list.elements.compactMap { element -> String? in
      if case .string(let text) = element { return text }
      return nil
    }
    if texts.count < list.elements.count || list.doubt != nil {
      let all = list.elements + (list.doubt.map { [.unknown($0)] } ?? [])
      return Fault.strict(all, all.map { _ in Fault(elementsOf: node.children[0]) })
    }
    let length = texts.reduce(0) { $0 + $1.utf8.count + separator.utf8.count }
    return frame.spend(texts.count + length / 8)
      ? .string(texts.joined(separator: separator)) : error(.tooManySteps)
  }

  func replace(_ values: [Value], _ frame: inout Frame) -> Value? {
    guard case .string(let text) = values[0], case .string(let old) = values[1],
      case .string(let new) = values[2], let limit = Self.limit(values, at: 3)
    else { return nil }
    // An empty text is found before, between and behind the characters.
    let parts =
      old.isEmpty ? [""] + text.unicodeScalars.map { String($0) } + [""] : TextSearch.split(text, old)
    let (added, overflow) = new.utf8.count.multipliedReportingOverflow(by: parts.count)
    guard !overflow, frame.spend(parts.count + added / 8) else { return error(.tooManySteps) }
    if parts.count - 1 <= limit { return .string(parts.joined(separator: new)) }
    let changed = parts[...limit].joined(separator: new)
    return .string(changed + old + parts[(limit + 1)...].joined(separator: old))
  }
}
