// SPDX-License-Identifier: Apache-2.0

/// What an expression may cost, so that no text and no data can exhaust memory or time.
public struct Limits: Sendable {
  /// Longest text, in UTF-8 bytes.
  public var textLength = 16_384
  /// Deepest nesting of parts within parts.
  public var depth = 100
  /// Most steps of one evaluation: one for each part of a condition run over a list element, one for each
  /// element looked at, one for each eight bytes of text built or searched.
  public var steps = 10_000_000
  /// Most diagnostics listed one by one.
  public var diagnostics = 100

  public init() {}

  /// The limits that hold unless others are asked for.
  public static let standard = Limits()
}
