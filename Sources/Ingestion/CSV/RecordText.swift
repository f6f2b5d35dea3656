// SPDX-License-Identifier: Apache-2.0

/// One record taken apart byte by byte: for the header, and for fields that are not as they should be.
struct RecordText {
  var fields: [[UInt8]] = []
  /// Index after the line end.
  var end = 0
  /// Line ends in it, its own included.
  var lines = 0
  var strayQuotes = 0
  var textsAfterQuote = 0

  /// Reads the record that begins at the start of `bytes`.
  ///
  /// - Returns: `nil` when a quote is not closed before the end.
  init?(_ bytes: ArraySlice<UInt8>, delimiter: UInt8) {
    var at = bytes.startIndex
    while true {
      guard let field = FieldText(bytes[at...], delimiter: delimiter) else { return nil }
      fields.append(field.value)
      lines += field.lines
      if field.hasStrayQuote { strayQuotes += 1 }
      if field.hasTextAfterQuote { textsAfterQuote += 1 }
      at = field.end
      if at < bytes.endIndex && bytes[at] == delimiter {
        at += 1
        continue
      }
      break
    }
    end = lineEnd(bytes, at)
    if end > at { lines += 1 }
  }
}

/// One field taken apart byte by byte.
struct FieldText {
  /// The value: quotes removed, doubled quotes halved, text after a closing quote kept.
  var value: [UInt8] = []
  /// Index of the byte that ends the field, or the end of the bytes.
  var end: Int
  /// Line ends within its quotes.
  var lines = 0
  var hasStrayQuote = false
  var hasTextAfterQuote = false

  /// - Returns: `nil` when its quote is not closed before the end.
  init?(_ bytes: ArraySlice<UInt8>, delimiter: UInt8) {
    end = bytes.startIndex
    let isQuoted = bytes.first == quoteByte
    if isQuoted, !readQuoted(bytes) { return nil }
    let rest = end
    while end < bytes.endIndex, bytes[end] != delimiter, bytes[end] != lineFeed, bytes[end] != carriageReturn
    {
      if bytes[end] == quoteByte && !isQuoted { hasStrayQuote = true }
      value.append(bytes[end])
      end += 1
    }
    hasTextAfterQuote = isQuoted && end > rest
  }

  /// Reads from the opening quote to behind the closing one.
  private mutating func readQuoted(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = end + 1
    end = start
    while end < bytes.endIndex {
      if bytes[end] == quoteByte {
        guard end + 1 < bytes.endIndex, bytes[end + 1] == quoteByte else {
          lines = lineEnds(bytes[start..<end])
          end += 1
          return true
        }
        end += 1
      }
      value.append(bytes[end])
      end += 1
    }
    return false
  }
}

/// The index after the line end at `at`, or `at` itself where there is none.
func lineEnd(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Int {
  guard at < bytes.endIndex else { return at }
  if bytes[at] == lineFeed { return at + 1 }
  guard bytes[at] == carriageReturn else { return at }
  return at + 1 < bytes.endIndex && bytes[at + 1] == lineFeed ? at + 2 : at + 1
}

/// How many line ends: line feed, carriage return, or the two together as one.
func lineEnds(_ bytes: ArraySlice<UInt8>) -> Int {
  var count = 0
  var afterReturn = false
  for byte in bytes {
    if byte == carriageReturn || (byte == lineFeed && !afterReturn) { count += 1 }
    afterReturn = byte == carriageReturn
  }
  return count
}
