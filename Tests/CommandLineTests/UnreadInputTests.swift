// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What lies beside the exports and is not read is said, so that nobody takes a part for the whole.
@Suite struct UnreadInputTests {
  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `folders of exports, spreadsheets and archives are named in the terminal and the report`() throws
  {
    let scratch = try Scratch()
    _ = try scratch.write("in/vacancies.csv", "ref,title\nV-1,Nurse\n")
    _ = try scratch.write("in/2025/vacancies.csv", "ref,title\nV-2,Nurse\n")
    _ = try scratch.write("in/old/2024/applications.xlsx", "no spreadsheet")
    _ = try scratch.write("in/panels.XLSB", "no spreadsheet")
    _ = try scratch.write("in/rest.7z", "no archive")
    // Neither holds anything that could be read.
    _ = try scratch.write("in/letters/letter.doc", "Dear all")
    _ = try scratch.write("in/reports/report.json", "{}")
    _ = try scratch.write("in/reports/findings.csv", "rule\n")
    let run = try Program.run([
      "audit", scratch.path("in"), "--as-of", "2026-04-30", "--format", "md,json", "--out",
      scratch.path("out"),
    ])
    let words =
      "Not read: the folders '2025', 'old' (to have them read, name the folders themselves); the spreadsheet "
      + "'panels.XLSB' (to have it read, save it as .xlsx or as CSV); the archive 'rest.7z' (to have it read, unpack it)."
    #expect(Self.words(run.output).contains(words), "\(run.output)")
    #expect(Self.words(try scratch.text("out/report.md")).contains(words))
    #expect(!run.output.contains("letters") && !run.output.contains("'reports'"))
  }

  @Test func `a folder of folders says which they are`() throws {
    let scratch = try Scratch()
    _ = try scratch.write("in/2025/vacancies.csv", "ref,title\nV-1,Nurse\n")
    let run = try Program.run(["audit", scratch.path("in"), "--as-of", "2026-04-30"])
    #expect(run.status != 0)
    #expect(
      Self.words(run.errors).contains("not read: the folder '2025' (to have it read, name the folder itself)")
    )
  }
}
