// SPDX-License-Identifier: Apache-2.0

extension RecordAssembly {
  @inline(__always)
  mutating func closeRecords(_ records: Range<Int32>) {
    for index in records {
      let request = tree.records[Int(index)]
      guard kinds[request].isOpen, kinds[request].openDepth == open.count else { continue }
      if tree.inherits(request) { inherit(request) }
      if isPlain[request] {
        kinds[request].close()
        delivered &+= 1
      } else {
        closeLinked(request)
      }
      if isFull(request) { flush() }
    }
  }

  @inline(__always)
  private func isFull(_ request: Int) -> Bool {
    kinds[request].count >= limits.batchRecords || kinds[request].textLength >= limits.batchBytes
  }

  /// Fills the columns that the record lacks with what stands around it.
  private mutating func inherit(_ request: Int) {
    let slots = tree.plan.columns[request]
    for slot in slots where kinds[request].lacks(slot - slots.lowerBound) {
      guard let value = carried[slot] else { continue }
      unsafe value.withUnsafeBytes { _ = unsafe kinds[request].place(slot - slots.lowerBound, $0) }
    }
  }

  /// Ends a record that gives to others or takes from them.
  @inline(never)
  private mutating func closeLinked(_ request: Int) {
    let link = tree.plan.links[request]
    if link.isPairs { return passOn(request, link) }
    kinds[request].close()
    if link.enclosing != nil { return checkHeld(request) }
    delivered &+= 1
    var isFull = false
    for child in link.children {
      release(child, from: request)
      isFull = isFull || self.isFull(child)
    }
    if isFull { flush() }
  }

  /// Gives the records that stood in the one just closed what they take from it.
  private mutating func release(_ child: Int, from request: Int) {
    guard kinds[child].held.records > 0 else { return }
    for (column, source) in tree.plan.links[child].taken {
      passedValue.cut(to: 0)
      guard kinds[request].copyLast(source, to: &passedValue) else { continue }
      unsafe kinds[child].fillHeld(column, UnsafeRawBufferPointer(passedValue.view(0..<passedValue.count)))
    }
    delivered &+= kinds[child].release()
  }

  /// What waits costs memory until the record around it ends.
  private mutating func checkHeld(_ request: Int) {
    let held = kinds[request].held
    if held.records > limits.heldRecords || held.bytes > limits.heldBytes {
      refuse(.heldRecords(limits.heldRecords, path: tree.text(of: open[top].node)))
    }
  }

  /// Hands the value of a pair to the columns that want its name.
  private mutating func passOn(_ request: Int, _ link: KindLink) {
    defer { kinds[request].discard() }
    guard let enclosing = link.enclosing else { return }
    passedValue.cut(to: 0)
    guard kinds[request].copyOpen(0, to: &passedValue) else { return }
    let name = HeaderName.normalise(String(decoding: passedValue.prefix(passedValue.count), as: UTF8.self))
    passedValue.cut(to: 0)
    guard kinds[request].copyOpen(1, to: &passedValue) else { return }
    let first = tree.plan.columns[enclosing].lowerBound
    for (wanted, column) in link.picks where wanted == name {
      let value = unsafe UnsafeRawBufferPointer(passedValue.view(0..<passedValue.count))
      if tree.plan.separators[first + column] != nil {
        unsafe add(value, to: column, of: enclosing)
      } else if unsafe !kinds[enclosing].place(column, value) {
        remarks.add("repeated-element", line: Int(open[top].line))
      }
    }
  }

  /// Adds to a column that takes all values.
  mutating func join(_ value: UnsafeRawBufferPointer, _ feed: Feed) {
    unsafe add(value, to: feed.slot - tree.plan.columns[feed.request].lowerBound, of: feed.request)
  }

  private mutating func add(_ value: UnsafeRawBufferPointer, to column: Int, of request: Int) {
    if unsafe kinds[request].join(column, value) > limits.fieldLength {
      refuse(.fieldLength(limits.fieldLength, path: tree.text(of: open[top].node)))
    }
  }
}
