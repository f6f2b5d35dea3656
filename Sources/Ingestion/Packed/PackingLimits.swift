// SPDX-License-Identifier: Apache-2.0

/// How much may come out of a packed file before it is taken for one that was made to fill a machine.
struct PackingLimits: Sendable, Hashable {
  /// Bytes that may come out of one file, however it was packed.
  var bytes = 16 << 30
  /// How many times as large as the packed file the unpacked one may be.
  var ratio = 250
  /// Bytes up to which the ratio is not asked about: repetitive exports pack well.
  var unasked = 64 << 20
  /// Files in one archive.
  var members = 10_000

  /// Whether `unpacked` bytes are too many to have come out of `packed` ones.
  func areExceeded(by unpacked: Int, of packed: Int) -> Bool {
    unpacked > bytes || (unpacked > unasked && unpacked / ratio > max(packed, 1))
  }
}
