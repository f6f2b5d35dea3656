// SPDX-License-Identifier: Apache-2.0

/// Every element and attribute path of a whole XML file, where `XMLFile.paths` has those of its beginning.
struct XMLOutline: Sendable {
  let paths: [XMLSeenPath]
  /// Why reading stopped before the end.
  let failure: IngestionError?

  /// - Throws: what cannot be opened or read; a fault of the file is in `failure`.
  init(of path: String) throws(IngestionError) {
    var reader = try ChunkReader(opening: path, chunkSize: 64 << 10)
    guard var parser = SAXParser(PathPlan([], singles: []), path: path, limits: XMLLimits()) else {
      throw .noMemory(path)
    }
    while !parser.hasFailed, let chunk = try reader.next() { parser.feed(chunk[...]) }
    parser.finish()
    paths = parser.seenPaths
    failure = parser.failure
  }
}
