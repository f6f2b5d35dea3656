// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

@Suite("Names of columns, values and files")
struct NameTests {
  @Test("a column is found by any of its names")
  func headers() {
    let table = HeaderTable(["\u{FEFF}Vacancy_Ref", "Job  Title", "\"Band\"", "Note", "note", ""])
    #expect(table.place(of: "vacancy ref") == .column(0))
    #expect(table.place(of: "JOB-TITLE") == .column(1))
    #expect(table.place(ofFirst: ["Grade", "band"]) == .column(2))
    #expect(table.place(of: "Note") == .ambiguous([3, 4]))
    #expect(table.place(of: "Note[2]") == .column(4))
    #expect(table.place(of: "Note[3]") == .missing)
    #expect(table.place(of: "#2") == .column(1))
    #expect(table.place(of: "#9") == .missing)
    #expect(table.place(of: "") == .missing)
    #expect(table.place(of: "Vacancy") == .missing)
  }

  @Test("columns that the header reader numbered are still of one name")
  func numbered() {
    let table = HeaderTable(["Note", "Note[2]"])
    #expect(table.place(of: "Note") == .ambiguous([0, 1]))
    #expect(table.place(of: "Note[1]") == .column(0))
    #expect(table.place(of: "Note[2]") == .column(1))
  }

  @Test(
    "values are compared without case, punctuation and spelling of 'and'",
    arguments: [
      ("White & Asian", "white and asian"), ("  White - British ", "white british"),
      ("I don\u{2019}t know", "i dont know"),
      ("A/B,C", "a b c"), ("-", "-"), ("<5", "5"), ("Ｙｅｓ", "yes"), ("Café", "café"), ("", ""),
      ("x\u{A0}y", "x y"),
    ])
  func values(_ raw: String, _ normalised: String) { #expect(ValueName.normalised(raw) == normalised) }

  @Test(
    "file names against patterns",
    arguments: [
      ("*.csv", "dir/Applications.CSV", true), ("vacanc*.csv", "vacancies.csv", true),
      ("vacanc*.csv", "old.csv", false),
      ("v?.csv", "v1.csv", true), ("v?.csv", "v12.csv", false), ("*a*b*", "xaxbx", true),
      ("*a*b*", "xbxa", false),
      ("applications.csv", "a/applications.csv", true), ("applications.csv", "my applications.csv", false),
      ("*", "", true),
    ])
  func globs(_ pattern: String, _ name: String, _ fits: Bool) {
    #expect(FileGlob(pattern).matches(name) == fits)
  }
}
