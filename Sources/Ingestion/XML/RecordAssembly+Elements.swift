// SPDX-License-Identifier: Apache-2.0

import CLibXML2

extension RecordAssembly {
  mutating func startElement(_ name: QualifiedName, namespaces: Int, attributes: AttributeList) {
    guard !hasFailed, let node = unsafe admit(name, namespaces, attributes.count) else { return }
    if root == nil { root = name }
    open.append(
      OpenElement(
        node: node, line: Int32(truncatingIfNeeded: line),
        namespaces: namespacesInForce &+ Int32(truncatingIfNeeded: namespaces),
        activeStart: Int32(truncatingIfNeeded: active.count),
        textStart: Int32(truncatingIfNeeded: text.count)))
    let records = tree.nodes[Int(node)].records
    if !records.isEmpty { unsafe openRecords(records, node, attributes) }
    let feeds = tree.nodes[Int(node)].feeds
    if !feeds.isEmpty { unsafe activate(feeds, attributes) }
    for index in unsafe 0..<attributes.count where !hasFailed {
      unsafe readAttribute(index, of: node, attributes)
    }
  }

  /// The element's node, unless the element is one too many.
  @inline(__always)
  private mutating func admit(_ name: QualifiedName, _ namespaces: Int, _ attributes: Int) -> Int32? {
    if open.count >= limits.depth { return refuse(.depth(limits.depth)) }
    if attributes &+ namespaces > limits.attributes { return refuse(.attributes(limits.attributes)) }
    if namespaces > 0, Int(namespacesInForce) &+ namespaces > limits.namespaces {
      return refuse(.namespaces(limits.namespaces))
    }
    return node(top >= 0 ? open[top].node : PathTree.document, name, isAttribute: false)
  }

  @inline(__always)
  private var namespacesInForce: Int32 { top >= 0 ? open[top].namespaces : 0 }

  @inline(__always)
  private mutating func node(_ parent: Int32, _ name: QualifiedName, isAttribute: Bool) -> Int32? {
    tree.find(parent, name, isAttribute: isAttribute) ?? addNode(parent, name, isAttribute)
  }

  @inline(never)
  private mutating func addNode(_ parent: Int32, _ name: QualifiedName, _ isAttribute: Bool) -> Int32? {
    if name.length(upTo: limits.nameLength) > limits.nameLength {
      return refuse(.nameLength(limits.nameLength))
    }
    if tree.nodes.count > limits.paths { return refuse(.paths(limits.paths)) }
    noteNamespace(of: name)
    return tree.add(parent, name, isAttribute: isAttribute)
  }

  private mutating func openRecords(_ records: Range<Int32>, _ node: Int32, _ attributes: AttributeList) {
    for index in records {
      let request = tree.records[Int(index)]
      if let test = tree.plan.records[request].test, unsafe !attributes.satisfy(test) { continue }
      if !isPlain[request], let enclosing = tree.plan.links[request].enclosing, !kinds[enclosing].isOpen {
        continue
      }
      if kinds[request].isOpen {
        refuse(.nestedRecord(path: tree.text(of: node)))
        return
      }
      kinds[request].open(node, depth: open.count, line: startLine)
    }
  }

  /// The line on which the start tag just read begins: no start tag holds a `<` but its first byte.
  private var startLine: Int {
    guard let input = unsafe context?.pointee.input, let base = unsafe input.pointee.base,
      let cursor = unsafe input.pointee.cur
    else { return 0 }
    var line = unsafe Int(input.pointee.line)
    if line == lineBefore { return line }
    var offset = unsafe cursor - base - 1
    while unsafe offset >= 0 && base[offset] != UInt8(ascii: "<") {
      if unsafe base[offset] == UInt8(ascii: "\n") { line -= 1 }
      offset -= 1
    }
    return line
  }

  @inline(__always)
  private mutating func activate(_ feeds: Range<Int32>, _ attributes: AttributeList) {
    for index in feeds where unsafe isDue(tree.feeds[Int(index)], attributes) {
      active.append(index)
      open[top].collects = true
    }
  }

  /// Whether the record that the feed belongs to is open and the start tag passes its test.
  @inline(__always)
  private func isDue(_ feed: Feed, _ attributes: AttributeList) -> Bool {
    if feed.record >= 0 && kinds[feed.request].openNode != feed.record { return false }
    guard feed.hasTest, let test = tree.plan.slots[feed.slot]?.test else { return true }
    return unsafe attributes.satisfy(test)
  }

  private mutating func readAttribute(_ index: Int, of element: Int32, _ attributes: AttributeList) {
    guard let name = unsafe attributes.name(index),
      let node = node(element, name, isAttribute: true)
    else { return }
    let value = unsafe plain(attributes.value(index))
    var isUsed = false
    for index in tree.nodes[Int(node)].feeds {
      let feed = tree.feeds[Int(index)]
      guard unsafe isDue(feed, attributes) else { continue }
      if value.count > limits.fieldLength {
        refuse(.fieldLength(limits.fieldLength, path: tree.text(of: node)))
        return
      }
      unsafe deliver(value, to: feed, line: line)
      isUsed = true
    }
    if unsafe !isUsed && !value.isEmpty { tree.countUnused(node) }
  }

  /// An attribute's value as it is meant, without white space at its ends; good until the next one.
  @inline(__always)
  private mutating func plain(_ given: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    if unsafe !given.contains(UInt8(ascii: "&")) { return unsafe trimmed(given) }
    plainValue.cut(to: 0)
    unsafe appendPlain(given, to: &plainValue)
    return unsafe trimmed(UnsafeRawBufferPointer(plainValue.view(0..<plainValue.count)))
  }

  mutating func endElement() {
    guard !hasFailed, top >= 0 else { return }
    let element = open[top]
    var hasText = element.hasText
    if element.collects {
      hasText = deliverText(of: element)
    } else if hasText {
      tree.countUnused(element.node)
    }
    let records = tree.nodes[Int(element.node)].records
    if !records.isEmpty { closeRecords(records) }
    if tree.nodes[Int(element.node)].endings >= 0 { forgetInherited(element.node) }
    open.cut(to: top)
    if (hasText || element.holdsTextBelow) && top >= 0 { open[top].holdsTextBelow = true }
  }
}
