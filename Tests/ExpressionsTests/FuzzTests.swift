// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Expressions

/// Random texts through everything: none may trap, hang or change its meaning when printed.
@Suite struct FuzzTests {
  static let words = [
    "vacancy", "param", "yes", "no", "lost", "empty", "ratio", "wide", "some", "nobody", "whole", "number",
    "infinite", "big", "missing", ".band", ".closed", ".title", ".panel", ".seats", ".members", ".excerpt",
    ".range", ".partial", ".tags", ".withdrawn", "&&", "||", "!", "==", "!=", "<", "<=", ">", ">=", "in", "+",
    "-", "*", "/", "%", "?", ":", "(", ")", "[", "]", ",", ".", "{", "}", "1", "0", "-1", "7", "0.80", "1e9",
    "'8a'",
    "'2025-04-01'", "\"\"", "'", "\\", "null", "true", "has(", ".exists(x,", ".all(y,", ".map(z,",
    ".filter(w,",
    ".exists_one(v,", "x", "y", "z", "size(", ".size()", ".contains(", ".split(", ".join(", ".replace(",
    "min(",
    "max(", "abs(", "date(", "months(", "days(", "int(", "double(", "string(", "band(", ".trim()", "é", "=",
    "//",
    "\n", "9223372036854775807", "-9223372036854775808", "0x", "and",
  ]

  @Test func randomWordsNeverTrap() {
    var random = SplitMix64(seed: 2026)
    var accepted = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...14, using: &random)
      let text = (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(
        separator: " ")
      if Self.survives(text) { accepted += 1 }
    }
    #expect(accepted > 100)
  }

  @Test func randomGrammaticalExpressionsNeverTrap() {
    var random = SplitMix64(seed: 6202)
    var accepted = 0
    for _ in 0..<20_000 {
      let text = Self.expression(depth: Int.random(in: 1...4, using: &random), &random)
      if Self.survives(text) { accepted += 1 }
    }
    #expect(accepted > 500)
  }

  /// Whether the text is an expression; if so it is evaluated, traced, printed and read back.
  static func survives(_ text: String) -> Bool {
    do throws(DiagnosticList) {
      let expression = try Expression(text, schema: Fixture.schema)
      let value = expression.evaluate(Fixture.bindings).text(Fixture.schema)
      let (traced, trace) = expression.trace(Fixture.bindings)
      #expect(traced.text(Fixture.schema) == value, "traced differently: \(text)")
      #expect(!trace.lines(source: text, schema: Fixture.schema).isEmpty)
      let again = try Expression(expression.canonical, schema: Fixture.schema)
      #expect(again.canonical == expression.canonical, "printed differently: \(text)")
      #expect(again.evaluate(Fixture.bindings).plainText == expression.evaluate(Fixture.bindings).plainText)
      return true
    } catch {
      for diagnostic in error.diagnostics {
        #expect(!diagnostic.message.isEmpty && diagnostic.range.upperBound <= text.utf8.count)
      }
      return false
    }
  }

  private static let leaves = [
    "vacancy.band", "vacancy.closed", "vacancy.title", "vacancy.panel.members", "vacancy.panel.minority",
    "vacancy.panel.seats", "vacancy.panel.partial", "vacancy.range", "vacancy.excerpt", "vacancy.withdrawn",
    "vacancy.tags", "yes", "no", "lost", "empty", "ratio", "wide", "some", "whole", "number", "big",
    "infinite",
    "1", "0", "0.80", "'8a'", "'2025-04-01'", "null", "[]", "days(1)", "months(1)", "s", "s.trained",
    "s.score",
  ]

  private static func expression(depth: Int, _ random: inout SplitMix64) -> String {
    guard depth > 0 else { return leaves.randomElement(using: &random) ?? "1" }
    let a = expression(depth: depth - 1, &random)
    let b = expression(depth: depth - 1, &random)
    let operators = ["&&", "||", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "in"]
    let macros = ["exists", "all", "filter", "map", "exists_one"]
    let op = operators.randomElement(using: &random) ?? "=="
    return switch Int.random(in: 0...11, using: &random) {
    case 0...5: "\(a) \(op) \(b)"
    case 6: "(\(a) \(op) \(b))"
    case 7: "!(\(a))"
    case 8: "\(a) ? \(b) : \(b)"
    case 9: "vacancy.panel.seats.\(macros.randomElement(using: &random) ?? "all")(s, \(a))"
    case 10: "[\(a), \(b)]"
    default: "\(["size", "min", "max", "string", "abs"].randomElement(using: &random) ?? "size")(\(a))"
    }
  }
}

extension Value {
  /// The value in words, without the words of parts, which differ between spellings.
  fileprivate var plainText: String {
    if case .unknown = self { return "unknown" }
    if case .list = self { return "list" }
    return text()
  }
}
