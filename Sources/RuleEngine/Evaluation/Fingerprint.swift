// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// A name for a finding that stays the same from run to run: it depends on the rule and the subject alone.
enum Fingerprint {
  /// FNV-1a with 64 bits over rule, kind of subject and reference, in 16 hexadecimal digits.
  static func of(rule: String, subject: Subject) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for part in [rule, subject.kind.rawValue, subject.ref] {
      for byte in part.utf8 { add(byte) }
      // A byte that UTF-8 never holds keeps the parts apart.
      add(0xFF)
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
