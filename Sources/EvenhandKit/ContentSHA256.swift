// SPDX-License-Identifier: Apache-2.0

private import Crypto
internal import Ingestion

/// SHA-256 of a file, taken while it is read.
struct ContentSHA256: ContentDigest {
  private var hash = SHA256()

  mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

  consuming func finish() -> String { hexadecimal(hash.finalize()) }

  /// The digest of bytes, in hexadecimal.
  static func of(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }
}

private func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
