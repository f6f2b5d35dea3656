// SPDX-License-Identifier: Apache-2.0

extension Application {
  func convert(_ values: [Value]) -> Value? {
    switch (builtin, values[0]) {
    case (.dyn, let value): value
    case (.type, let value): value.typeName.map { .type($0) }
    case (.date, _): date(values)
    case (.months, .int(let count)):
      Int32(exactly: count).map { .period(months: $0, days: 0) } ?? error(.overflow)
    case (.days, .int(let count)):
      Int32(exactly: count).map { .period(months: 0, days: $0) } ?? error(.overflow)
    case (.timestamp, let value): moment(value)
    case (.duration, .string(let text)):
      TimeLength(text).map { .duration($0) } ?? error(.notConvertible(to: "duration"))
    case (.bytes, .string(let text)): .bytes(Array(text.utf8))
    case (.bool, .string(let text)): Self.truth(text).map { .bool($0) } ?? error(.notConvertible(to: "bool"))
    case (.int, let value): whole(value)
    case (.uint, let value): unsigned(value)
    case (.double, let value): number(value)
    case (.string, let value): text(value)
    case (.duration, .duration), (.bytes, .bytes), (.bool, .bool): values[0]
    default: nil
    }
  }

  private func moment(_ value: Value) -> Value? {
    switch value {
    case .string(let text): Moment(text).map { .timestamp($0) } ?? error(.notConvertible(to: "timestamp"))
    case .int(let seconds): Moment(seconds: seconds).map { .timestamp($0) } ?? error(.overflow)
    case .date(let day): Moment(day: day).map { .timestamp($0) } ?? error(.overflow)
    case .timestamp: value
    default: nil
    }
  }

  private func whole(_ value: Value) -> Value? {
    switch value {
    case .int: value
    case .uint(let whole): Int64(exactly: whole).map { .int($0) } ?? error(.overflow)
    case .double(let number):
      number > -0x1p63 && number < 0x1p63 ? .int(Int64(number)) : error(.overflow)
    case .count(let range): exact(range) { .int($0) }
    case .string(let text): Int64(text).map { .int($0) } ?? error(.notConvertible(to: "int"))
    case .timestamp(let moment): .int(moment.seconds)
    default: nil
    }
  }

  private func unsigned(_ value: Value) -> Value? {
    switch value {
    case .uint: value
    case .int(let whole): UInt64(exactly: whole).map { .uint($0) } ?? error(.overflow)
    case .count(let range):
      range.lowerBound < 0 ? error(.overflow) : exact(range) { .uint(UInt64($0)) }
    case .double(let number): number >= 0 && number < 0x1p64 ? .uint(UInt64(number)) : error(.overflow)
    case .string(let text): UInt64(text).map { .uint($0) } ?? error(.notConvertible(to: "uint"))
    default: nil
    }
  }

  private func number(_ value: Value) -> Value? {
    switch value {
    case .double: value
    case .int(let whole): .double(Double(whole))
    case .uint(let whole): .double(Double(whole))
    case .count(let range): exact(range) { .double(Double($0)) }
    case .string(let text):
      DecimalNumber.value(text).map { .double($0) } ?? error(.notConvertible(to: "double"))
    default: nil
    }
  }

  /// Unknown for a range that is more than one number.
  private func exact(_ range: ClosedRange<Int>, _ wrap: (Int64) -> Value) -> Value {
    guard let state = Value.count(range).rangeState() else { return wrap(Int64(range.lowerBound)) }
    return .unknown(Unknown(Cause(path: node.children[0].path ?? "", state: state)))
  }

  private func text(_ value: Value) -> Value? {
    switch value {
    case .string: value
    case .bool(let isTrue): .string(isTrue ? "true" : "false")
    case .int(let whole): .string(String(whole))
    case .uint(let whole): .string(String(whole))
    case .double(let number): .string(DecimalNumber.text(number))
    case .count(let range): exact(range) { .string(String($0)) }
    case .date(let day): .string(CalendarDate.text(day))
    case .timestamp(let moment): .string(moment.description)
    case .duration(let length): .string(length.description)
    case .type(let name): .string(name)
    case .bytes(let bytes):
      String(validating: bytes, as: UTF8.self).map { .string($0) }
        ?? error(.notConvertible(to: "string"))
    default: nil
    }
  }

  private static func truth(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE", "t", "1": true
    case "false", "False", "FALSE", "f", "0": false
    default: nil
    }
  }
}

/// Decimal numbers as CEL reads and writes them.
enum DecimalNumber {
  /// `nil` for what is no number.
  static func value(_ text: String) -> Double? {
    let isHexadecimal = text.utf8.contains { $0 | 0x20 == UInt8(ascii: "x") }
    return isHexadecimal ? nil : Double(text)
  }

  /// The fewest digits that give the number back; with an exponent below -4 and from 6 on.
  static func text(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    let sign = number.sign == .minus ? "-" : ""
    let (digits, point) = parts(number.magnitude)
    let exponent = point - 1
    if exponent >= -4 && exponent < 6 { return sign + plain(digits, point) }
    let power = (exponent < 0 ? "e-" : "e+") + CalendarDate.padded(Swift.abs(exponent), 2)
    return sign + digits.prefix(1) + (digits.count > 1 ? "." + digits.dropFirst() : "") + power
  }

  private static func plain(_ digits: String, _ point: Int) -> String {
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count { return digits + String(repeating: "0", count: point - digits.count) }
    return digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The significant digits, and how many of them stand before the point.
  private static func parts(_ number: Double) -> (digits: String, point: Int) {
    if number == 0 { return ("0", 1) }
    let pieces = number.description.split(separator: "e")
    let exponent = pieces.count > 1 ? Int(pieces[1]) ?? 0 : 0
    let halves = pieces[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = halves.count > 1 ? String(halves[1]) : ""
    let all = String(halves[0]) + fraction
    let leading = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(leading))
    while digits.hasSuffix("0") { digits.removeLast() }
    return (digits, halves[0].count - leading + exponent)
  }
}

extension Value {
  /// What `type()` says; `nil` for what is no definite value.
  package var typeName: String? {
    switch self {
    case .bool: "bool"
    case .int, .count: "int"
    case .uint: "uint"
    case .double: "double"
    case .string, .excerpt: "string"
    case .bytes: "bytes"
    case .date: "date"
    case .period: "period"
    case .timestamp: TypeName.timestamp.rawValue
    case .duration: TypeName.duration.rawValue
    case .ratio: "ratio"
    case .scale(let name, _): name
    case .null: TypeName.nullType.rawValue
    case .list: "list"
    case .map: "map"
    case .type: "type"
    case .record: "record"
    case .unknown, .error: nil
    }
  }
}
