// SPDX-License-Identifier: Apache-2.0

/// One file of a rule pack as text; whoever made it did the reading.
package struct PackFile: Sendable, Hashable {
  /// With `/` between parts, such as `panel/members-trained.yaml`. The folder is the pack.
  package let path: String
  package let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The part of the path before the last `/`; empty when there is none.
  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  /// The part of the path behind the last `/`.
  var name: String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  var isYAML: Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

  var isHeader: Bool { name == "pack.yaml" || name == "pack.yml" }
}
