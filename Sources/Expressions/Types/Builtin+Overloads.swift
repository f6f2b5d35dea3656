// SPDX-License-Identifier: Apache-2.0

extension Builtin {
  typealias Overload = FunctionDeclaration.Overload

  private static func takes(_ parameters: ExpressionType..., gives result: ExpressionType) -> Overload {
    Overload(parameters: parameters, result: result)
  }

  /// Each of the types, with itself as the result.
  private static func keeps(_ types: ExpressionType...) -> [Overload] {
    types.map { takes($0, gives: $0) }
  }

  /// A list of `null` stands for any list, a map of `null` to `null` for any map, `dyn` for anything. What gives
  /// `dyn` is only for values that nobody declared.
  var overloads: [Overload] {
    switch self {
    case .size, .startsWith, .endsWith, .contains, .matches, .lowerAscii, .upperAscii, .trim, .reverse,
      .charAt,
      .substring, .indexOf, .lastIndexOf, .split, .join, .replace, .format, .quote:
      textOverloads
    case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear:
      [
        Self.takes(.date, gives: .int), Self.takes(.timestamp, gives: .int),
        Self.takes(.timestamp, .string, gives: .int),
      ]
    case .getHours, .getMinutes, .getSeconds, .getMilliseconds:
      [
        Self.takes(.timestamp, gives: .int), Self.takes(.timestamp, .string, gives: .int),
        Self.takes(.duration, gives: .int),
      ]
    case .date, .months, .days, .timestamp, .duration, .int, .uint, .double, .string, .bool, .bytes, .type,
      .dyn:
      conversionOverloads
    default: numberOverloads
    }
  }

  private var textOverloads: [Overload] {
    let texts = ExpressionType.list(.string)
    return switch self {
    case .size:
      [
        Self.takes(.string, gives: .int), Self.takes(.list(.null), gives: .count),
        Self.takes(.map(.null, .null), gives: .int), Self.takes(.bytes, gives: .int),
      ]
    case .startsWith, .endsWith, .contains, .matches: [Self.takes(.string, .string, gives: .bool)]
    case .charAt: [Self.takes(.string, .int, gives: .string)]
    case .substring:
      [Self.takes(.string, .int, gives: .string), Self.takes(.string, .int, .int, gives: .string)]
    case .indexOf, .lastIndexOf:
      [Self.takes(.string, .string, gives: .int), Self.takes(.string, .string, .int, gives: .int)]
    case .split:
      [Self.takes(.string, .string, gives: texts), Self.takes(.string, .string, .int, gives: texts)]
    case .join: [Self.takes(texts, gives: .string), Self.takes(texts, .string, gives: .string)]
    case .replace:
      [
        Self.takes(.string, .string, .string, gives: .string),
        Self.takes(.string, .string, .string, .int, gives: .string),
      ]
    case .format: [Self.takes(.string, .list(.null), gives: .string)]
    default: [Self.takes(.string, gives: .string)]
    }
  }

  private var numberOverloads: [Overload] {
    switch self {
    case .min, .max:
      Self.extremes(of: [.int, .uint, .double, .count, .date, .timestamp, .duration], atLeast: 2)
    case .greatest, .least:
      Self.extremes(of: [.int, .uint, .double, .count], atLeast: 1)
        + [Overload(parameters: [.dyn], result: .dyn, repeats: true)]
    case .abs: Self.keeps(.int, .double)
    case .absolute, .sign: Self.keeps(.int, .uint, .double)
    case .ceil, .floor, .round, .trunc: Self.keeps(.double)
    case .sqrt:
      [
        Self.takes(.double, gives: .double), Self.takes(.int, gives: .double),
        Self.takes(.uint, gives: .double),
      ]
    case .isNaN, .isInf, .isFinite: [Self.takes(.double, gives: .bool)]
    case .bitNot: Self.keeps(.int, .uint)
    case .bitShiftLeft, .bitShiftRight:
      [Self.takes(.int, .int, gives: .int), Self.takes(.uint, .int, gives: .uint)]
    default: [Self.takes(.int, .int, gives: .int), Self.takes(.uint, .uint, gives: .uint)]
    }
  }

  private static func extremes(of types: [ExpressionType], atLeast count: Int) -> [Overload] {
    types.flatMap { type in
      [
        Overload(parameters: Array(repeating: type, count: count), result: type, repeats: true),
        takes(.list(type), gives: type),
      ]
    }
  }

  private var conversionOverloads: [Overload] {
    func takes(_ types: ExpressionType..., gives result: ExpressionType) -> [Overload] {
      types.map { Self.takes($0, gives: result) }
    }
    return switch self {
    case .date:
      takes(.string, .timestamp, gives: .date) + [Self.takes(.timestamp, .string, gives: .date)]
    case .months, .days: takes(.int, gives: .period)
    case .timestamp: takes(.string, .int, .date, .timestamp, gives: .timestamp)
    case .duration: takes(.string, .duration, gives: .duration)
    case .int: takes(.double, .int, .uint, .count, .string, .timestamp, gives: .int)
    case .uint: takes(.double, .int, .uint, .count, .string, gives: .uint)
    case .double: takes(.int, .double, .uint, .count, .string, gives: .double)
    case .string:
      takes(
        .int, .double, .bool, .date, .string, .uint, .count, .bytes, .timestamp, .duration, .type,
        gives: .string)
    case .bool: takes(.string, .bool, gives: .bool)
    case .bytes: takes(.string, .bytes, gives: .bytes)
    case .type: takes(.dyn, gives: .type)
    default: takes(.dyn, gives: .dyn)
    }
  }
}
