// SPDX-License-Identifier: Apache-2.0

/// A statistic of a comparison, with the sentence that a board member understands; what a statistician asks of it
/// stands with its ``FigureKind``.
package struct ComputedFigure: Sendable, Hashable {
  package let kind: FigureKind
  /// The numbers by name, in the order in which they are printed.
  package let values: [FigureValue]
  package let sentence: String

  package init(_ kind: FigureKind, _ values: [FigureValue], _ sentence: String) {
    self.kind = kind
    self.values = values
    self.sentence = sentence
  }
}

/// One number of a figure.
package struct FigureValue: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    case number(MeasuredNumber)
    case count(Int)
    case flag(Bool)
    case text(String)
  }

  /// In snake case: `lower`, `two_sided`.
  package let name: String
  package let content: Content

  package init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }
}
