// SPDX-License-Identifier: Apache-2.0

/// The reading of one XML file, a step at a time; what libxml2 needs never leaves it.
actor XMLReading {
  /// What one step brought; with a summary, it is the last.
  struct Step: Sendable {
    var batches: [TaggedBatch] = []
    /// The bytes that were read for it, for the digest.
    var chunks: [[UInt8]] = []
    /// Bytes read so far.
    var position = 0
    var summary: ReadSummary?
    /// With a summary: whether every byte of the file was read.
    var isWhole = false
  }

  /// Bytes after which a step ends even when no batch is complete.
  private static let stepLength = 4 << 20
  /// Bytes handed to libxml2 at a time: it moves what it has not parsed, so more is slower.
  private static let portion = 64 << 10

  private var reader: ChunkReader
  private var parser: SAXParser?
  private var hasBegun = false
  /// Whether a digest will want the bytes.
  private var wantsBytes = false

  /// `nil` where the file is in UTF-8 or UTF-16.
  private var wide: WideCharacters?

  /// - Parameter isNarrow: whether the file says that each of its bytes is a character.
  init(_ reader: ChunkReader, isNarrow: Bool = false) {
    self.reader = reader
    wide = isNarrow ? WideCharacters() : nil
  }

  /// Sets out what is wanted; the first step follows.
  func begin(_ plan: PathPlan, limits: XMLLimits, wantsBytes: Bool) -> IngestionError? {
    if hasBegun { return .readTwice(reader.path) }
    hasBegun = true
    self.wantsBytes = wantsBytes
    parser = SAXParser(plan, path: reader.path, limits: limits)
    return parser == nil ? .noMemory(reader.path) : nil
  }

  /// Reads on until a batch is complete, or a few MiB have been read, or the file has ended.
  ///
  /// After a failure the rest is read all the same, so that the digest is that of the whole file.
  func next() -> Step {
    var step = Step()
    var length = 0
    do throws(IngestionError) {
      while length < Self.stepLength && parser?.hasReady == false {
        guard let chunk = try reader.next() else { return finished(step) }
        feed(chunk)
        length += chunk.count
        if wantsBytes { step.chunks.append(chunk) }
      }
    } catch {
      return finished(step, error)
    }
    return filled(step)
  }

  private func feed(_ chunk: [UInt8]) {
    if parser?.hasFailed == true { return }
    wide?.take(chunk)
    var rest = chunk[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.portion)
      parser?.feed(part)
      rest = rest.dropFirst(part.count)
    }
    if parser?.hasFailed == true { parser?.flush() }
  }

  private func filled(_ step: Step) -> Step {
    var step = step
    step.batches = parser?.takeReady() ?? []
    step.position = reader.position
    return step
  }

  private func finished(_ step: Step, _ failure: IngestionError? = nil) -> Step {
    if failure == nil { parser?.finish() }
    parser?.flush()
    var step = filled(step)
    var summary = parser?.summary ?? ReadSummary()
    summary.bytes = reader.position
    summary.failure = summary.failure ?? failure
    if let remark = wide?.remark { summary.remarks.append(remark) }
    step.summary = summary
    step.isWhole = failure == nil
    parser = nil
    return step
  }
}

/// Characters of UTF-8 in a file that says that it is in an encoding of a byte a character.
private struct WideCharacters: Sendable {
  private var count = 0
  private var lines: [Int] = []
  private var line = 1
  private var before: UInt8 = 0

  mutating func take(_ chunk: [UInt8]) {
    for byte in chunk {
      if byte >= 0x80, Windows1252Decoder.isWide(before, byte) {
        count += 1
        if lines.count < 5, lines.last != line { lines.append(line) }
      } else if byte == lineFeed {
        line += 1
      }
      before = byte
    }
  }

  var remark: FormatRemark? {
    count == 0 ? nil : FormatRemark(kind: "two-encodings", count: count, lines: lines)
  }
}

extension IngestionError {
  static func noMemory(_ path: String) -> IngestionError {
    IngestionError(
      kind: "no-memory", path: path, problem: "there was no memory left to read the file",
      advice: "Free some and try again")
  }
}
