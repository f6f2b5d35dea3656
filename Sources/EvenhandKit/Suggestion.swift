// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

extension Evenhand {
  /// The name that a misspelt one was probably meant to be; `nil` when none is near.
  public static func nearName(to name: String, among known: [String]) -> String? {
    nearestID(to: name, among: known)
  }
}

/// ` (did you mean 'x'?)` without a full stop, or the list of what there is.
///
/// - Parameter list: what lists them, where they are too many for one sentence.
func suggestion(for name: String, among known: [String], list: String? = nil) -> String {
  if let near = nearestID(to: name, among: known) { return " (did you mean '\(near)'?)" }
  if let list { return "; '\(list)' lists the \(known.count) that there are" }
  return "; there are \(known.sorted().joined(separator: ", "))"
}
