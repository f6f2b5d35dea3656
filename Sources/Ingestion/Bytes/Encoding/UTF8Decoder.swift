// SPDX-License-Identifier: Apache-2.0

/// Checks UTF-8 and hands it on, for text that is changed in some other way. A byte-order mark is left out.
struct UTF8Decoder: TextDecoder {
  private(set) var fault: DecodingFault?
  var doubts: FormatRemark? { nil }

  /// Index in the file of the next byte.
  private var offset: Int
  /// The beginning of a character whose end is not read yet.
  private var held: [UInt8] = []
  private var isAtStart = true

  init(at offset: Int) { self.offset = offset }

  mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    guard fault == nil else { return }
    var all = held + bytes
    let start = offset - held.count
    offset += bytes.count
    held = []
    switch UTF8Check(all, from: 0) {
    case .ascii, .valid: break
    case .cutOff(let at, _):
      held = Array(all[at...])
      all.removeLast(held.count)
    case .invalid(let at, _):
      fault = DecodingFault(
        offset: start + at, bytes: [all[at]], encoding: .utf8, reason: .impossible)
      all.removeLast(all.count - at)
    }
    if isAtStart, all.count >= 3 {
      isAtStart = false
      if all.starts(with: [0xEF, 0xBB, 0xBF]) { all.removeFirst(3) }
    }
    text += all
  }

  mutating func finish(into text: inout [UInt8]) {
    guard fault == nil, !held.isEmpty else { return }
    fault = DecodingFault(offset: offset - held.count, bytes: held, encoding: .utf8, reason: .cutOff)
  }
}
