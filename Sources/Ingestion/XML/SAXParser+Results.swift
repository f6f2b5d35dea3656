// SPDX-License-Identifier: Apache-2.0

import CLibXML2

extension SAXParser {
  /// The batches that are complete, which the parser then forgets.
  mutating func takeReady() -> [TaggedBatch] {
    let batches = unsafe assembly.pointee.ready
    unsafe assembly.pointee.ready = []
    return batches
  }

  var hasReady: Bool { unsafe !assembly.pointee.ready.isEmpty }

  /// Makes batches of what is complete after a failure.
  mutating func flush() { unsafe assembly.pointee.flush() }

  /// What is known so far, but for bytes and digest, which are the reader's.
  var summary: ReadSummary {
    var summary = ReadSummary()
    summary.delivered = unsafe assembly.pointee.delivered
    summary.remarks = unsafe assembly.pointee.remarks.remarks
    summary.failure = failure
    summary.unusedPaths = unsafe assembly.pointee.tree.unusedPaths
    summary.singles = unsafe assembly.pointee.singles
    summary.collections = unsafe assembly.pointee.tree.collections
    summary.namespaces = unsafe assembly.pointee.namespaces
    return summary
  }

  /// The root element's local name and namespace, once it has been met.
  var root: (name: String, namespace: String)? {
    guard let root = unsafe assembly.pointee.root else { return nil }
    return (root.localText, root.namespaceText)
  }

  var seenPaths: [XMLSeenPath] { unsafe assembly.pointee.tree.seenPaths }

  /// The encoding that the XML declaration names.
  var declaredEncoding: String? {
    if let name = unsafe context.pointee.encoding { return unsafe shown(name) }
    guard let input = unsafe context.pointee.input, let name = unsafe input.pointee.encoding else {
      return nil
    }
    return unsafe shown(name)
  }
}
