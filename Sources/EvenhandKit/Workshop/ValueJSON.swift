// SPDX-License-Identifier: Apache-2.0

internal import Expressions
internal import Foundation

/// One line of JSON for what an expression came to.
enum ValueJSON {
  /// `{"value": …, "type": …}` or `{"unknown": […]}`; `nil` for an error.
  static func line(_ value: Value, _ type: ExpressionType, _ schema: Schema) -> String? {
    switch value {
    case .unknown(let unknown): "{\"unknown\":\(reasons(unknown))}"
    case .excerpt(_, let unknown): "{\"unknown\":\(reasons(unknown))}"
    case .error: nil
    default: "{\"value\":\(text(value, schema)),\"type\":\(quoted(typeName(value, type)))}"
    }
  }

  /// `{"error": …, "line": …, "at": {"line": …, "column": …, "text": …}}`
  ///
  /// - Parameters:
  ///   - line: of the batch.
  ///   - place: in the expression, where the fault is one of it.
  static func error(_ message: String, line: Int, at place: ExpressionPlace?) -> String {
    let at = place.map { place in
      ",\"at\":{\"line\":\(place.line),\"column\":\(place.column),\"text\":\(quoted(place.part))}"
    }
    return "{\"error\":\(quoted(message)),\"line\":\(line)\(at ?? "")}"
  }

  /// What is declared, or what is found where nothing is.
  static func typeName(_ value: Value, _ type: ExpressionType) -> String {
    type == .dyn || type == .null ? value.typeName ?? "\(type)" : "\(type)"
  }

  private static func reasons(_ unknown: Unknown) -> String {
    let reasons = unknown.causes.map { cause in
      let place = cause.place.map { ",\"place\":\(quoted($0))" } ?? ""
      return "{\"fact\":\(quoted(cause.path)),\"state\":\(quoted(cause.state))\(place)}"
    }
    return "[" + reasons.joined(separator: ",") + "]"
  }

  private static func text(_ value: Value, _ schema: Schema) -> String {
    switch value {
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .int(let whole): String(whole)
    case .uint(let whole): String(whole)
    case .double(let number): self.number(number)
    case .string(let text): quoted(text)
    case .bytes(let bytes): quoted(Data(bytes).base64EncodedString())
    case .null: "null"
    case .count(let range): count(range)
    case .list(let list): self.list(list, schema)
    case .map(let map): self.map(map, schema)
    case .timestamp(let moment): quoted(moment.description)
    case .duration(let length): quoted(length.description)
    case .type(let name): quoted(name)
    case .unknown(let unknown), .excerpt(_, let unknown): "{\"$unknown\":\(reasons(unknown))}"
    case .scale(let name, let range): label(name, range, schema)
    case .date, .period, .ratio, .record, .error: quoted(value.text(schema))
    }
  }

  /// A decimal number keeps its point, so that it reads back as one.
  private static func number(_ number: Double) -> String {
    if number.isNaN { return "\"NaN\"" }
    if number.isInfinite { return number < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    return number.description
  }

  private static func count(_ range: ClosedRange<Int>) -> String {
    if range.lowerBound == range.upperBound { return String(range.lowerBound) }
    let most = range.upperBound == .max ? "" : ",\"at_most\":\(range.upperBound)"
    return "{\"at_least\":\(range.lowerBound)\(most)}"
  }

  /// The label, or the lowest and the highest where it is not exact.
  private static func label(_ name: String, _ range: ClosedRange<Int>, _ schema: Schema) -> String {
    let scale = schema.scale(named: name)
    let (low, high) = (range.lowerBound, range.upperBound)
    let labels = [low, high].map { quoted(scale?.label(of: $0) ?? String($0)) }
    return low == high ? labels[0] : "{\"at_least\":\(labels[0]),\"at_most\":\(labels[1])}"
  }

  /// A list that may have more elements ends with `{"$more": …}`: how many at most, and why.
  private static func list(_ list: ValueList, _ schema: Schema) -> String {
    var parts = list.elements.map { text($0, schema) }
    switch list.completeness {
    case .complete: break
    case .openEnded(let unknown): parts.append("{\"$more\":{\"unknown\":\(reasons(unknown))}}")
    case .missing(let most, let unknown):
      parts.append("{\"$more\":{\"at_most\":\(most),\"unknown\":\(reasons(unknown))}}")
    }
    return "[" + parts.joined(separator: ",") + "]"
  }

  /// JSON's keys are texts: numbers are spelt in digits.
  private static func map(_ map: ValueMap, _ schema: Schema) -> String {
    let entries = zip(map.keys, map.values).map { key, value in
      let name =
        switch key {
        case .string(let text): text
        case .uint(let whole): String(whole)
        default: key.text(schema)
        }
      return quoted(name) + ":" + text(value, schema)
    }
    return "{" + entries.joined(separator: ",") + "}"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
