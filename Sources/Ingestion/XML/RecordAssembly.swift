// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// Turns the events of one parse into batches of records.
///
/// It lives behind a pointer that libxml2 hands to its callbacks; nothing here makes a string or allocates
/// for an element whose path has been seen before. The first failure ends it: later events are ignored.
@safe struct RecordAssembly: ~Copyable {
  let path: String
  let limits: XMLLimits
  var tree: PathTree
  var open = GrowingBuffer<OpenElement>(capacity: 64)
  /// Indices into the tree's feeds: what the open elements feed, the innermost last.
  var active = GrowingBuffer<Int32>(capacity: 64)
  /// Text of the open elements that feed something, the innermost last.
  var text = GrowingBuffer<UInt8>(capacity: 1 << 12)
  /// An attribute's value with its ampersands as they are meant.
  var plainValue = GrowingBuffer<UInt8>(capacity: 64)
  var kinds: GrowingBuffer<RecordKind>
  /// Inherited values and singles, by slot.
  var carried: [[UInt8]?]
  var ready: [TaggedBatch] = []
  var delivered = 0
  var remarks = RemarkBook()
  private(set) var failure: IngestionError?
  /// Beside `failure`, which is costly to look at for each event.
  private(set) var hasFailed = false
  var root: QualifiedName?
  var hasDoctype = false
  /// No more bytes will come.
  var isAtEnd = false
  /// The last of those bytes are the beginning of a tag or declaration.
  var endsInMarkup = false
  /// The line at some event before the next start tag: where the two agree, the tag stands on one line.
  var lineBefore = 0
  /// Whoever owns this and the parser sets it, and frees both together.
  var context: xmlParserCtxtPtr?

  init(_ plan: PathPlan, path: String, limits: XMLLimits) {
    self.path = path
    self.limits = limits
    kinds = GrowingBuffer(capacity: plan.columns.count)
    for columns in plan.columns {
      kinds.append(RecordKind(columns: columns.count, room: limits.batchRecords))
    }
    carried = Array(repeating: nil, count: plan.slots.count)
    tree = PathTree(plan)
    unsafe context = nil
  }

  /// The line that the parser has reached.
  var line: Int {
    guard let input = unsafe context?.pointee.input else { return 0 }
    return unsafe Int(input.pointee.line)
  }

  var column: Int {
    guard let input = unsafe context?.pointee.input else { return 0 }
    return unsafe Int(input.pointee.col)
  }

  /// The innermost open element's index, -1 when none is open.
  @inline(__always)
  var top: Int { open.count &- 1 }

  /// Ends the reading for a reason of our own; always `nil`, so that it can stand for the missing result.
  @inline(never) @discardableResult
  mutating func refuse(_ refusal: XMLRefusal) -> Int32? {
    fail(
      IngestionError(
        kind: refusal.kind, path: path, line: line, column: column, problem: refusal.problem,
        advice: refusal.advice))
    return nil
  }

  /// Keeps the first failure.
  ///
  /// The parser is not stopped from inside a callback, where libxml2 may free what it is just using; it gets
  /// no further bytes, and what it still finds in those that it has is ignored.
  mutating func fail(_ error: IngestionError) {
    guard !hasFailed else { return }
    failure = error
    hasFailed = true
  }
}
