// SPDX-License-Identifier: Apache-2.0

/// One kind of record: the one that is open, and those that wait to become a batch.
///
/// Values stay bytes here. They are made into columns on the consumer's side (`RawBatch`), so that the core
/// that parses does nothing else; and a record that breaks off leaves no trace.
struct RecordKind: ~Copyable {
  /// The node of the open record's element; -1 when none is open.
  private(set) var openNode: Int32 = -1
  private(set) var openDepth = 0
  private var openLine: UInt32 = 0
  private let columns: Int
  private var text: GrowingBuffer<UInt8>
  /// For each record and column, where its value starts and ends in `text`; -1 for an absent one.
  private var spans: GrowingBuffer<Int32>
  private var lines: GrowingBuffer<UInt32>
  /// Bytes of `text` that belong to complete records.
  private(set) var textLength = 0

  init(columns: Int, room: Int) {
    self.columns = columns
    text = GrowingBuffer(capacity: 1 << 16)
    spans = GrowingBuffer(capacity: min(room, 1 << 16) * 2 * columns)
    lines = GrowingBuffer(capacity: min(room, 1 << 16))
  }

  var isOpen: Bool { openNode >= 0 }
  /// Complete records.
  var count: Int { lines.count }
  /// The line on which the first complete record starts.
  var firstLine: UInt32 { lines.count > 0 ? lines[0] : 0 }

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

  /// Whether the open record has no value of the column yet.
  func lacks(_ column: Int) -> Bool { spans[2 * (lines.count * columns + column)] < 0 }

  /// The open record is complete.
  mutating func close() {
    lines.append(openLine)
    textLength = text.count
    openNode = -1
  }

  /// Hands the complete records over; an open one goes on.
  mutating func takeBatch() -> RawBatch {
    let complete = 2 * columns * lines.count
    let batch = RawBatch(
      text: text.prefix(textLength), spans: spans.prefix(complete), lines: lines.prefix(lines.count))
    keepOpen(from: complete)
    lines.cut(to: 0)
    textLength = 0
    return batch
  }

  /// Moves the open record, if any, to the front.
  private mutating func keepOpen(from complete: Int) {
    let openText = unsafe Array(text.view(textLength..<text.count))
    let openSpans = unsafe spans.view(complete..<spans.count).map {
      $0 < 0 ? $0 : $0 - Int32(textLength)
    }
    text.cut(to: 0)
    spans.cut(to: 0)
    unsafe openText.withUnsafeBufferPointer { unsafe text.append($0) }
    unsafe openSpans.withUnsafeBufferPointer { unsafe spans.append($0) }
  }
}
