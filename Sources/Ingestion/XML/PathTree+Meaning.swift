// SPDX-License-Identifier: Apache-2.0

extension PathTree {
  /// Works out which records a new node starts and what it feeds.
  mutating func assignMeaning(_ node: Int32) {
    let element = nodes[Int(node)].isAttribute ? nodes[Int(node)].parent : node
    let chain = elements(downTo: element)
    let names = self.names(of: chain)
    if !nodes[Int(node)].isAttribute {
      let start = Int32(records.count)
      for (request, path) in plan.records.enumerated() where path.leads(along: names) {
        records.append(request)
      }
      nodes[Int(node)].records = start..<Int32(records.count)
      noteCollections(names)
    }
    let start = Int32(feeds.count)
    for slot in plan.slots.indices where wants(slot, node) {
      addFeeds(of: slot, to: node, chain, names)
    }
    nodes[Int(node)].feeds = start..<Int32(feeds.count)
  }

  /// Whether the slot reads an attribute of that name, or text, as the node is.
  private func wants(_ slot: Int, _ node: Int32) -> Bool {
    guard let path = plan.slots[slot] else { return false }
    guard let attribute = path.attribute else {
      return !nodes[Int(node)].isAttribute
    }
    return nodes[Int(node)].isAttribute && attribute.matches(nodes[Int(node)].name)
  }

  private mutating func addFeeds(
    of slot: Int, to node: Int32, _ chain: [Int32], _ names: [QualifiedName]
  ) {
    guard let path = plan.slots[slot] else { return }
    let hasTest = path.test != nil
    guard let request = plan.columns.firstIndex(where: { $0.contains(slot) }) else {
      if path.leads(along: names) { feeds.append(Feed(.single, slot, hasTest: hasTest)) }
      return
    }
    var bases: [Int] = []
    for base in chain.indices where isRecord(chain[base], of: request) { bases.append(base) }
    if path.isAbsolute && !path.leads(along: names) { return }
    for base in bases where path.isAbsolute || path.leads(along: names[(base + 1)...]) {
      let kind = plan.separators[slot] == nil ? Feed.Kind.column : .joined
      feeds.append(Feed(kind, slot, of: request, record: chain[base], hasTest: hasTest))
    }
    // A path that looks anywhere means the record: what happens to bear the name elsewhere is not its value.
    if path.isAbsolute && bases.isEmpty && !path.steps.contains(where: \.isDescendant) {
      inherit(slot, request, node, hasTest)
    }
  }

  private mutating func inherit(_ slot: Int, _ request: Int, _ node: Int32, _ hasTest: Bool) {
    heirs[request] = true
    feeds.append(Feed(.inherited, slot, of: request, hasTest: hasTest))
    let owner = Int(nodes[Int(node)].parent)
    endings.append(InheritedEnding(slot: slot, next: nodes[owner].endings))
    nodes[owner].endings = Int32(endings.count - 1)
  }

  /// Whether a column of that kind of record takes its value from outside the record.
  func inherits(_ request: Int) -> Bool { heirs[request] }

  private func isRecord(_ node: Int32, of request: Int) -> Bool {
    let range = nodes[Int(node)].records
    return records[Int(range.lowerBound)..<Int(range.upperBound)].contains(request)
  }

  func names(of chain: [Int32]) -> [QualifiedName] {
    var names: [QualifiedName] = []
    for node in chain { names.append(nodes[Int(node)].name) }
    return names
  }

  /// The elements from the root to the node.
  func elements(downTo node: Int32) -> [Int32] {
    var chain: [Int32] = []
    var current = node
    while current > Self.document {
      chain.append(current)
      current = nodes[Int(current)].parent
    }
    return chain.reversed()
  }
}
