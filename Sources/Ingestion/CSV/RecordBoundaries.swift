// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds where the last whole record of a buffer ends, by hopping from quote to quote.
///
/// It holds the same notion of a quote as the scanner of pieces: a quote opens only at the start of a field.
/// So the pieces that it cuts are read apart from one another, and come to what the whole file would come to.
struct RecordBoundaries: Sendable {
  /// Why nothing may be read beyond the last whole record; lines are counted from its end.
  enum Stop: Sendable, Hashable {
    case unclosedQuote(opened: Int, limit: Int?)
    case recordTooLong
    case zeroByte(line: Int, column: Int)
    case undecodable(DecodingFault, line: Int, column: Int)
  }

  struct Cut: Sendable, Hashable {
    /// Bytes before it are whole records (or, at the end of the file, the last record too).
    var end: Int
    var stop: Stop?
  }

  private let delimiter: UInt8
  private let limits: CSVLimits
  /// Bytes of the buffer that have been looked at.
  private var scanned = 0
  /// Index of the quote that is open.
  private var openQuote: Int?
  /// Index after the last record end.
  private var lastEnd = 0

  init(delimiter: UInt8, limits: CSVLimits) {
    self.delimiter = delimiter
    self.limits = limits
  }

  /// Looks at what the buffer holds beyond what was left of the one before, which it must begin with.
  ///
  /// - Parameter isLast: Whether the file ends with the buffer.
  mutating func cut(_ buffer: [UInt8], isLast: Bool) -> Cut {
    unsafe buffer.withUnsafeBytes { unsafe cut($0, isLast) }
  }

  private mutating func cut(_ buffer: UnsafeRawBufferPointer, _ isLast: Bool) -> Cut {
    let zero = unsafe index(of: 0, in: buffer, from: scanned, to: buffer.count)
    let limit = zero ?? buffer.count
    let overrun = unsafe hop(buffer, to: limit, isLast: isLast && zero == nil)
    let stop = unsafe stop(buffer, overrun: overrun, zero: zero, isLast: isLast)
    let cut = Cut(end: isLast && stop == nil ? buffer.count : lastEnd, stop: stop)
    rebase(cut.end)
    return cut
  }

  /// - Returns: The index at which a quoted field passed its limit, if one did.
  private mutating func hop(_ buffer: UnsafeRawBufferPointer, to limit: Int, isLast: Bool) -> Int? {
    var segments: [Range<Int>] = []
    defer { unsafe noteLastEnd(buffer, segments, to: limit, isLast: isLast) }
    while scanned < limit {
      if let open = openQuote {
        guard let quote = unsafe index(of: quoteByte, in: buffer, from: scanned, to: limit) else {
          scanned = limit
          break
        }
        if quote - open - 1 > limits.quotedField {
          scanned = quote
          break
        }
        // Whether it closes the field or is half of a doubled one is told by the byte behind it.
        if quote + 1 == limit && !isLast && limit == buffer.count {
          scanned = quote
          break
        }
        let isDoubled = unsafe quote + 1 < limit && buffer[quote + 1] == quoteByte
        if !isDoubled { openQuote = nil }
        scanned = isDoubled ? quote + 2 : quote + 1
      } else {
        let quote = unsafe index(of: quoteByte, in: buffer, from: scanned, to: limit) ?? limit
        segments.append(scanned..<quote)
        if unsafe quote < limit && isFieldStart(buffer, quote) { openQuote = quote }
        scanned = min(quote + 1, limit)
      }
    }
    guard let open = openQuote, scanned - open - 1 > limits.quotedField else { return nil }
    return open + 1 + limits.quotedField
  }

  private func isFieldStart(_ buffer: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    if index == 0 { return true }
    let before = unsafe buffer[index - 1]
    return before == delimiter || before == lineFeed || before == carriageReturn
  }

  /// Looks backwards for a record end in the parts outside quotes.
  private mutating func noteLastEnd(
    _ buffer: UnsafeRawBufferPointer, _ segments: [Range<Int>], to limit: Int, isLast: Bool
  ) {
    // A carriage return at the end may be half of a line end: it is looked at again with the byte behind it.
    let isOpenEnd = limit == buffer.count && !isLast && openQuote == nil && scanned == limit
    let endsInReturn = unsafe isOpenEnd && limit > 0 && buffer[limit - 1] == carriageReturn
    for segment in segments.reversed() {
      var at = segment.upperBound
      if endsInReturn && at == limit && at > segment.lowerBound { at -= 1 }
      while at > segment.lowerBound {
        let byte = unsafe buffer[at - 1]
        if byte == lineFeed || byte == carriageReturn {
          lastEnd = max(lastEnd, at)
          break
        }
        at -= 1
      }
      if lastEnd > segment.lowerBound { break }
    }
    if endsInReturn { scanned = limit - 1 }
  }

  /// Of the reasons to stop, the one that comes first in the file.
  private func stop(
    _ buffer: UnsafeRawBufferPointer, overrun: Int?, zero: Int?, isLast: Bool
  ) -> Stop? {
    let limit = zero ?? buffer.count
    // Of what has no end yet, the last byte may be a line end that waits for its second half.
    let tooLong = limit - lastEnd - 1 > limits.record ? lastEnd + limits.record + 1 : nil
    if let tooLong, tooLong <= overrun ?? limit { return .recordTooLong }
    if overrun != nil { return unsafe unclosed(buffer, limit: limits.quotedField) }
    if let zero { return unsafe zeroByte(buffer, zero) }
    return isLast && openQuote != nil ? unsafe unclosed(buffer, limit: nil) : nil
  }

  private func unclosed(_ buffer: UnsafeRawBufferPointer, limit: Int?) -> Stop {
    let open = openQuote ?? lastEnd
    return .unclosedQuote(opened: unsafe lineEnds(Array(buffer[lastEnd..<open])[...]), limit: limit)
  }

  private func zeroByte(_ buffer: UnsafeRawBufferPointer, _ zero: Int) -> Stop {
    let before = unsafe Array(buffer[lastEnd..<zero])
    let lineStart = before.lastIndex { $0 == lineFeed || $0 == carriageReturn }.map { $0 + 1 } ?? 0
    return .zeroByte(line: lineEnds(before[...]), column: before.count - lineStart + 1)
  }

  /// Counts from the end of the part that was cut off.
  private mutating func rebase(_ end: Int) {
    scanned = max(scanned - end, 0)
    openQuote = openQuote.map { $0 - end }
    lastEnd = 0
  }
}

/// The first index of a byte, by the C library's own search.
private func index(
  of byte: UInt8, in buffer: UnsafeRawBufferPointer, from start: Int, to end: Int
) -> Int? {
  guard start < end, let base = buffer.baseAddress else { return nil }
  guard let found = unsafe memchr(base + start, Int32(byte), end - start) else { return nil }
  return unsafe UnsafeRawPointer(found) - base
}
