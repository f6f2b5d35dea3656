// SPDX-License-Identifier: Apache-2.0

internal import CRE2

/// RE2's pattern, freed with the last copy of the value that holds it.
///
/// It may cross threads: RE2 promises that one pattern can be matched from several at once. The address is kept
/// as a number because a pointer cannot be said to be sendable.
@safe
final class CompiledPattern: Sendable {
  let foldsCase: Bool
  private let address: UInt

  init(_ text: String, foldsCase: Bool) {
    self.foldsCase = foldsCase
    var text = text
    address = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe UInt(
          bitPattern: cre2_compile(
            characters.baseAddress, characters.count, foldsCase ? 1 : 0, Int64(Pattern.memory)))
      }
    }
  }

  deinit { unsafe cre2_free(OpaquePointer(bitPattern: address)) }

  var errorCode: Int { unsafe Int(cre2_error(OpaquePointer(bitPattern: address))) }

  var groupCount: Int { unsafe max(0, Int(cre2_groups(OpaquePointer(bitPattern: address)))) }

  /// The part of the pattern that is at fault.
  var errorPart: String {
    var length = 0
    guard let part = unsafe cre2_error_part(OpaquePointer(bitPattern: address), &length) else { return "" }
    let bytes = unsafe UnsafeRawBufferPointer(start: part, count: length)
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of the text that a group matched, 0 being the whole; `nil` where there is no match, or the group
  /// took no part in it.
  func find(_ group: Int32, in text: String) -> Range<Int>? {
    var text = text
    var (start, end) = (0, 0)
    let isFound = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe cre2_find(
          OpaquePointer(bitPattern: address), characters.baseAddress, characters.count, group, &start, &end)
      }
    }
    guard isFound == 1, start >= 0 else { return nil }
    return start..<end
  }
}
