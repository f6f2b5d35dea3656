// SPDX-License-Identifier: Apache-2.0

/// The distinct paths of a file, as they are met: what a path means is worked out once, when it is first
/// seen, and every later element with that path costs a comparison of pointers.
struct PathTree: ~Copyable {
  var nodes = GrowingBuffer<PathNode>(capacity: 64)
  var feeds: [Feed] = []
  var records: [Int] = []
  var endings: [InheritedEnding] = []
  let plan: PathPlan
  var heirs: [Bool]
  /// The kinds of record whose collections were met, whether they hold any or not.
  private(set) var collections: Set<Int> = []
  private var index: [Key: Int32] = [:]

  private struct Key: Hashable {
    let parent: Int32
    let isAttribute: Bool
    let name: QualifiedName
  }

  /// The document itself is node 0.
  static let document: Int32 = 0

  init(_ plan: PathPlan) {
    self.plan = plan
    heirs = Array(repeating: false, count: plan.records.count)
    nodes.append(PathNode(name: .document, parent: -1, isAttribute: false))
  }

  /// The node of a child element or of an attribute; `nil` when it has not been seen yet.
  @inline(__always)
  mutating func find(_ parent: Int32, _ name: QualifiedName, isAttribute: Bool) -> Int32? {
    let siblings =
      isAttribute ? nodes[Int(parent)].attributes : nodes[Int(parent)].children
    if siblings.expected >= 0, isNamed(siblings.expected, name) {
      expect(after: siblings.expected, siblings.first, parent, isAttribute)
      return siblings.expected
    }
    return search(parent, siblings.first, name, isAttribute)
  }

  @inline(__always)
  private func isNamed(_ node: Int32, _ name: QualifiedName) -> Bool {
    nodes[Int(node)].name == name
  }

  @inline(__always)
  private mutating func expect(after node: Int32, _ first: Int32, _ parent: Int32, _ isAttribute: Bool) {
    let next = nodes[Int(node)].next
    let expected = next >= 0 ? next : first
    if isAttribute {
      nodes[Int(parent)].attributes.expected = expected
    } else {
      nodes[Int(parent)].children.expected = expected
    }
  }

  /// A short walk, then the index, so that a file with many distinct names costs no more for each element.
  @inline(never)
  private mutating func search(
    _ parent: Int32, _ first: Int32, _ name: QualifiedName, _ isAttribute: Bool
  ) -> Int32? {
    var node = first
    var steps = 0
    while node >= 0 && steps < 8 {
      if isNamed(node, name) {
        expect(after: node, first, parent, isAttribute)
        return node
      }
      node = nodes[Int(node)].next
      steps += 1
    }
    guard node >= 0, let found = index[key(parent, name, isAttribute)] else { return nil }
    expect(after: found, first, parent, isAttribute)
    return found
  }

  mutating func noteCollections(_ names: [QualifiedName]) {
    for (request, path) in plan.collections.enumerated() where path?.leads(along: names) ?? false {
      collections.insert(request)
    }
  }

  private func key(_ parent: Int32, _ name: QualifiedName, _ isAttribute: Bool) -> Key {
    Key(parent: parent, isAttribute: isAttribute, name: name)
  }

  /// Adds a path that has not been seen before, and works out what it means.
  mutating func add(_ parent: Int32, _ name: QualifiedName, isAttribute: Bool) -> Int32 {
    let node = Int32(nodes.count)
    nodes.append(PathNode(name: name, parent: parent, isAttribute: isAttribute))
    index[key(parent, name, isAttribute)] = node
    link(node, to: parent, isAttribute)
    assignMeaning(node)
    return node
  }

  private mutating func link(_ node: Int32, to parent: Int32, _ isAttribute: Bool) {
    var siblings = isAttribute ? nodes[Int(parent)].attributes : nodes[Int(parent)].children
    if siblings.first < 0 { siblings.first = node } else { nodes[Int(siblings.last)].next = node }
    siblings.last = node
    siblings.expected = siblings.first
    if isAttribute {
      nodes[Int(parent)].attributes = siblings
    } else {
      nodes[Int(parent)].children = siblings
    }
  }

  @inline(__always)
  mutating func countUnused(_ node: Int32) {
    nodes[Int(node)].unused += 1
  }
}
