// SPDX-License-Identifier: Apache-2.0

extension RecordAssembly {
  @inline(__always)
  mutating func characters(_ bytes: UnsafeRawBufferPointer) {
    guard !hasFailed, top >= 0 else { return }
    if open[top].collects {
      if hasRoom(for: bytes.count) { unsafe text.append(bytes.bindMemory(to: UInt8.self)) }
    } else {
      if !open[top].hasText, unsafe !isBlank(bytes) { open[top].hasText = true }
      lineBefore = line
    }
  }

  /// Whether the innermost field may grow; and with it those around it, of which there can be many.
  @inline(__always)
  private mutating func hasRoom(for count: Int) -> Bool {
    let length = text.count &- Int(open[top].textStart) &+ count
    if length <= limits.fieldLength && text.count &+ count <= 4 &* limits.fieldLength { return true }
    refuse(.fieldLength(limits.fieldLength, path: tree.text(of: open[top].node)))
    return false
  }

  /// Hands an element's own text to what it feeds; says whether there was any.
  ///
  /// The text of elements inside it is not part of it: of a name and a postcode it would make one word. Where
  /// there is some, the remark `mixed-content` is made; and an element that holds nothing but such text
  /// counts as absent, because it is not empty.
  mutating func deliverText(of element: OpenElement) -> Bool {
    let value = unsafe trimmed(UnsafeRawBufferPointer(text.view(Int(element.textStart)..<text.count)))
    let isEmpty = unsafe value.isEmpty
    if element.holdsTextBelow { remarks.add("mixed-content", line: Int(element.line)) }
    if !isEmpty || !element.holdsTextBelow {
      for index in Int(element.activeStart)..<active.count {
        unsafe deliver(value, to: tree.feeds[Int(active[index])], line: Int(element.line))
      }
    }
    active.cut(to: Int(element.activeStart))
    text.cut(to: Int(element.textStart))
    return !isEmpty
  }

  /// Keeps a value, unless there is one already: then a different one is remarked on.
  @inline(__always)
  mutating func deliver(_ value: UnsafeRawBufferPointer, to feed: Feed, line: Int) {
    guard feed.kind == .column else {
      return unsafe feed.kind == .joined ? join(value, feed) : carry(value, feed, line)
    }
    let column = feed.slot &- tree.plan.columns[feed.request].lowerBound
    if unsafe !kinds[feed.request].place(column, value) { remarks.add("repeated-element", line: line) }
  }

  private mutating func carry(_ value: UnsafeRawBufferPointer, _ feed: Feed, _ line: Int) {
    guard let known = carried[feed.slot] else {
      carried[feed.slot] = unsafe Array(value)
      return
    }
    if unsafe !known.elementsEqual(value) { remarks.add("repeated-element", line: line) }
  }

  mutating func forgetInherited(_ node: Int32) {
    var ending = tree.nodes[Int(node)].endings
    while ending >= 0 {
      carried[tree.endings[Int(ending)].slot] = nil
      ending = tree.endings[Int(ending)].next
    }
  }

  /// Makes batches of all complete records, ordered by the line of the first of each.
  mutating func flush() {
    var full: [(line: UInt32, request: Int)] = []
    for request in 0..<kinds.count where kinds[request].count > 0 {
      full.append((kinds[request].firstLine, request))
    }
    for (_, request) in full.sorted(by: <) {
      ready.append(TaggedBatch(request: request, batch: kinds[request].takeBatch()))
    }
  }

  /// The texts of the paths outside records, by path.
  var singles: [String: String] {
    var found: [String: String] = [:]
    for slot in tree.plan.singles {
      guard let value = carried[slot] else { continue }
      found[tree.plan.slots[slot]?.text ?? ""] = String(decoding: value, as: UTF8.self)
    }
    return found
  }
}

@inline(__always)
private func isBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
  for index in 0..<bytes.count where unsafe !isXMLSpace(bytes[index]) { return false }
  return true
}
