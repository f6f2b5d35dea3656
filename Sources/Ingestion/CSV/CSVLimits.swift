// SPDX-License-Identifier: Apache-2.0

/// What bounds the memory that a hostile or damaged file can take.
struct CSVLimits: Sendable, Hashable {
  /// Bytes behind an opening quote within which it must be closed.
  var quotedField = 1 << 20
  /// Bytes in a record, its line end not counted.
  var record = 16 << 20
  /// Bytes in which the header must end.
  var header = 256 << 10
}
