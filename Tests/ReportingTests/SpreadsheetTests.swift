// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

/// What a spreadsheet program makes of our tables.
@Suite struct SpreadsheetTests {
  @Test(arguments: [
    ("007", "'007"), ("2E5", "'2E5"), ("3/4", "'3/4"), ("1-2", "'1-2"), ("12:30", "'12:30"),
    ("1234567890123456", "'1234567890123456"), ("1.50", "'1.50"), ("12", "12"), ("0", "0"), ("8a", "8a"),
    ("V-1001", "V-1001"), ("2 of 3", "2 of 3"), ("-", "'-"), ("50%", "'50%"),
  ])
  func `a text that would become another value is kept`(text: String, cell: String) {
    #expect(SheetText.guarded(text) == cell)
  }

  @Test(.enabled(if: OutsideTool.exists("soffice"), "LibreOffice is not there"))
  func `LibreOffice gives every text back as it was, numbers as numbers and days as days`() throws {
    var outcome = HostileText.outcome(with: "=1+1")
    let finding = outcome.evaluation.findings[1]
    outcome.evaluation.findings[1] = Finding(
      fingerprint: "12e45678", rule: finding.rule, verdict: finding.verdict,
      subject: Subject(kind: .interview, ref: "007"), subjectDate: SampleOutcome.day("2026-03-02"),
      message: "Zoë’s “panel”,\nwith a line end", evidence: finding.evidence)
    let document = try ReportDocument(outcome)
    var files: [String: String] = [:]
    for file in try document.files(.csv) { files[file.name] = file.text }
    try OutsideTool.withFolder(files) { folder in
      for (name, text) in files {
        // Read as UTF-8 with types found by the program, written with every cell as it is shown.
        let run = try OutsideTool.run([
          "soffice", "--headless", "-env:UserInstallation=file://\(folder.path())profile",
          "--infilter=CSV:44,34,76,1,,2057,false,true", "--convert-to",
          "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true,false", "--outdir",
          folder.appending(path: "out").path(), folder.appending(path: name).path(),
        ])
        let back = try String(contentsOf: folder.appending(path: "out/\(name)"), encoding: .utf8)
        let found = CSVCells.parse(
          "\u{FEFF}" + back.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n"))
        let wanted = CSVCells.parse(text)
        #expect(found.count == wanted.count || text.contains("line end"), "\(name): \(run.output)")
        #expect(found[0] == wanted[0], "\(name)")
        let texts = found.joined()
        #expect(!texts.contains { $0.contains("Err:") || $0.contains("#NAME") || $0 == "2" && name == "x" })
        if name == "findings.csv" {
          for cell in ["'007", "'12e45678", "'=1+1"] { #expect(texts.contains(cell), "\(cell)") }
          #expect(back.contains("Zoë’s “panel”"))
        }
        if name == "measures.csv" { #expect(texts.contains("1.44728965747"), "\(back)") }
      }
    }
  }
}
