// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// Reads the XML of a part of a workbook for a receiver: every element, in order, whatever its namespace.
///
/// Nothing outside the part is loaded, and a DOCTYPE, which no workbook has, ends the reading.
@safe struct PartParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let state: UnsafeMutablePointer<PartState>

  private static let portion = 64 << 10

  /// Reads all of it.
  ///
  /// - Parameter part: the name of the part in its workbook, for errors; `nil` where the file is no archive.
  /// - Throws: what the source and the receiver throw, and `workbook-damaged`.
  static func read(
    _ source: any ByteSource, part: String?, into receiver: any PartReceiver,
    limits: XMLLimits = XMLLimits()
  ) throws(IngestionError) {
    let place = PartPlace(path: source.path, part: part)
    guard var parser = PartParser(receiver, place, limits) else { throw .noMemory(source.path) }
    var reader = ChunkReader(source, chunkSize: portion)
    while let chunk = try reader.next() { try parser.feed(chunk) }
    try parser.finish()
  }

  private init?(_ receiver: any PartReceiver, _ place: PartPlace, _ limits: XMLLimits) {
    _ = SAXParser.prepared
    let state = UnsafeMutablePointer<PartState>.allocate(capacity: 1)
    unsafe state.initialize(to: PartState(receiver: receiver, place: place, limits: limits))
    var handler = unsafe PartParser.handler()
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else {
      unsafe state.deinitialize(count: 1)
      unsafe state.deallocate()
      return nil
    }
    unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    unsafe state.pointee.context = unsafe context
    unsafe self.context = unsafe context
    unsafe self.state = unsafe state
  }

  deinit {
    if let document = unsafe context.pointee.myDoc {
      unsafe context.pointee.myDoc = nil
      unsafe xmlFreeDoc(document)
    }
    unsafe xmlFreeParserCtxt(context)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  private mutating func feed(_ chunk: [UInt8]) throws(IngestionError) {
    unsafe chunk.withUnsafeBytes { buffer in
      unsafe push(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), isLast: false)
    }
    if let failure = unsafe state.pointee.failure { throw failure }
  }

  private mutating func finish() throws(IngestionError) {
    unsafe push(nil, 0, isLast: true)
    if let failure = unsafe state.pointee.failure { throw failure }
  }

  private func push(_ bytes: UnsafePointer<CChar>?, _ count: Int32, isLast: Bool) {
    // What is no fault of the parser's own goes to standard error otherwise, with the bytes in it.
    unsafe xmlSetStructuredErrorFunc(state) { user, error in
      guard let error = unsafe error else { return }
      unsafe user?.assumingMemoryBound(to: PartState.self).pointee.receive(error.pointee)
    }
    unsafe xmlParseChunk(context, bytes, count, isLast ? 1 : 0)
    xmlSetStructuredErrorFunc(nil, nil)
    if unsafe context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0 {
      unsafe state.pointee.fail(nil)
    }
  }

  private static func handler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = { user, local, prefix, uri, _, _, count, _, fields in
      guard let local = unsafe local, let state = unsafe partState(user) else { return }
      let name = unsafe QualifiedName(local: local, namespace: uri, prefix: prefix)
      unsafe state.pointee.begin(name, PartAttributes(AttributeList(count: count, fields: fields)))
    }
    unsafe handler.endElementNs = { user, local, _, _ in
      guard let local = unsafe local, let state = unsafe partState(user) else { return }
      unsafe state.pointee.end(QualifiedName(local: local, namespace: nil, prefix: nil))
    }
    unsafe handler.characters = { user, bytes, count in
      guard let bytes = unsafe bytes else { return }
      unsafe partState(user)?.pointee.add(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    unsafe handler.ignorableWhitespace = handler.characters
    unsafe handler.cdataBlock = handler.characters
    unsafe handler.internalSubset = { user, _, _, _ in unsafe partState(user)?.pointee.refuseDoctype() }
    unsafe handler.reference = { user, _ in unsafe partState(user)?.pointee.fail(nil) }
    unsafe handler.serror = { user, error in
      guard let error = unsafe error else { return }
      unsafe partState(user)?.pointee.receive(error.pointee)
    }
    return unsafe handler
  }
}

/// What stands behind the pointer that the callbacks are given.
@inline(__always)
private func partState(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<PartState>? {
  unsafe user?.assumingMemoryBound(to: PartState.self)
}

/// Where a part is, for errors.
struct PartPlace: Sendable {
  /// The workbook.
  let path: String
  /// The part in it; `nil` where the workbook is one XML file, whose lines people can look at.
  let part: String?
}

/// One reading of a part.
@safe private struct PartState {
  /// The parser that calls; set once it is there.
  var context: xmlParserCtxtPtr?
  let receiver: any PartReceiver
  let place: PartPlace
  let limits: XMLLimits
  private(set) var failure: IngestionError?
  private var text: [UInt8] = []
  private var depth = 0

  init(receiver: any PartReceiver, place: PartPlace, limits: XMLLimits) {
    self.receiver = receiver
    self.place = place
    self.limits = limits
  }

  mutating func begin(_ name: QualifiedName, _ attributes: PartAttributes) {
    guard failure == nil else { return }
    if !receiver.joinsText { text.removeAll(keepingCapacity: true) }
    depth += 1
    guard depth <= limits.depth else { return fail(XMLFault("elements lie too deep in one another")) }
    do throws(IngestionError) {
      try receiver.begin(name.localText, attributes)
      append(receiver.standIn)
    } catch {
      failure = error
    }
  }

  mutating func end(_ name: QualifiedName) {
    guard failure == nil else { return }
    depth -= 1
    do throws(IngestionError) {
      try receiver.end(name.localText, text: text)
    } catch {
      failure = error
    }
    if !receiver.joinsText { text.removeAll(keepingCapacity: true) }
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard failure == nil, !receiver.ignoresText else { return }
    unsafe append(bytes)
  }

  private mutating func append(_ bytes: some Collection<UInt8>) {
    text.append(contentsOf: bytes)
    if text.count > limits.fieldLength {
      fail(XMLFault("a cell holds more than \(limits.fieldLength) bytes of text"))
    }
  }

  mutating func refuseDoctype() {
    fail(XMLFault("it has a DOCTYPE, which no workbook has"))
  }

  mutating func receive(_ error: xmlError) {
    guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let code = unsafe UInt32(bitPattern: error.code)
    // A namespace that is no well-formed URI still is a name.
    if code == XML_WAR_NS_URI.rawValue || code == XML_WAR_NS_URI_RELATIVE.rawValue { return }
    fail(XMLFault(code))
  }

  mutating func fail(_ fault: XMLFault?) {
    guard failure == nil else { return }
    let line = unsafe Int(context?.pointee.input?.pointee.line ?? 0)
    failure = .damagedWorkbook(place, line: line, fault?.problem ?? "its XML is not well-formed")
  }
}

extension IngestionError {
  /// A workbook whose XML cannot be read.
  static func damagedWorkbook(_ place: PartPlace, line: Int = 0, _ problem: String) -> IngestionError {
    IngestionError(
      kind: "workbook-damaged", path: place.path, line: place.part == nil && line > 0 ? line : nil,
      problem: (place.part.map { "the part '\($0)' of the workbook is damaged: " } ?? "") + problem,
      advice: "Open it in a spreadsheet program, save it and try again")
  }
}
