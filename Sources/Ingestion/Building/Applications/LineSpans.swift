// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Counts lines on over the files of one source, so that 29 bits name a file and a line.
///
/// One file at a time is read. Beyond 2^29 lines in all, places stay at the last line that can be named.
struct LineSpans: Sendable {
  static let bits: UInt64 = 29
  /// The last line that can be named.
  static let limit = UInt32(1 << bits) - 1

  private var starts: [(base: UInt32, file: Int)] = []
  private var last: UInt32 = 0

  /// Begins a file.
  mutating func begin(file: Int) { starts.append((last, file)) }

  /// What to add to the lines of the present file.
  var base: UInt32 { starts.last?.base ?? 0 }

  /// Notes the last line of a batch of the present file.
  mutating func reach(_ line: UInt32) { last = max(last, LineSpans.sum(base, line)) }

  func place(_ line: UInt32) -> SourcePlace {
    guard let span = starts.last(where: { $0.base < line }) else { return SourcePlace(file: 0, line: 0) }
    return SourcePlace(file: span.file, line: Int(line - span.base))
  }

  @inline(__always)
  static func sum(_ base: UInt32, _ line: UInt32) -> UInt32 {
    let (sum, overflow) = base.addingReportingOverflow(line)
    return overflow ? limit : min(sum, limit)
  }
}
