// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Samples
import Testing

@testable import Ingestion

@Suite("Dates come back as they were written")
struct DateRoundTripTests {
  @Test("a hundred thousand days, in each form")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 20_250_401)
    let first = try #require(CivilDate(iso: "1950-01-01")).days
    let last = try #require(CivilDate(iso: "2098-12-31")).days
    var wrong: [String] = []
    for _ in 0..<100_000 {
      let date = CivilDate(days: Int32.random(in: first...last, using: &random))
      guard !DateReading.isPlaceholder(date) else { continue }
      let (year, month, day) = date.parts
      let written: [(DateForm, String)] = [
        (.iso, date.description), (.dayFirst, "\(day)/\(month)/\(year)"),
        (.monthFirst, "\(month).\(day).\(year)"),
      ]
      for (form, text) in written
      where DateReading(forms: [form]).convert(text) != ConvertedValue(.known(.date(date))) {
        wrong.append(text)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }
}
