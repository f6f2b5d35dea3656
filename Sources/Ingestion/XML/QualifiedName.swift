// SPDX-License-Identifier: Apache-2.0

/// A name as libxml2 interned it: two names are the same name when their pointers are.
///
/// The pointers lead into the parser's dictionary. A name is made only inside a callback and kept only in the
/// `PathTree` that lives and dies with the parser, which is why reading it is safe.
@safe struct QualifiedName: Hashable {
  private let local: UnsafePointer<UInt8>
  private let namespace: UnsafePointer<UInt8>?
  /// As first written; plays no part in matching.
  private let prefix: UnsafePointer<UInt8>?

  /// The pointers must come from the dictionary of a parser that outlives the name.
  @unsafe init(
    local: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?
  ) {
    unsafe self.local = local
    unsafe self.namespace = namespace
    unsafe self.prefix = prefix
  }

  /// Stands for the document, which has no name.
  static var document: QualifiedName {
    let empty: StaticString = ""
    return unsafe QualifiedName(local: empty.utf8Start, namespace: nil, prefix: nil)
  }

  @inline(__always)
  static func == (left: QualifiedName, right: QualifiedName) -> Bool {
    unsafe left.local == right.local && left.namespace == right.namespace
  }

  func hash(into hasher: inout Hasher) {
    unsafe hasher.combine(local)
    unsafe hasher.combine(namespace)
  }

  /// Whether the local name is exactly these bytes.
  func isLocal(_ bytes: [UInt8]) -> Bool { unsafe isEqual(local, bytes) }

  /// Whether the namespace is exactly these bytes; none is the empty one.
  func isNamespace(_ bytes: [UInt8]) -> Bool {
    guard let namespace = unsafe namespace else { return bytes.isEmpty }
    return unsafe isEqual(namespace, bytes)
  }

  /// Bytes of the longest of its parts, or `limit` + 1 when that is longer.
  func length(upTo limit: Int) -> Int {
    unsafe max(boundedLength(local, limit), boundedLength(namespace, limit), boundedLength(prefix, limit))
  }

  /// `prefix:local` for people, each part cut at 80 bytes.
  var displayed: String {
    let name = unsafe shown(local)
    guard let prefix = unsafe prefix else { return name }
    return unsafe shown(prefix) + ":" + name
  }

  var localText: String { unsafe String(cString: local) }

  var namespaceText: String {
    guard let namespace = unsafe namespace else { return "" }
    return unsafe String(cString: namespace)
  }

  /// The name as a path of a profile gives it.
  var asPathName: XMLPath.Name { .named(namespace: namespaceText, local: localText) }
}

private func isEqual(_ text: UnsafePointer<UInt8>, _ bytes: [UInt8]) -> Bool {
  for (index, byte) in bytes.enumerated() where unsafe text[index] != byte || byte == 0 { return false }
  return unsafe text[bytes.count] == 0
}

private func boundedLength(_ text: UnsafePointer<UInt8>?, _ limit: Int) -> Int {
  guard let text = unsafe text else { return 0 }
  var count = 0
  while unsafe count <= limit && text[count] != 0 { count += 1 }
  return count
}

/// A name for a message: at most 80 bytes of it.
func shown(_ text: UnsafePointer<UInt8>?) -> String {
  guard let text = unsafe text else { return "" }
  let count = unsafe boundedLength(text, 80)
  let bytes = unsafe UnsafeBufferPointer(start: text, count: min(count, 80))
  return unsafe String(decoding: bytes, as: UTF8.self) + (count > 80 ? "…" : "")
}
