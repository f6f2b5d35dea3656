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
  /// For each kind whether its records stand alone.
  let isPlain: [Bool]
  /// A value on its way from one kind of record to another.
  var passedValue = GrowingBuffer<UInt8>(capacity: 64)
  /// The namespaces of elements and attributes, with the lines that they were first met on.
  private(set) var namespaces: [(uri: String, line: Int)] = []
  private var knownNamespaces: Set<String> = []
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
    for (columns, link) in zip(plan.columns, plan.links) {
      kinds.append(
        RecordKind(
          separators: plan.separators[columns], room: link.isPairs ? 1 : limits.batchRecords,
          isHeld: link.enclosing != nil))
    }
    isPlain = plan.links.map(\.isPlain)
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

  /// Keeps the namespace of a name that is met for the first time.
  mutating func noteNamespace(of name: QualifiedName) {
    let uri = name.namespaceText
    if !uri.isEmpty, knownNamespaces.insert(uri).inserted { namespaces.append((uri, line)) }
  }

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
