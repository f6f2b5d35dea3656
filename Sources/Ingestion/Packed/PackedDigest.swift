// SPDX-License-Identifier: Apache-2.0

/// The digest of a file whose contents are read unpacked: of the bytes on disk, which anybody can compare.
enum PackedDigest {
  /// - Throws: what `ChunkReader` throws.
  static func of(_ path: String, _ digest: any ContentDigest) throws(IngestionError) -> String {
    var reader = try ChunkReader(opening: path, digest: digest)
    while try reader.next() != nil {}
    return reader.finishDigest()
  }
}
