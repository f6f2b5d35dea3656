// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Columns whose names are alike")
struct AmbiguousColumnTests {
  @Test func anOptionalFieldThatTwoColumnsCouldFillIsReportedAndNotRead() throws {
    let built = try BundleText([
      ("vacancies.csv", "ref,Closed On,band,closed_on\nV1,2025-01-02,7,2025-01-03\n")
    ])
    .build()
    #expect(built.vacancy("V1")?.closedOn.answer == .notRecorded)
    let item = try #require(built.item("ambiguous-column"))
    #expect(item.weight == .warning)
    #expect(
      item.message
        == "vacancies.csv: the columns 'Closed On' (column 2) and 'closed_on' (column 4) have one name, so"
        + " that 'closed_on' could be either, and none is read; name it 'Closed On[1]' or 'Closed On[2]' in the"
        + " profile")
    #expect(item.places.map(\.column) == [1, 3])
  }

  @Test func theAdviceWorks() throws {
    let profile = """
      profile: 1
      name: test
      sources:
        v: {entity: vacancy, fields: {ref: {from: ref}, title: {from: "Title[2]"}}}
      """
    let built = try BundleText([("v.csv", "ref,Title,title\nV1,a,b\n")], profile: profile).build()
    #expect(built.vacancy("V1")?.title.value == "b")
    #expect(built.item("ambiguous-column") == nil)
  }

  @Test(
    "a file is refused when it must have the field",
    arguments: [
      ("vacancies.csv", "ref,Ref,band\nV1,V2,7\n"),
      ("applications.csv", "id,vacancy ref,vacancy_ref\n1,V1,V2\n"),
    ])
  func refused(_ name: String, _ text: String) {
    let error = #expect(throws: IngestionError.self) { try BundleText([(name, text)]).build() }
    #expect(error?.kind == "columns-ambiguous")
    #expect(error?.advice.hasPrefix("Name it '") == true)
  }
}
