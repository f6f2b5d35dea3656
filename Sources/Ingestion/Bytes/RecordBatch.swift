// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What the mapping layer wants to know of a column.
package enum ColumnRequest: Sendable, Hashable {
  /// The values, as codes into a dictionary: for whatever repeats, and for text that is kept.
  case coded
  /// Only a 64-bit hash of the value: for keys that are compared and never shown.
  case hashed
}

/// A list of byte strings in one buffer: no allocation per value.
package struct ByteStrings: Sendable, Hashable {
  package private(set) var bytes: [UInt8] = []
  /// `ends[i]` is where value `i` stops; it starts where the one before stops.
  package private(set) var ends: [Int] = []

  package init() {}

  package var count: Int { ends.count }

  package mutating func append(_ value: some Sequence<UInt8>) {
    bytes.append(contentsOf: value)
    ends.append(bytes.count)
  }

  package subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

/// One requested column of a batch.
package enum BatchColumn: Sendable {
  /// `codes[record]` is 0 where the record has no such field at all, otherwise 1 + index into `values`.
  ///
  /// An empty field is a value of its own, of length 0. Values are distinct within a batch, in the order of
  /// their first appearance; what they mean is decided once for each distinct value, not once a record.
  case coded(codes: [UInt32], values: ByteStrings)
  /// `hashes[record]` is 0 where the field is absent or empty, otherwise `keyHash` of the value's bytes
  /// without the spaces and tabs around them; the run tells whether the values ascend.
  case hashed(hashes: [UInt64], run: KeyRun)
}

/// Some successive records of one file, as columns.
package struct RecordBatch: Sendable {
  /// How many records.
  package var count = 0
  /// The physical line on which each record starts, 1-based, for the whole file.
  package var lines: [UInt32] = []
  /// One for each requested column, in the order of the request.
  package var columns: [BatchColumn] = []

  package init() {}
}

/// A place where the reader departed from the letter of the format, or set a record aside.
package struct FormatRemark: Sendable, Hashable {
  /// Stable name: `stray-quote`, `text-after-quote`, `wrong-field-count`, `repeated-element`, `doctype`, …
  package let kind: String
  /// How often it happened in the file.
  package var count: Int
  /// The first lines on which it happened, at most five.
  package var lines: [Int]

  package init(kind: String, count: Int, lines: [Int]) {
    self.kind = kind
    self.count = count
    self.lines = Array(lines.prefix(5))
  }
}

/// What is known of a file when its reading has ended.
package struct ReadSummary: Sendable {
  /// Records delivered in batches.
  package var delivered = 0
  /// Rows met and not delivered, by the reason: they had the wrong number of fields, or are no records.
  package var setAside: [SetAsideReason: Int] = [:]
  /// The rows of totals that a file has of itself.
  package var totals: [TotalRow] = []
  package var bytes = 0
  /// Hexadecimal SHA-256 of the bytes on disk, from the digest that was passed in.
  package var digest = ""
  /// The encoding and what it is told by, in words; `nil` where nothing more is known than at the opening.
  package var encoding: String?
  package var remarks: [FormatRemark] = []
  /// Why reading stopped before the end; the records before it were delivered.
  package var failure: IngestionError?
  /// XML: element and attribute paths that held something and matched no requested path, with how often, in
  /// the order of their first appearance. CSV: empty, since the header tells.
  package var unusedPaths: [(path: String, count: Int)] = []
  /// XML: text of the paths asked for outside records (announced totals), by path.
  package var singles: [String: String] = [:]
  /// XML: the requests whose collection, an element of its own around the records, was met.
  package var collections: Set<Int> = []
  /// XML: every namespace that a name in the file has, with the line on which it was first met.
  package var namespaces: [(uri: String, line: Int)] = []

  package init() {}
}

/// Takes the bytes of a file as they are read, so that no file is read twice.
package protocol ContentDigest: Sendable {
  mutating func update(_ bytes: [UInt8])
  /// Hexadecimal, lower case.
  consuming func finish() -> String
}
