// SPDX-License-Identifier: Apache-2.0

internal import Foundation

extension Application {
  /// CEL's `format`: unknown when a value that is printed is.
  func format(_ values: [Value], _ frame: inout Frame) -> Value? {
    guard case .string(let template) = values[0], case .list(let list) = values[1] else { return nil }
    guard list.doubt == nil, Fault.merged(list.elements) == nil else {
      let doubts = list.elements + (list.doubt.map { [.unknown($0)] } ?? [])
      return Fault.strict(doubts, doubts.map { _ in Fault(elementsOf: node.children[1]) })
    }
    var formatter = Formatter(template: Array(template.unicodeScalars), values: list.elements)
    do throws(FormatFault) {
      let text = try formatter.run()
      return frame.spend(text.utf8.count / 8) ? .string(text) : error(.tooManySteps)
    } catch { return self.error(.badFormat(error.problem)) }
  }
}

private struct FormatFault: Error {
  let problem: String
}

/// Puts values into a template, clause by clause.
private struct Formatter {
  let template: [Unicode.Scalar]
  let values: [Value]
  private var position = 0
  private var next = 0

  init(template: [Unicode.Scalar], values: [Value]) {
    self.template = template
    self.values = values
  }

  mutating func run() throws(FormatFault) -> String {
    var text = ""
    while position < template.count {
      let scalar = template[position]
      position += 1
      if scalar == "%" { text += try clause() } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  private mutating func clause() throws(FormatFault) -> String {
    if position < template.count, template[position] == "%" {
      position += 1
      return "%"
    }
    let places = try precision()
    guard position < template.count else { throw FormatFault(problem: "a '%' stands at the end") }
    let letter = template[position]
    position += 1
    guard next < values.count else { throw FormatFault(problem: "there are fewer values than clauses") }
    defer { next += 1 }
    guard let text = Self.text(values[next], letter, places) else {
      throw FormatFault(problem: "'%\(letter)' does not go with the value in position \(next + 1)")
    }
    return text
  }

  /// The digits behind a point; at most as many as a number can have.
  private mutating func precision() throws(FormatFault) -> Int? {
    guard position < template.count, template[position] == "." else { return nil }
    position += 1
    let digits = template[position...].prefix { $0.properties.numericType == .decimal && $0.isASCII }
    position += digits.count
    guard let places = Int(String(String.UnicodeScalarView(digits))), places <= 1_000 else {
      throw FormatFault(problem: "the number of places is missing or too large")
    }
    return places
  }

  private static func text(_ value: Value, _ letter: Unicode.Scalar, _ places: Int?) -> String? {
    switch letter {
    case "s": return plain(value)
    case "d": return decimal(value)
    case "f", "e": return number(value).map { floating($0, letter, places ?? 6) }
    case "b":
      if case .bool(let isTrue) = value { return isTrue ? "1" : "0" }
      return whole(value, radix: 2)
    case "o": return whole(value, radix: 8)
    case "x", "X":
      let text = whole(value, radix: 16) ?? hexadecimal(value)
      return letter == "X" ? text?.uppercased() : text
    default: return nil
    }
  }

  private static func plain(_ value: Value) -> String? {
    switch value {
    case .string(let text): text
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .int, .uint, .count: whole(value, radix: 10)
    case .double(let number): special(number) ?? DecimalNumber.text(number)
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .null: "null"
    case .type(let name): name
    case .list(let list): joined(list.elements.map(plain), "[", "]")
    case .map(let map): entries(map)
    case .date, .timestamp, .duration, .period, .ratio, .scale: value.text()
    case .excerpt, .record, .unknown, .error: nil
    }
  }

  private static func joined(_ parts: [String?], _ open: String, _ close: String) -> String? {
    let known = parts.compactMap(\.self)
    return known.count == parts.count ? open + known.joined(separator: ", ") + close : nil
  }

  /// In the order of the keys' spelling, so that one map has one text.
  private static func entries(_ map: ValueMap) -> String? {
    let parts = zip(map.keys, map.values).map { key, value -> String? in
      guard let key = plain(key), let value = plain(value) else { return nil }
      return key + ": " + value
    }
    return joined(parts.sorted { ($0 ?? "") < ($1 ?? "") }, "{", "}")
  }

  private static func decimal(_ value: Value) -> String? {
    if case .double(let number) = value { return special(number) }
    return whole(value, radix: 10)
  }

  private static func whole(_ value: Value, radix: Int) -> String? {
    switch value {
    case .int(let whole): String(whole, radix: radix)
    case .uint(let whole): String(whole, radix: radix)
    case .count(let range) where range.lowerBound == range.upperBound: String(range.lowerBound, radix: radix)
    default: nil
    }
  }

  private static func hexadecimal(_ value: Value) -> String? {
    switch value {
    case .string(let text): hexadecimal(Array(text.utf8))
    case .bytes(let bytes): hexadecimal(bytes)
    default: nil
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .double(let number): number
    case .int(let whole): Double(whole)
    case .uint(let whole): Double(whole)
    case .count(let range) where range.lowerBound == range.upperBound: Double(range.lowerBound)
    default: nil
    }
  }

  private static func special(_ number: Double) -> String? {
    if number.isNaN { return "NaN" }
    return number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : nil
  }

  private static func floating(_ number: Double, _ letter: Unicode.Scalar, _ places: Int) -> String {
    special(number) ?? String(format: "%.\(places)\(letter)", number)
  }
}
