// SPDX-License-Identifier: Apache-2.0

/// Lets a digest keep up with the reading in a task of its own, fed in the order of the file.
struct DigestFeed: Sendable {
  private var digest: (any ContentDigest)?
  private var waiting: [[UInt8]] = []
  /// Whether the digest is out with a task.
  private(set) var isBusy = false
  let isWanted: Bool

  /// Pieces that wait for it.
  var backlog: Int { waiting.count }

  init(_ digest: (any ContentDigest)?) {
    self.digest = digest
    isWanted = digest != nil
  }

  mutating func add(_ bytes: [UInt8]) {
    if isWanted && !bytes.isEmpty { waiting.append(bytes) }
  }

  /// The work that waits, when the digest is at home; it is to be brought back with `takeBack`.
  mutating func work() -> (@Sendable () -> any ContentDigest)? {
    guard !isBusy, !waiting.isEmpty, let digest else { return nil }
    let pieces = waiting
    waiting = []
    isBusy = true
    self.digest = nil
    return {
      var digest = digest
      for piece in pieces { digest.update(piece) }
      return digest
    }
  }

  mutating func takeBack(_ digest: any ContentDigest) {
    self.digest = digest
    isBusy = false
  }

  /// The digest of all that was added, once no task has it; empty when none was wanted.
  consuming func finish() -> String {
    guard var digest else { return "" }
    for piece in waiting { digest.update(piece) }
    return digest.finish()
  }
}
