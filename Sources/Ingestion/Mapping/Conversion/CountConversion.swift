// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Reads the cells of an aggregate: a number, or a mark that hides a small one.
package struct CountConversion: Sendable {
  private let suppressed: [String: Int]
  private let missing: Set<String>

  /// `suppressed` as `AggregateMapping` holds it: the mark and the largest number that it may hide.
  package init(suppressed: [String: Int], missing: [String] = []) {
    self.suppressed = suppressed
    self.missing = Set(missing.map(ValueName.literal)).union([""])
  }

  /// The count; *blank* for an empty cell, which is not zero; *unreadable* with a fault otherwise.
  package func callAsFunction(_ bytes: ArraySlice<UInt8>) -> (answer: Answer<Count>, fault: ConversionFault?)
  {
    guard let raw = String(validating: bytes, as: UTF8.self) else { return (.unreadable, .notUTF8) }
    let text = ValueName.literal(raw)
    if let most = suppressed[text] { return (.known(Count(atLeast: 0, atMost: most)), nil) }
    if missing.contains(text) { return (.blank, nil) }
    guard let count = NumberReading.integer(text) else { return (.unreadable, .notANumber) }
    return (.known(Count(count)), nil)
  }
}
