// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

/// Names and addresses are no words that a lexicon knows, whatever they spell.
@Suite struct NamedWordTests {
  private static let entries = [
    "{id: young, find: [young, gentle, ninja]}",
    "{id: contact, find: [\"contact (dr|mr) \", \"email ... nhs uk\"]}",
    "{id: under, find: [\"under {number} only\"]}",
  ]

  /// A text, and the words that are found.
  static let texts: [(text: String, found: [String])] = [
    ("Ask Mr Young.", []), ("Ask Dr. Young, who is young.", ["young"]),
    ("Ask Ms J. K. Young or Miss Gentle.", []),
    ("Ask Professor Young; Professor of young minds.", ["young"]), ("DR GENTLE is gentle.", ["gentle"]),
    // Only the one name behind the form of address is taken for one.
    ("Ask Mr Gentle Young.", ["Young"]), ("mr young", ["young"]), ("A doctor, young.", ["young"]),
    ("Mr. young", ["young"]),
    ("Write to young@example.org.", []), ("Write to gentle.young@example.org, young.", ["young"]),
    ("young @ home", ["young"]), ("See www.example.org/young/ninja?gentle=1 young.", ["young"]),
    ("See example.nhs.uk/young.", []), ("young and/or gentle", ["young", "gentle"]),
    ("https://gentle.example.org", ["gentle"]),
    ("Contact Mr Young or email jobs@trust.nhs.uk.", ["Contact Mr", "email … nhs.uk"]),
    ("Under 35s only. Under 35 only. Under 35sq only.", ["Under 35s only", "Under 35 only"]), ("Dr", []),
    ("@", []), ("a@", []),
  ]

  @Test(arguments: texts.indices)
  func `a name behind a form of address and the parts of an address are not found`(_ index: Int) throws {
    let (text, found) = Self.texts[index]
    let matches = try WordingFixtures.matches(Self.entries, in: text)
    #expect(matches.map(\.words) == found, "\(text)")
  }
}
