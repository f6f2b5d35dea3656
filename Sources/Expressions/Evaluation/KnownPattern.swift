// SPDX-License-Identifier: Apache-2.0

internal import Patterns

/// The pattern of `matches`: compiled once where it stands in the expression, else for each text.
struct KnownPattern: Sendable {
  private let compiled: Pattern?

  init(_ node: CheckedNode?) {
    guard case .constant(.string(let text))? = node?.operation else {
      compiled = nil
      return
    }
    compiled = try? Pattern(text)
  }

  /// - Throws: what is wrong with the pattern.
  func pattern(_ text: String) throws(PatternFault) -> Pattern {
    if let compiled { return compiled }
    return try Pattern(text)
  }
}

extension Application {
  /// What is found in the known start of a text need not be found in the whole of it (`$`), nor the other way
  /// round, so that a text that breaks off cannot be told.
  func match(_ values: [Value]) -> Value? {
    guard case .string(let text) = values[0], case .string(let words) = values[1] else { return nil }
    do throws(PatternFault) {
      return .bool(try pattern.pattern(words).isFound(in: text))
    } catch { return self.error(.badPattern(error.problem)) }
  }
}
