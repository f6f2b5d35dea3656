// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

/// Which values of a column may be written into a profile or printed.
@Suite struct PrintableValueTests {
  @Test func `a value of few records is shown only where it is known`() {
    let values = ["White": 1, "Cornish": 3, "Jo Bloggs": 2, "Zed": 1]
    let printable = PrintableValues(values, hasAll: true) { $0 == "White" }
    #expect(printable.shown.map(\.value) == ["Cornish", "White"])
    #expect(printable.hidden.values == 2 && printable.hidden.rows == 3)
  }

  @Test func `a column with many values holds no categories`() {
    var values = ["Yes": 500]
    for number in 0..<80 { values["Person \(number)"] = 5 }
    let many = PrintableValues(values, hasAll: true) { $0 == "Yes" }
    #expect(many.shown.map(\.value) == ["Yes"] && many.hidden.values == 80)
    #expect(PrintableValues(["A": 9], hasAll: false) { _ in false }.shown.isEmpty)
  }

  @Test func `what has the shape of an address or a number of somebody is never shown`() {
    let values = [
      "p@example.org": 9, "07700 900123": 9, "NW1 2PG": 9,
      "a remark that is so long that it can be no word of a list of categories": 9, "On hold": 9,
    ]
    #expect(PrintableValues(values, hasAll: true) { _ in false }.shown.map(\.value) == ["On hold"])
  }
}
