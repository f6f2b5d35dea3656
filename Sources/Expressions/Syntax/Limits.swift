// SPDX-License-Identifier: Apache-2.0

/// What an expression may cost, so that no text and no data can exhaust memory or time.
package struct Limits: Sendable {
  /// Longest text, in UTF-8 bytes.
  package var textLength = 16_384
  /// Deepest nesting of parts within parts.
  package var depth = 100
  /// Most steps of one evaluation: one for each part of a condition run over a list element, one for each
  /// element looked at, one for each eight bytes of text built or searched.
  package var steps = 10_000_000
  /// Most diagnostics listed one by one.
  package var diagnostics = 100

  package init() {}

  /// The limits that hold unless others are asked for.
  package static let standard = Limits()
}
