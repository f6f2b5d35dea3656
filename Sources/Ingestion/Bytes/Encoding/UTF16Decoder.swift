// SPDX-License-Identifier: Apache-2.0

/// Decodes UTF-16 (Unicode 16, section 3.9, D91). A byte-order mark at the beginning is left out.
struct UTF16Decoder: TextDecoder {
  private(set) var fault: DecodingFault?
  var doubts: FormatRemark? { nil }

  private let isBigEndian: Bool
  /// Index in the file of the next byte.
  private var offset: Int
  private let start: Int
  /// The first byte of a unit whose second is still to come.
  private var half: UInt8?
  /// The first unit of a pair whose second is still to come.
  private var lead: UInt16?

  init(isBigEndian: Bool, at offset: Int) {
    self.isBigEndian = isBigEndian
    self.offset = offset
    start = offset
  }

  mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    text.reserveCapacity(text.count + bytes.count)
    for byte in bytes {
      if fault != nil { return }
      offset += 1
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let unit =
        isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      take(unit, &text)
    }
  }

  mutating func finish(into text: inout [UInt8]) {
    guard fault == nil else { return }
    var rest = lead.map(bytes) ?? []
    if let half { rest.append(half) }
    if !rest.isEmpty { fail(rest, endingAt: offset, .cutOff) }
  }

  @inline(__always)
  private mutating func take(_ unit: UInt16, _ text: inout [UInt8]) {
    if let first = lead {
      guard UTF16.isTrailSurrogate(unit) else { return fail(bytes(first), endingAt: offset - 2, .impossible) }
      lead = nil
      let pair = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit & 0x3FF))
      if let scalar = Unicode.Scalar(pair) { append(scalar, to: &text) }
    } else if UTF16.isLeadSurrogate(unit) {
      lead = unit
    } else if let scalar = Unicode.Scalar(unit) {
      if unit == 0xFEFF && offset == start + 2 { return }
      append(scalar, to: &text)
    } else {
      fail(bytes(unit), endingAt: offset, .impossible)
    }
  }

  /// A unit as the file writes it.
  private func bytes(_ unit: UInt16) -> [UInt8] {
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return isBigEndian ? [high, low] : [low, high]
  }

  private mutating func fail(_ bytes: [UInt8], endingAt end: Int, _ reason: DecodingFault.Reason) {
    fault = DecodingFault(
      offset: end - bytes.count, bytes: bytes,
      encoding: isBigEndian ? .utf16BigEndian : .utf16LittleEndian, reason: reason)
  }
}
