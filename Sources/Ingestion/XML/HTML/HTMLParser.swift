// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// One parse of one HTML text: owns libxml2's parser and the assembly that its callbacks fill, and frees both.
@safe struct HTMLParser: ~Copyable {
  /// Bytes handed over at a time: between two portions the limits are looked at.
  static let portion = 1 << 10

  private let context: htmlParserCtxtPtr
  private let assembly: UnsafeMutablePointer<HTMLAssembly>
  /// Bytes that a start tag may wait for its end before its attributes are counted.
  private var patience = 2 * HTMLParser.portion

  /// - Returns: `nil` when there is no memory.
  init?(keepsLines: Bool, keepsCells: Bool, tables: HTMLTables? = nil) {
    _ = SAXParser.prepared
    let assembly = UnsafeMutablePointer<HTMLAssembly>.allocate(capacity: 1)
    unsafe assembly.initialize(
      to: HTMLAssembly(keepsLines: keepsLines, keepsCells: keepsCells, tables: tables))
    var handler = unsafe HTMLParser.handler()
    let made = unsafe htmlCreatePushParserCtxt(&handler, assembly, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    guard let context = unsafe made else {
      unsafe assembly.deinitialize(count: 1)
      unsafe assembly.deallocate()
      return nil
    }
    // What the text says of its own encoding was true of the file that it came from.
    unsafe htmlCtxtUseOptions(
      context, Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)
    )
    unsafe self.context = unsafe context
    unsafe self.assembly = unsafe assembly
  }

  deinit {
    unsafe htmlFreeParserCtxt(context)
    unsafe assembly.deinitialize(count: 1)
    unsafe assembly.deallocate()
  }

  private static func handler() -> htmlSAXHandler {
    var handler = unsafe htmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElement = { user, name, attributes in
      let name = unsafe shown(name)
      let isCell = name == "td" || name == "th"
      unsafe htmlAssembly(user)?.pointee.startElement(name, isCell ? CellSpan(attributes) : CellSpan())
    }
    unsafe handler.endElement = { user, name in unsafe htmlAssembly(user)?.pointee.endElement(shown(name)) }
    unsafe handler.characters = { user, bytes, count in
      unsafe htmlAssembly(user)?.pointee.characters(
        UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : Int(count)))
    }
    unsafe handler.ignorableWhitespace = handler.characters
    unsafe handler.serror = { user, error in
      guard let error = unsafe error else { return }
      unsafe htmlAssembly(user)?.pointee.receive(UInt32(bitPattern: error.pointee.code))
    }
    return unsafe handler
  }

  /// Takes the next bytes, which must end with a whole character; `false` when a limit has been met.
  mutating func feed(_ bytes: ArraySlice<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe push(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), isLast: false)
    }
    return unsafe assembly.pointee.depth <= HTMLLimits.depth && !hasCrowdedTag()
  }

  mutating func finish() {
    unsafe assembly.pointee.isAtEnd = true
    unsafe push(nil, 0, isLast: true)
  }

  private func push(_ bytes: UnsafePointer<CChar>?, _ count: Int32, isLast: Bool) {
    // Without a handler of the thread's own, what libxml2 says outside the parser goes to standard error.
    unsafe xmlSetStructuredErrorFunc(assembly) { _, _ in }
    unsafe htmlParseChunk(context, bytes, count, isLast ? 1 : 0)
    xmlSetStructuredErrorFunc(nil, nil)
  }

  /// Whether a start tag that waits for its end has too many attributes: libxml2 compares each with each.
  private mutating func hasCrowdedTag() -> Bool {
    guard let input = unsafe context.pointee.input, let start = unsafe input.pointee.cur,
      let end = unsafe input.pointee.end
    else { return false }
    let pending = unsafe UnsafeBufferPointer(start: start, count: end - start)
    if pending.count < HTMLParser.portion { patience = 2 * HTMLParser.portion }
    guard pending.count > patience else { return false }
    patience = 2 * pending.count
    return unsafe attributeStarts(inStartTag: pending) > HTMLLimits.attributes
  }

  /// What was read; `isCutOff` when the reading ended before the text did.
  func text(isCutOff: Bool) -> HTMLText {
    let length = unsafe assembly.pointee.text.count
    let bytes = unsafe assembly.pointee.text.prefix(length)
    let isCutOff = unsafe isCutOff || assembly.pointee.hasLostText
    let text = String(decoding: bytes, as: UTF8.self)
    return unsafe HTMLText(
      text: isCutOff && !text.hasSuffix("...") ? text + " ..." : text, isBroken: assembly.pointee.isBroken,
      isCutOff: isCutOff)
  }
}

/// What stands behind the pointer that the callbacks are given.
private func htmlAssembly(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLAssembly>? {
  unsafe user?.assumingMemoryBound(to: HTMLAssembly.self)
}

/// How many attributes the start tag has that the bytes begin with, so far: words outside quotes.
private func attributeStarts(inStartTag bytes: UnsafeBufferPointer<UInt8>) -> Int {
  guard bytes.count > 1, unsafe bytes[0] == UInt8(ascii: "<") else { return 0 }
  if unsafe [UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/")].contains(bytes[1]) { return 0 }
  var count = 0
  var quote: UInt8 = 0
  var isBetween = false
  for index in bytes.indices {
    let byte = unsafe bytes[index]
    if quote != 0 {
      if byte == quote { (quote, isBetween) = (0, true) }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if isXMLSpace(byte) || byte == UInt8(ascii: "/") {
      isBetween = true
    } else if isBetween {
      count += 1
      isBetween = false
    }
  }
  return count
}
