// SPDX-License-Identifier: Apache-2.0

/// How many attributes and namespace declarations the start tag has that the bytes begin with, so far.
func equalSigns(inStartTag bytes: UnsafeBufferPointer<UInt8>) -> Int {
  guard bytes.count > 1, unsafe bytes[0] == UInt8(ascii: "<") else { return 0 }
  if unsafe [UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/")].contains(bytes[1]) { return 0 }
  var count = 0
  var quote: UInt8 = 0
  for index in bytes.indices {
    let byte = unsafe bytes[index]
    if quote != 0 {
      if byte == quote { quote = 0 }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if byte == UInt8(ascii: "=") {
      count += 1
    }
  }
  return count
}
