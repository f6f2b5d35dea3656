// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// One parse of one file: owns libxml2's parser and the assembly that its callbacks fill, and frees both.
@safe struct SAXParser: ~Copyable {
  let context: xmlParserCtxtPtr
  let assembly: UnsafeMutablePointer<RecordAssembly>
  /// Bytes that a start tag may wait for its end before its attributes are counted.
  private var patience = SAXParser.firstPatience

  /// The bytes up to the first `>`, of which the XML declaration is part, have been handed over.
  private var hasDeclaration = false

  private static let firstPatience = 32 << 10
  static let prepared: Void = xmlInitParser()

  /// - Returns: `nil` when there is no memory.
  init?(_ plan: PathPlan, path: String, limits: XMLLimits) {
    _ = Self.prepared
    let assembly = UnsafeMutablePointer<RecordAssembly>.allocate(capacity: 1)
    unsafe assembly.initialize(to: RecordAssembly(plan, path: path, limits: limits))
    var handler = unsafe SAXHandlers.make()
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, assembly, nil, 0, nil) else {
      unsafe assembly.deinitialize(count: 1)
      unsafe assembly.deallocate()
      return nil
    }
    // No other option, ever: none that expands entities, loads a DTD, adds its defaults or lifts the limits.
    unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    unsafe assembly.pointee.context = unsafe context
    unsafe self.context = unsafe context
    unsafe self.assembly = unsafe assembly
  }

  deinit {
    // An entity declaration makes libxml2 begin a document, which it leaves to us.
    if let document = unsafe context.pointee.myDoc {
      unsafe context.pointee.myDoc = nil
      unsafe xmlFreeDoc(document)
    }
    unsafe xmlFreeParserCtxt(context)
    unsafe assembly.deinitialize(count: 1)
    unsafe assembly.deallocate()
  }

  var hasFailed: Bool { unsafe assembly.pointee.hasFailed }
  var failure: IngestionError? { unsafe assembly.pointee.failure }

  /// Takes the next bytes of the file; does nothing after a failure.
  mutating func feed(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty && !hasFailed {
      let part = rest.prefix(partLength(rest))
      unsafe part.withUnsafeBytes { buffer in
        unsafe push(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), isLast: false)
      }
      checkPending()
      rest = rest.dropFirst(part.count)
    }
  }

  /// How many of the bytes may be handed over at once.
  ///
  /// Where libxml2 converts from another encoding, a byte that the encoding lacks takes everything with it
  /// that was handed over together: so the declaration goes first, and then any byte outside ASCII by itself.
  private mutating func partLength(_ bytes: ArraySlice<UInt8>) -> Int {
    if !hasDeclaration {
      guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return bytes.count }
      hasDeclaration = true
      return end - bytes.startIndex + 1
    }
    guard unsafe context.pointee.input?.pointee.buf?.pointee.encoder != nil else { return bytes.count }
    let plain = bytes.firstIndex { $0 >= 0x80 } ?? bytes.endIndex
    return max(plain - bytes.startIndex, 1)
  }

  /// The file is at its end.
  mutating func finish() {
    guard !hasFailed else { return }
    let rest = unsafe pending
    unsafe assembly.pointee.isAtEnd = true
    unsafe assembly.pointee.endsInMarkup =
      unsafe rest.first == UInt8(ascii: "<") && !rest.contains(UInt8(ascii: ">"))
    unsafe push(nil, 0, isLast: true)
    unsafe assembly.pointee.flush()
  }

  private func push(_ bytes: UnsafePointer<CChar>?, _ count: Int32, isLast: Bool) {
    // What libxml2 says outside the parser (a byte that the declared encoding lacks) goes to the thread's own
    // handler, and without one to standard error, with the bytes in it.
    unsafe xmlSetStructuredErrorFunc(assembly) { user, error in
      guard let error = unsafe error else { return }
      unsafe user?.assumingMemoryBound(to: RecordAssembly.self).pointee.receive(error)
    }
    unsafe xmlParseChunk(context, bytes, count, isLast ? 1 : 0)
    xmlSetStructuredErrorFunc(nil, nil)
    if unsafe context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0 {
      unsafe assembly.pointee.failUnnamed()
    }
  }

  /// What libxml2 has not parsed yet: a tag, comment or declaration that waits for its end.
  private var pending: UnsafeBufferPointer<UInt8> {
    guard let input = unsafe context.pointee.input, let start = unsafe input.pointee.cur,
      let end = unsafe input.pointee.end
    else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeBufferPointer(start: start, count: end - start)
  }

  /// Ends the reading when markup has waited too long for its end.
  private mutating func checkPending() {
    guard !hasFailed else { return }
    let limits = unsafe assembly.pointee.limits
    let pending = unsafe pending
    if pending.count < Self.firstPatience { patience = Self.firstPatience }
    if pending.count > limits.markupLength {
      unsafe assembly.pointee.refuse(.markupLength(limits.markupLength))
    } else if pending.count > patience {
      patience = 2 * pending.count
      // libxml2 compares every attribute of a tag with every other before we are asked.
      if unsafe equalSigns(inStartTag: pending) > limits.attributes {
        unsafe assembly.pointee.refuse(.attributes(limits.attributes))
      }
    }
  }
}
