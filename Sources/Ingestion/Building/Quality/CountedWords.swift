// SPDX-License-Identifier: Apache-2.0

extension Int {
  /// "1 record", "3 records".
  func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
