// SPDX-License-Identifier: Apache-2.0

/// What is known of a file of a bundle before it is read: enough to say which profile fits.
package enum BundleFile: Sendable {
  /// `name` is the path as reports print it.
  /// `secondLine` is the first field of the line after the header, where there is one.
  case csv(name: String, headers: [String], secondLine: String? = nil)
  /// The name of the root element, and the paths that the beginning of the file holds.
  case xml(name: String, root: XMLPath.Name, paths: [XMLSeenPath])

  package var name: String {
    switch self {
    case .csv(let name, _, _), .xml(let name, _, _): name
    }
  }

  var isXML: Bool { if case .xml = self { true } else { false } }
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
