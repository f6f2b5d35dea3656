// SPDX-License-Identifier: Apache-2.0

/// Every element and attribute path of a whole XML file, where `XMLFile.paths` has those of its beginning.
struct XMLOutline: Sendable {
  let paths: [XMLSeenPath]
  /// Why reading stopped before the end.
  let failure: IngestionError?

  /// - Throws: what cannot be opened or read; a fault of the file is in `failure`.
  init(of input: ListedInput) throws(IngestionError) {
    var reader = ChunkReader(try input.open(), chunkSize: 64 << 10)
    guard var parser = SAXParser(PathPlan([], singles: []), path: input.shownPath, limits: XMLLimits()) else {
      throw .noMemory(input.shownPath)
    }
    while !parser.hasFailed, let chunk = try reader.next() { parser.feed(chunk[...]) }
    parser.finish()
    paths = parser.seenPaths
    failure = parser.failure
  }
}
