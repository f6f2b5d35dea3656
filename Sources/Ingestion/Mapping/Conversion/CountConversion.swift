// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Reads the cells of an aggregate: a number, or a mark that hides a small one.
package struct CountConversion: Sendable {
  private let suppressed: [String: Int]
  private let missing: Set<String>
  private let steps: [TextTransform]

  /// `suppressed` as `AggregateMapping` holds it: the mark and the largest number that it may hide.
  package init(suppressed: [String: Int], missing: [String] = [], steps: [TextTransform] = []) {
    self.suppressed = suppressed
    self.steps = steps
    self.missing = Set(missing.map(ValueName.literal)).union([""])
  }

  /// The count; *blank* for an empty cell, which is not zero; *unreadable* with a fault otherwise.
  package func callAsFunction(_ bytes: ArraySlice<UInt8>) -> (answer: Answer<Count>, fault: ConversionFault?)
  {
    guard let raw = String(validating: bytes, as: UTF8.self) else { return (.unreadable, .notUTF8) }
    if let answer = mark(raw) { return (answer, nil) }
    do throws(ConversionFault) {
      let text = try steps.applied(to: TextFolding.trimmed(raw))
      if let answer = mark(text) { return (answer, nil) }
      guard let count = NumberReading.integer(text) else { return (.unreadable, .notANumber) }
      return (.known(Count(count)), nil)
    } catch {
      return (.unreadable, error)
    }
  }

  /// What a cell says that holds no number.
  private func mark(_ text: String) -> Answer<Count>? {
    let name = ValueName.literal(text)
    if let most = suppressed[name] { return .known(Count(atLeast: 0, atMost: most)) }
    return missing.contains(name) ? .blank : nil
  }
}
