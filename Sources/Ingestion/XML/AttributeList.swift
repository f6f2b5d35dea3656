// SPDX-License-Identifier: Apache-2.0

/// The attributes of one start tag, as libxml2 lays them out: five pointers each (name, prefix, namespace,
/// first byte of the value, byte after the value). Good only inside the callback.
@unsafe struct AttributeList {
  let count: Int
  private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  init(count: Int32, fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    unsafe self.count = fields == nil ? 0 : Int(count)
    unsafe self.fields = fields
  }

  @inline(__always)
  func name(_ index: Int) -> QualifiedName? {
    guard let fields = unsafe fields, let local = unsafe fields[5 &* index] else { return nil }
    return unsafe QualifiedName(
      local: local, namespace: fields[5 &* index &+ 2], prefix: fields[5 &* index &+ 1])
  }

  /// The value as libxml2 gives it: every `&` that it means is written `&#38;`, and nothing else is.
  @inline(__always)
  func value(_ index: Int) -> UnsafeRawBufferPointer {
    guard let fields = unsafe fields, let start = unsafe fields[5 &* index &+ 3],
      let end = unsafe fields[5 &* index &+ 4]
    else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeRawBufferPointer(start: start, count: end - start)
  }

  /// Whether one of them is the one that the pattern asks for, byte for byte.
  func satisfy(_ test: AttributePattern) -> Bool {
    for index in unsafe 0..<count {
      guard let name = unsafe name(index), test.name.matches(name) else { continue }
      let given = unsafe test.passesPrefix ? withoutPrefix(value(index)) : value(index)
      if unsafe isMeant(given, test.value) { return true }
    }
    return false
  }
}

/// What stands behind the first colon of a qualified name, without white space around it.
private func withoutPrefix(_ given: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
  let name = unsafe trimmed(given)
  guard let colon = unsafe name.firstIndex(of: UInt8(ascii: ":")) else { return unsafe name }
  return unsafe UnsafeRawBufferPointer(rebasing: name[(colon + 1)...])
}

/// The value that libxml2 writes as `given` is `plain`.
private func isMeant(_ given: UnsafeRawBufferPointer, _ plain: [UInt8]) -> Bool {
  var offset = 0
  for byte in plain {
    guard unsafe offset < given.count && given[offset] == byte else { return false }
    offset += byte == UInt8(ascii: "&") ? ampersand.utf8CodeUnitCount : 1
  }
  return offset == given.count
}

/// How libxml2 writes an ampersand in an attribute's value.
private let ampersand: StaticString = "&#38;"

/// Appends an attribute's value as it is meant.
func appendPlain(_ given: UnsafeRawBufferPointer, to plain: inout GrowingBuffer<UInt8>) {
  var offset = 0
  while offset < given.count {
    let byte = unsafe given[offset]
    plain.append(byte)
    offset += byte == UInt8(ascii: "&") ? ampersand.utf8CodeUnitCount : 1
  }
}

/// The buffer without XML's white space at its ends.
@inline(__always)
func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
  var start = 0
  var end = bytes.count
  while unsafe start < end && isXMLSpace(bytes[start]) { start &+= 1 }
  while unsafe end > start && isXMLSpace(bytes[end &- 1]) { end &-= 1 }
  return unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
}

/// Space, tab, line feed, carriage return.
@inline(__always)
func isXMLSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}
