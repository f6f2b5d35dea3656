// SPDX-License-Identifier: Apache-2.0

/// One kind of record: the one that is open, and those that wait to become a batch.
///
/// Values stay bytes here. They are made into columns on the consumer's side (`RawBatch`), so that the core
/// that parses does nothing else; and a record that breaks off leaves no trace. Records within another one are
/// *held* until that one ends, because what they take from it may stand after them.
struct RecordKind: ~Copyable {
  /// The node of the open record's element; -1 when none is open.
  private(set) var openNode: Int32 = -1
  private(set) var openDepth = 0
  private var openLine: UInt32 = 0
  private let columns: Int
  private let isHeld: Bool
  private var text: GrowingBuffer<UInt8>
  /// For each record and column, where its value starts and ends in `text`; -1 for an absent one.
  private var spans: GrowingBuffer<Int32>
  private var lines: GrowingBuffer<UInt32>
  /// Columns that take all values, with those of the open record.
  private var joined = GrowingBuffer<JoinedValue>(capacity: 1)
  /// Complete records that may be handed over.
  private(set) var count = 0
  /// Bytes of `text` that belong to them.
  private(set) var textLength = 0

  /// - Parameters:
  ///   - separators: for each column what stands between its values, where it takes all of them.
  ///   - isHeld: whether records wait for the end of the record around them.
  init(separators: ArraySlice<[UInt8]?>, room: Int, isHeld: Bool) {
    columns = separators.count
    self.isHeld = isHeld
    text = GrowingBuffer(capacity: 1 << 16)
    spans = GrowingBuffer(capacity: min(room, 1 << 16) * 2 * columns)
    lines = GrowingBuffer(capacity: min(room, 1 << 16))
    for (column, separator) in separators.enumerated() {
      if let separator { joined.append(JoinedValue(column, separator)) }
    }
  }

  var isOpen: Bool { openNode >= 0 }
  /// The line on which the first complete record starts.
  var firstLine: UInt32 { count > 0 ? lines[0] : 0 }
  /// Records that wait for the record around them, and the bytes of their text.
  var held: (records: Int, bytes: Int) { (lines.count - count, text.count - textLength) }

  mutating func open(_ node: Int32, depth: Int, line: Int) {
    openNode = node
    openDepth = depth
    openLine = UInt32(clamping: line)
    spans.append(repeating: -1, count: 2 * columns)
  }

  /// Keeps the open record's first value of a column; `false` when there is another one already.
  @inline(__always)
  mutating func place(_ column: Int, _ value: UnsafeRawBufferPointer) -> Bool {
    let span = 2 &* (lines.count &* columns &+ column)
    let start = spans[span]
    guard start < 0 else {
      return unsafe text.view(Int(start)..<Int(spans[span &+ 1])).elementsEqual(value)
    }
    spans[span] = Int32(truncatingIfNeeded: text.count)
    unsafe text.append(value.bindMemory(to: UInt8.self))
    spans[span &+ 1] = Int32(truncatingIfNeeded: text.count)
    return true
  }

  /// Adds a value to a column of the open record that takes all; how long they are together.
  mutating func join(_ column: Int, _ value: UnsafeRawBufferPointer) -> Int {
    for index in 0..<joined.count where joined[index].column == column {
      unsafe joined[index].add(value)
      return joined[index].text.count
    }
    return 0
  }

  /// Whether the open record has no value of the column yet.
  func lacks(_ column: Int) -> Bool { spans[2 * (lines.count * columns + column)] < 0 }

  /// Appends the open record's value of a column to `other`; `false` when it has none.
  func copyOpen(_ column: Int, to other: inout GrowingBuffer<UInt8>) -> Bool {
    copy(column, of: lines.count, to: &other)
  }

  /// The same of the record that was closed last.
  func copyLast(_ column: Int, to other: inout GrowingBuffer<UInt8>) -> Bool {
    copy(column, of: lines.count - 1, to: &other)
  }

  private func copy(_ column: Int, of record: Int, to other: inout GrowingBuffer<UInt8>) -> Bool {
    let span = 2 * (record * columns + column)
    guard record >= 0, spans[span] >= 0 else { return false }
    unsafe other.append(text.view(Int(spans[span])..<Int(spans[span + 1])))
    return true
  }

  /// The open record is complete.
  mutating func close() {
    if joined.count > 0 { placeJoined() }
    lines.append(openLine)
    openNode = -1
    if !isHeld { release() }
  }

  private mutating func placeJoined() {
    for index in 0..<joined.count where joined[index].isMet {
      let length = joined[index].text.count
      unsafe _ = place(joined[index].column, UnsafeRawBufferPointer(joined[index].text.view(0..<length)))
      joined[index].clear()
    }
  }

  /// Gives every held record the same value in one column.
  mutating func fillHeld(_ column: Int, _ value: UnsafeRawBufferPointer) {
    let start = Int32(truncatingIfNeeded: text.count)
    unsafe text.append(value.bindMemory(to: UInt8.self))
    for record in count..<lines.count {
      spans[2 * (record * columns + column)] = start
      spans[2 * (record * columns + column) + 1] = Int32(truncatingIfNeeded: text.count)
    }
  }

  /// Complete records wait no longer; how many did.
  @discardableResult
  mutating func release() -> Int {
    let released = lines.count &- count
    count = lines.count
    textLength = text.count
    return released
  }

  /// Forgets the open record, which was none of its own.
  mutating func discard() {
    openNode = -1
    spans.cut(to: 2 * columns * lines.count)
    text.cut(to: textLength)
  }

  /// Hands the complete records over; what is held or open goes on.
  mutating func takeBatch() -> RawBatch {
    let complete = 2 * columns * count
    let batch = RawBatch(
      text: text.prefix(textLength), spans: spans.prefix(complete), lines: lines.prefix(count))
    keepRest(from: complete)
    return batch
  }

  /// Moves the records that go on to the front.
  private mutating func keepRest(from complete: Int) {
    let restText = unsafe Array(text.view(textLength..<text.count))
    let restLines = unsafe Array(lines.view(count..<lines.count))
    let restSpans = unsafe spans.view(complete..<spans.count).map {
      $0 < 0 ? $0 : $0 - Int32(textLength)
    }
    text.cut(to: 0)
    spans.cut(to: 0)
    lines.cut(to: 0)
    unsafe restText.withUnsafeBufferPointer { unsafe text.append($0) }
    unsafe restSpans.withUnsafeBufferPointer { unsafe spans.append($0) }
    unsafe restLines.withUnsafeBufferPointer { unsafe lines.append($0) }
    count = 0
    textLength = 0
  }
}

/// The values of one column of the open record, one after another.
private struct JoinedValue: ~Copyable {
  let column: Int
  private let separator: [UInt8]
  private(set) var text = GrowingBuffer<UInt8>(capacity: 64)
  /// Whether the record has the element at all.
  private(set) var isMet = false

  init(_ column: Int, _ separator: [UInt8]) {
    self.column = column
    self.separator = separator
  }

  mutating func add(_ value: UnsafeRawBufferPointer) {
    isMet = true
    guard unsafe !value.isEmpty else { return }
    if text.count > 0 { unsafe separator.withUnsafeBufferPointer { unsafe text.append($0) } }
    unsafe text.append(value.bindMemory(to: UInt8.self))
  }

  mutating func clear() {
    isMet = false
    text.cut(to: 0)
  }
}
