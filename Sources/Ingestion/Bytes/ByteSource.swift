// SPDX-License-Identifier: Apache-2.0

/// Where the bytes of an input come from: a file as it lies, or what is packed in one.
protocol ByteSource: Sendable {
  /// How errors name it.
  var path: String { get }
  /// How many bytes there are; `nil` where only reading them tells.
  var size: Int? { get }
  /// Fills the buffer from `offset`, or as far as the bytes go.
  ///
  /// - Returns: How many bytes were put into the buffer; fewer than its size only at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, IngestionError>
  /// Whether the file on disk has changed since it was opened.
  func hasChanged(sinceReading bytes: Int) -> Bool
}

/// Bytes that are in memory already.
struct BytesInMemory: ByteSource {
  let path: String
  let bytes: [UInt8]
  var size: Int? { bytes.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, IngestionError> {
    let part = bytes[min(offset, bytes.count)..<min(offset + buffer.count, bytes.count)]
    unsafe buffer.copyBytes(from: part)
    return .success(part.count)
  }

  func hasChanged(sinceReading bytes: Int) -> Bool { false }
}
