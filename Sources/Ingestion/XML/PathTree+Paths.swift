// SPDX-License-Identifier: Apache-2.0

extension PathTree {
  /// `/root/p:child/@attribute`, with the prefixes that the file first used.
  func text(of node: Int32) -> String {
    var text = ""
    for element in elements(downTo: node) {
      text += nodes[Int(element)].isAttribute ? "/@" : "/"
      text += nodes[Int(element)].name.displayed
    }
    return text
  }

  /// The paths that held text and fed nothing, in the order of their first appearance.
  var unusedPaths: [(path: String, count: Int)] {
    var paths: [(path: String, count: Int)] = []
    for node in 0..<nodes.count where nodes[node].unused > 0 {
      paths.append((text(of: Int32(node)), nodes[node].unused))
    }
    return paths
  }

  /// Every path but the document's, in the order of first appearance.
  var seenPaths: [XMLSeenPath] {
    var paths: [XMLSeenPath] = []
    for node in 1..<nodes.count { paths.append(seenPath(Int32(node))) }
    return paths
  }

  private func seenPath(_ node: Int32) -> XMLSeenPath {
    let names = names(of: elements(downTo: node)).map(\.asPathName)
    let isAttribute = nodes[Int(node)].isAttribute
    return XMLSeenPath(
      text: text(of: node), elements: isAttribute ? names.dropLast() : names,
      attribute: isAttribute ? names.last : nil, occurrences: nodes[Int(node)].unused)
  }
}
