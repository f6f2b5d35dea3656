// SPDX-License-Identifier: Apache-2.0

/// An XML file that has been opened, and what its beginning shows.
///
/// Nothing outside the file is ever loaded, no entity is ever expanded, and memory does not grow with the
/// file. See `XMLLimits` for what is refused.
package struct XMLFile: Sendable {
  /// The path as it was given.
  package let path: String
  /// The root element's name without a prefix.
  package let rootName: String
  /// The root element's namespace; empty when it has none.
  package let rootNamespace: String
  /// The encoding and what it is known from, such as `UTF-8 (declared)`.
  package let encoding: String
  /// The element and attribute paths in the first 64 KiB, in the order of their first appearance.
  package let paths: [XMLSeenPath]

  private let reading: XMLReading
  private let digest: (any ContentDigest)?
  private let limits: XMLLimits
  private static let probed = 64 << 10

  /// Opens the file and looks at its first 64 KiB.
  ///
  /// - Parameters:
  ///   - digest: Takes every byte as it is read.
  ///   - chunkSize: Bytes read at a time; what is read does not depend on it.
  /// - Throws: What `ChunkReader` throws, and what `init(reading:limits:)` throws.
  package static func open(
    _ path: String, digest: (any ContentDigest)? = nil, chunkSize: Int = 64 << 10,
    limits: XMLLimits = XMLLimits()
  ) throws(IngestionError) -> XMLFile {
    let reader = try ChunkReader(opening: path, chunkSize: chunkSize, digest: digest)
    return try XMLFile(reading: reader, limits: limits)
  }

  /// Looks at the first 64 KiB of what the reader has opened; the reader must be at its beginning.
  ///
  /// A fault that stands after the root's start tag is left to `read`, which delivers what is before it.
  /// - Throws: `file-empty`, `no-root`, and any fault that stands before the root element, such as `not-xml`,
  ///   `encoding-unknown` or `entity-defined`.
  package init(reading reader: ChunkReader, limits: XMLLimits = XMLLimits()) throws(IngestionError) {
    var reader = reader
    let sample = try reader.sample(Self.probed)
    if sample.isEmpty { throw .emptyXML(reader.path) }
    guard var probe = SAXParser(PathPlan([], singles: []), path: reader.path, limits: limits) else {
      throw .noMemory(reader.path)
    }
    probe.feed(sample[...])
    // Only a file's size tells whether this is all of it; a stream may have been sampled for less before.
    if let size = reader.size, sample.count >= size { probe.finish() }
    guard let root = probe.root else {
      throw probe.failure ?? .withoutRoot(reader.path, within: sample.count)
    }
    path = reader.path
    rootName = root.name
    rootNamespace = root.namespace
    encoding = Self.encodingWords(sample, declared: probe.declaredEncoding)
    paths = probe.seenPaths
    digest = reader.takeDigest()
    reading = XMLReading(reader, isNarrow: Self.isNarrow(probe.declaredEncoding))
    self.limits = limits
  }

  /// Whether an encoding has a byte for each character.
  private static func isNarrow(_ declared: String?) -> Bool {
    let name = declared?.lowercased() ?? ""
    return ["iso-8859-", "windows-125", "latin", "cp125", "us-ascii"].contains { name.hasPrefix($0) }
  }

  private static func encodingWords(_ bytes: [UInt8], declared: String?) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "UTF-16 (byte-order mark)"
    }
    if let declared { return "\(declared) (declared)" }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? "UTF-8 (byte-order mark)" : "UTF-8 (nothing declared)"
  }

  /// Reads the file to its end or to its first fault; a file can be read once.
  ///
  /// While one batch is made into columns and consumed, the next is parsed on another core.
  /// - Parameters:
  ///   - requests: The kinds of records. A column's value is the first match within the record, without white
  ///     space at its ends: an element's own text, CDATA included, or an attribute's value. Code 0 is an
  ///     absent element, an empty one is an empty value. A later match with another text is the remark
  ///     `repeated-element` unless the column joins them, an element that holds further elements with text the
  ///     remark `mixed-content`.
  ///   - singles: Paths outside the records whose text is wanted, wherever they stand.
  ///   - progress: Is told how many bytes have been read, every few MiB.
  ///   - consume: Takes a batch and the index of its request, where the caller runs. Batches come in the
  ///     order of their first records; all kinds' batches end together.
  /// - Returns: What was read; its `failure` says why reading stopped before the end. What was complete
  ///   before that was delivered.
  /// - Throws: What `consume` throws, and `CancellationError`; a fault of the file is in the summary.
  package func read(
    _ requests: [XMLRecordRequest], singles: [XMLPath] = [], progress: (@Sendable (Int) -> Void)? = nil,
    consume: (Int, RecordBatch) throws -> Void
  ) async throws -> ReadSummary {
    let plan = PathPlan(requests, singles: singles)
    var digest = digest
    if let failure = await reading.begin(plan, limits: limits, wantsBytes: digest != nil) {
      var summary = ReadSummary()
      summary.failure = failure
      return summary
    }
    let columns = requests.map { $0.columns.map(\.request) }
    var step = await reading.next()
    while step.summary == nil {
      if Task.isCancelled { throw CancellationError() }
      async let following = reading.next()
      try take(step, columns, &digest, progress, consume)
      step = await following
    }
    try take(step, columns, &digest, progress, consume)
    var summary = step.summary ?? ReadSummary()
    summary.digest = step.isWhole ? digest?.finish() ?? "" : ""
    return summary
  }

  private func take(
    _ step: XMLReading.Step, _ columns: [[ColumnRequest]], _ digest: inout (any ContentDigest)?,
    _ progress: (@Sendable (Int) -> Void)?, _ consume: (Int, RecordBatch) throws -> Void
  ) throws {
    for chunk in step.chunks { digest?.update(chunk) }
    progress?(step.position)
    for tagged in step.batches {
      try consume(tagged.request, tagged.batch.coded(columns[tagged.request]))
    }
  }
}

extension IngestionError {
  static func emptyXML(_ path: String) -> IngestionError {
    IngestionError(
      kind: "file-empty", path: path, problem: "the file is empty",
      advice: "Check that the export finished, and export again")
  }

  static func withoutRoot(_ path: String, within bytes: Int) -> IngestionError {
    IngestionError(
      kind: "no-root", path: path, problem: "there is no root element in the first \(bytes) bytes",
      advice: "Check that this is the export")
  }
}
