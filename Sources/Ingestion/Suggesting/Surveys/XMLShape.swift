// SPDX-License-Identifier: Apache-2.0

/// The elements and attributes of an XML file, as its beginning shows them, with how often each stands in the whole
/// file: which of them are records, and what stands in these.
struct XMLShape: Sendable {
  /// One element or attribute, by the names from the root.
  struct Node: Sendable, Hashable {
    let elements: [XMLPath.Name]
    let attribute: XMLPath.Name?
    /// As the file itself writes the path.
    let text: String
    /// Whether it is an element that somewhere holds text.
    var holdsText = false
  }
  let nodes: [Node]
  /// Elements that hold elements.
  let containers: [Node]
  let namespaces: [(prefix: String, uri: String)]

  init(_ paths: [XMLSeenPath]) {
    var nodes: [Node] = []
    var seen: Set<[XMLPath.Name]> = []
    var prefixes: [(prefix: String, uri: String)] = []
    for path in paths {
      let parts = path.text.split(separator: "/").map(String.init)
      for depth in path.elements.indices {
        let elements = Array(path.elements[...depth])
        XMLShape.note(elements[depth], parts.indices.contains(depth) ? parts[depth] : "", &prefixes)
        if seen.insert(elements).inserted {
          let text = "/" + parts.prefix(depth + 1).joined(separator: "/")
          let isOwn = depth == path.elements.count - 1 && path.attribute == nil
          nodes.append(
            Node(
              elements: elements, attribute: nil, text: text, holdsText: isOwn && path.occurrences > 0))
        }
      }
      if let attribute = path.attribute {
        XMLShape.note(attribute, parts.last.map { String($0.dropFirst()) } ?? "", &prefixes)
        nodes.append(Node(elements: path.elements, attribute: attribute, text: path.text))
      }
    }
    self.nodes = nodes
    namespaces = prefixes
    containers = nodes.filter { node in
      node.attribute == nil
        && nodes.contains {
          $0.attribute == nil && $0.elements.count > node.elements.count
            && $0.elements.starts(with: node.elements)
        }
    }
  }

  private static func note(
    _ name: XMLPath.Name, _ part: String, _ prefixes: inout [(prefix: String, uri: String)]
  ) {
    guard case .named(let uri, _) = name, !uri.isEmpty, !prefixes.contains(where: { $0.uri == uri }) else {
      return
    }
    let written = part.split(separator: ":").count == 2 ? String(part.prefix { $0 != ":" }) : ""
    let isFree = !written.isEmpty && !prefixes.contains { $0.prefix == written }
    prefixes.append((isFree ? written : "n\(prefixes.count + 1)", uri))
  }

  /// A path from the root, or from an element `below` it.
  func path(_ node: Node, below depth: Int = 0) -> XMLPath {
    let steps = node.elements.dropFirst(depth).map { XMLPath.Step(axis: .child, name: $0) }
    var parts = steps.map { written($0.name) }
    if let attribute = node.attribute { parts.append("@" + written(attribute)) }
    let text = parts.isEmpty ? "." : parts.joined(separator: "/")
    return XMLPath(
      text: depth == 0 ? "/" + text : text, isAbsolute: depth == 0, steps: steps, attribute: node.attribute)
  }

  private func written(_ name: XMLPath.Name) -> String {
    guard case .named(let uri, let local) = name else { return "*" }
    let prefix = namespaces.first { $0.uri == uri }?.prefix
    return prefix.map { "\($0):\(local)" } ?? local
  }

  /// The names of a node from an element on, for its words.
  static func names(_ node: Node, below depth: Int) -> [String] {
    (node.elements.dropFirst(depth) + [node.attribute].compactMap(\.self)).map { name in
      if case .named(_, let local) = name { local } else { "" }
    }
  }

  /// How many attributes an element has of its own.
  func attributes(of node: Node) -> Int {
    nodes.count { $0.attribute != nil && $0.elements == node.elements }
  }

  /// Elements that may be records: those that hold elements, and those that say what they have to say in attributes.
  var recordLike: [Node] {
    nodes.filter { $0.attribute == nil && (containers.contains($0) || attributes(of: $0) > 0) }
  }

  /// What stands in an element and in none of others within it; its own text too, where it holds no element.
  func fields(of record: Node, without inner: [Node]) -> [Node] {
    nodes.filter { node in
      let isWithin =
        node.elements.starts(with: record.elements)
        && (node.elements.count > record.elements.count || node.attribute != nil || node.holdsText)
      let isContainer = node.attribute == nil && containers.contains(node)
      return isWithin && !isContainer && !inner.contains { node.elements.starts(with: $0.elements) }
    }
  }
}
