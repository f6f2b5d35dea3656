// SPDX-License-Identifier: Apache-2.0

import CLibXML2

extension RecordAssembly {
  /// Takes what libxml2 found, unless it is only a warning.
  mutating func receive(_ error: UnsafePointer<xmlError>) {
    guard !hasFailed, unsafe isFatal(error.pointee) else { return }
    let fault = unsafe fault(error.pointee)
    let isInParser = unsafe error.pointee.line > 0
    fail(
      IngestionError(
        kind: fault.kind, path: path, line: isInParser ? unsafe Int(error.pointee.line) : max(line, 1),
        column: isInParser ? unsafe Int(error.pointee.int2) : nil, problem: fault.problem,
        advice: fault.advice))
  }

  /// The parser gave up without saying why.
  mutating func failUnnamed() {
    guard !hasFailed else { return }
    let fault = XMLFault("the XML is not well-formed")
    fail(
      IngestionError(
        kind: fault.kind, path: path, line: max(line, 1), problem: fault.problem, advice: fault.advice))
  }

  private func isFatal(_ error: xmlError) -> Bool {
    let code = unsafe UInt32(bitPattern: error.code)
    // An undeclared entity after a DOCTYPE is dropped in silence, but for this.
    if code == XML_WAR_UNDECLARED_ENTITY.rawValue { return true }
    // A namespace that is no well-formed URI still is a name.
    if code == XML_WAR_NS_URI.rawValue || code == XML_WAR_NS_URI_RELATIVE.rawValue { return false }
    let domain = unsafe UInt32(bitPattern: error.domain)
    if domain == XML_FROM_VALID.rawValue || domain == XML_FROM_DTD.rawValue { return false }
    return unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue
  }

  private func fault(_ error: xmlError) -> XMLFault {
    let code = unsafe UInt32(bitPattern: error.code)
    if unsafe error.domain == Int32(bitPattern: XML_FROM_I18N.rawValue) { return encodingFault }
    if code == XML_ERR_TAG_NAME_MISMATCH.rawValue { return unsafe mismatch(error) }
    if endsEarly(code) { return earlyEnd }
    // At the end of a chunk libxml2 calls it an error of its own.
    if code == XML_ERR_INVALID_CHAR.rawValue || code == XML_ERR_INTERNAL_ERROR.rawValue, isAtWideByte {
      return XMLFault(XML_ERR_INVALID_ENCODING.rawValue) ?? encodingFault
    }
    switch code {
    case XML_ERR_DOCUMENT_EMPTY.rawValue: return notXML
    case XML_ERR_DOCUMENT_END.rawValue:
      return XMLFault(
        "something follows the end of the root element",
        advice: "Remove it, or split the file if two exports were joined")
    case XML_ERR_STRING_NOT_STARTED.rawValue, XML_ERR_STRING_NOT_CLOSED.rawValue:
      return root == nil && !hasDoctype ? .badDeclaration : XMLFault("a quoted text has no quotes")
    case XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue:
      let refusal = unsafe XMLRefusal.entityUndeclared(name: shown(error.str1))
      return XMLFault(refusal.problem, kind: refusal.kind, advice: refusal.advice)
    case XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue:
      return XMLFault(
        unsafe "the prefix '\(shown(error.str1)):' is used without a namespace (expected xmlns:…)",
        kind: "namespace-undeclared")
    default: return XMLFault(code) ?? XMLFault("the XML is not well-formed (libxml2's rule \(code))")
    }
  }

  /// Whether the parser ran out of file in the middle of something.
  private func endsEarly(_ code: UInt32) -> Bool {
    guard let input = unsafe context?.pointee.input else { return false }
    if endsInMarkup { return true }
    if code == XML_ERR_DOCUMENT_END.rawValue { return root == nil || top >= 0 }
    if code == XML_ERR_DOCUMENT_EMPTY.rawValue || !isAtEnd { return false }
    return unsafe input.pointee.cur >= input.pointee.end
  }

  /// Whether the parser stands at a byte outside ASCII.
  private var isAtWideByte: Bool {
    guard let input = unsafe context?.pointee.input, unsafe input.pointee.cur < input.pointee.end else {
      return false
    }
    return unsafe input.pointee.cur.pointee >= 0x80
  }

  private var earlyEnd: XMLFault {
    let advice = "Ask for the export again: what is complete before this place was read"
    guard top >= 0 else {
      return XMLFault("the file ends before its root element", kind: "ends-early", advice: advice)
    }
    return XMLFault(
      "the file ends inside '\(tree.nodes[Int(open[top].node)].name.displayed)', which was opened on line"
        + " \(open[top].line)",
      kind: "ends-early", advice: advice)
  }

  private var notXML: XMLFault {
    XMLFault(
      "this is not XML (expected '<' at the beginning)", kind: "not-xml",
      advice: "Check that this is the file that was meant")
  }

  private var encodingFault: XMLFault {
    XMLFault(
      "bytes, here or a little further on, that the declared encoding does not have",
      kind: "encoding-damaged",
      advice: "Save the file as UTF-8, and let its first line say encoding=\"UTF-8\"")
  }

  private func mismatch(_ error: xmlError) -> XMLFault {
    let opened = top >= 0 ? tree.nodes[Int(open[top].node)].name.displayed : ""
    let closed = unsafe shown(error.str2)
    let place = unsafe "opened on line \(error.int1)"
    guard unsafe closed != shown(error.str1) else {
      return XMLFault("'<\(opened)>', \(place), is closed by the same name with another prefix")
    }
    return XMLFault("'<\(opened)>', \(place), is closed by '</\(closed)>' (expected '</\(opened)>')")
  }
}

/// A name in an error.
private func shown(_ text: UnsafeMutablePointer<CChar>?) -> String {
  guard let text = unsafe text else { return "" }
  return unsafe shown(UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self))
}
