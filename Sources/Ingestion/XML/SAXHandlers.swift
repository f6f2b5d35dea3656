// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// The callbacks that libxml2 is given: each finds the assembly behind the pointer and passes the event on.
///
/// There is none for entities to be expanded with, so a reference to an entity can only be an error.
enum SAXHandlers {
  static func make() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe setElements(&handler)
    unsafe setDeclarations(&handler)
    unsafe handler.serror = { user, error in
      guard let error = unsafe error else { return }
      unsafe assembly(user)?.pointee.receive(error)
    }
    return unsafe handler
  }

  private static func setElements(_ handler: inout xmlSAXHandler) {
    unsafe handler.startElementNs = { user, local, prefix, uri, namespaces, _, count, _, fields in
      guard let local = unsafe local else { return }
      unsafe assembly(user)?.pointee.startElement(
        QualifiedName(local: local, namespace: uri, prefix: prefix), namespaces: Int(namespaces),
        attributes: AttributeList(count: count, fields: fields))
    }
    unsafe handler.endElementNs = { user, _, _, _ in unsafe assembly(user)?.pointee.endElement() }
    unsafe handler.characters = { user, bytes, count in
      unsafe assembly(user)?.pointee.characters(
        UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : Int(count)))
    }
    // The same function, or libxml2 would drop white space that stands between two references.
    unsafe handler.ignorableWhitespace = handler.characters
    unsafe handler.cdataBlock = handler.characters
  }

  private static func setDeclarations(_ handler: inout xmlSAXHandler) {
    unsafe handler.internalSubset = { user, _, _, _ in unsafe assembly(user)?.pointee.meetDoctype() }
    unsafe handler.entityDecl = { user, name, _, _, _, _ in
      unsafe assembly(user)?.pointee.refuse(.entityDefined(name: shown(name)))
    }
    unsafe handler.unparsedEntityDecl = { user, name, _, _, _ in
      unsafe assembly(user)?.pointee.refuse(.entityDefined(name: shown(name)))
    }
    unsafe handler.reference = { user, name in
      unsafe assembly(user)?.pointee.refuse(.entityUndeclared(name: shown(name)))
    }
    unsafe handler.attributeDecl = { user, element, attribute, _, _, value, choices in
      unsafe xmlFreeEnumeration(choices)
      guard unsafe value != nil else { return }
      unsafe assembly(user)?.pointee.refuse(
        .attributeDefault(attribute: shown(attribute), element: shown(element)))
    }
  }
}

/// What stands behind the pointer that the callbacks are given.
@inline(__always)
private func assembly(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<RecordAssembly>? {
  unsafe user?.assumingMemoryBound(to: RecordAssembly.self)
}

extension RecordAssembly {
  mutating func meetDoctype() {
    hasDoctype = true
    remarks.add("doctype", line: line)
  }
}
