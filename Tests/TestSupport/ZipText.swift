// SPDX-License-Identifier: Apache-2.0

/// A ZIP archive whose files are stored as they are.
///
/// Source: PKWARE's application note, 4.3 (the local header, the central directory and its end).
package struct ZipText {
  package private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  package init(_ files: [(name: String, bytes: [UInt8])] = []) {
    for file in files { add(file.name, file.bytes) }
  }

  /// - Parameter crc: of the contents; another than theirs makes a damaged archive.
  package mutating func add(
    _ name: String, _ contents: [UInt8], crc: UInt32? = nil, isEncrypted: Bool = false
  ) {
    let offset = UInt32(bytes.count)
    let size = UInt32(contents.count)
    let common =
      little(isEncrypted ? 1 : 0, 2) + little(0, 2) + little(0, 4) + little(crc ?? ZipText.crc32(contents), 4)
      + little(size, 4) + little(size, 4) + little(UInt32(name.utf8.count), 2) + little(0, 2)
    bytes += little(0x0403_4B50, 4) + little(20, 2) + common + Array(name.utf8) + contents
    directory +=
      little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + common + little(0, 2) + little(0, 2)
      + little(0, 2) + little(0, 4) + little(offset, 4) + Array(name.utf8)
    count += 1
  }

  /// The archive with its table of contents.
  package var finished: [UInt8] {
    bytes + directory + little(0x0605_4B50, 4) + little(0, 4) + little(UInt32(count), 2)
      + little(UInt32(count), 2) + little(UInt32(directory.count), 4) + little(UInt32(bytes.count), 4)
      + little(0, 2)
  }

  private func little(_ value: UInt32, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }

  /// The checksum of ZIP and gzip (RFC 1952, section 8).
  package static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
