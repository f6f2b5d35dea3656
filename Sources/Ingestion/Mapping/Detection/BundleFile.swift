// SPDX-License-Identifier: Apache-2.0

/// What is known of a file of a bundle before it is read: enough to say which profile fits.
package struct BundleFile: Sendable {
  enum Contents: Sendable {
    /// `secondLine` is the first field of the line after the header, where there is one.
    case csv(headers: [String], secondLine: String?)
    /// The name of the root element, and the paths that the beginning of the file holds.
    case xml(root: XMLPath.Name, paths: [XMLSeenPath])
  }
  /// The path as reports print it.
  package let name: String
  let contents: Contents
  /// The names that patterns for files' names are held against, where that is not the path: what is packed in a
  /// file has others.
  var names: [String] = []
  /// The name of the sheet, for what is one.
  var sheet: String?

  package static func csv(name: String, headers: [String], secondLine: String? = nil) -> BundleFile {
    BundleFile(name: name, contents: .csv(headers: headers, secondLine: secondLine))
  }

  package static func xml(name: String, root: XMLPath.Name, paths: [XMLSeenPath]) -> BundleFile {
    BundleFile(name: name, contents: .xml(root: root, paths: paths))
  }

  var isXML: Bool { if case .xml = contents { true } else { false } }

  /// Whether a source's patterns for the names of files and sheets fit; one that has none takes any.
  func isNamed(by source: SourceMapping) -> Bool {
    if let pattern = source.csv?.sheet, !(sheet.map(FileGlob(pattern).matches) ?? false) { return false }
    return source.match.map(isNamed) ?? true
  }

  /// Whether a pattern fits one of its names.
  func isNamed(_ pattern: String) -> Bool {
    (names.isEmpty ? [name] : names).contains(where: FileGlob(pattern).matches)
  }
}

extension XMLPath.Name {
  /// Whether a name that a file holds is meant.
  func matches(_ name: XMLPath.Name) -> Bool {
    switch (self, name) {
    case (.any, _): true
    case (.anyIn(let wanted), .named(let namespace, _)): wanted == namespace
    default: self == name
    }
  }

  /// As a message shows it: `<evenhand> of urn:evenhand:bundle:1`.
  var shown: String {
    switch self {
    case .any: "<*>"
    case .anyIn(let namespace): "<*> of \(namespace)"
    case .named(let namespace, let local): "<\(local)>" + (namespace.isEmpty ? "" : " of \(namespace)")
    }
  }
}

extension XMLPath {
  /// Whether the steps lead through exactly these elements, from the first to the last.
  static func steps(_ steps: ArraySlice<Step>, leadThrough elements: ArraySlice<Name>) -> Bool {
    guard let step = steps.first else { return elements.isEmpty }
    var rest = elements
    while let name = rest.popFirst() {
      if step.name.matches(name), XMLPath.steps(steps.dropFirst(), leadThrough: rest) { return true }
      if step.axis == .child { return false }
    }
    return false
  }
}
