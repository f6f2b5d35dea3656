// SPDX-License-Identifier: Apache-2.0

/// An element whose end has not been met.
struct OpenElement: BitwiseCopyable {
  let node: Int32
  /// Line on which its start tag ended.
  let line: Int32
  /// Namespace declarations in force.
  let namespaces: Int32
  /// Where what it feeds starts in the list of active feeds.
  let activeStart: Int32
  /// Where its text starts among the text of the open elements.
  let textStart: Int32
  /// It feeds something, so that its text is kept.
  var collects = false
  /// It holds text that nobody asked for.
  var hasText = false
  /// An element inside it holds text.
  var holdsTextBelow = false
}
