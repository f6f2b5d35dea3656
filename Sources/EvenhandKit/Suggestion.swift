// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// `; did you mean 'x'?` without its full stop, or the list of what there is.
func suggestion(for name: String, among known: [String]) -> String {
  if let near = nearestName(to: name, among: known) { return " (did you mean '\(near)'?)" }
  return "; there are \(known.sorted().joined(separator: ", "))"
}
