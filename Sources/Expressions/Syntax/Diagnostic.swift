// SPDX-License-Identifier: Apache-2.0

/// Something wrong with the text of an expression, found before anything is evaluated.
package struct Diagnostic: Error, Sendable, Equatable {
  /// What is wrong and what was expected; lower-case start, no full stop at the end.
  package var message: String
  /// Where, as UTF-8 offsets in the expression's text (0-based, end exclusive).
  package var range: Range<Int>
  /// A way out, such as `did you mean 'band'?`, when there is one near enough.
  package var suggestion: String?

  package init(message: String, range: Range<Int>, suggestion: String? = nil) {
    self.message = message
    self.range = range
    self.suggestion = suggestion
  }
}

/// All that is wrong with one expression, in the order of its text.
package struct DiagnosticList: Error, Sendable, Equatable {
  /// At most `Limits.diagnostics` of them.
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many more there were beyond the limit.
  package private(set) var more = 0

  /// Nothing wrong.
  package static let none = DiagnosticList(limit: 0)

  let limit: Int

  init(limit: Int) { self.limit = limit }

  var isEmpty: Bool { diagnostics.isEmpty }

  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < limit { diagnostics.append(diagnostic) } else { more += 1 }
  }

  /// The same diagnostics ordered by where they start; those that start together keep their order.
  func inTextOrder() -> DiagnosticList {
    var sorted = self
    sorted.diagnostics = diagnostics.enumerated().sorted { first, second in
      let (a, b) = (first.element.range.lowerBound, second.element.range.lowerBound)
      return (a, first.offset) < (b, second.offset)
    }.map(\.element)
    return sorted
  }
}
