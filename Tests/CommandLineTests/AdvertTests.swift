// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One advert before it goes live, against a pack of the test's own.
@Suite struct AdvertTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for (name, text) in Self.pack { _ = try scratch.write("pack/\(name)", text) }
  }

  private func run(_ arguments: [String], input: String? = nil) throws -> Program {
    try Program.run(
      ["advert"] + arguments + ["--rules", "pack", "--as-of", "2026-04-30"], input: input, in: scratch.folder)
  }

  @Test func `what falls short is said, and the words are shown in their place`() throws {
    _ = try scratch.write("advert.md", Self.advert)
    _ = try scratch.write("specification.txt", Self.specification)
    let run = try run(
      [
        "advert.md", "--title", "Analyst", "--specification", "specification.txt", "--flexible-working", "no",
      ])
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    #expect(run.output == Self.answer, "\(run.output)")
  }

  @Test func `what no option says is not recorded`() throws {
    let plain = ["advert.txt", "--specification", "kind.txt"]
    _ = try scratch.write("kind.txt", "Kind\n")
    _ = try scratch.write("advert.txt", "We are kind. You are a leader.\n")
    let untitled = try run(plain)
    #expect(
      untitled.status == 4 && untitled.output.contains("cannot tell     Plain words"), "\(untitled.output)")
    #expect(untitled.output.contains("The title of the post is not recorded. Tell it with --title."))
    #expect(try run(plain + ["--title", "Team leader"]).output.contains("complies        Plain words"))
    let offered = try run(plain + ["--title", "Team leader", "--flexible-working", "yes"])
    #expect(offered.status == 0, "\(offered.output)")
    #expect(offered.output.hasPrefix("This advert complies with every rule that applies to it.\n"))
    #expect(!offered.output.contains("in their place"))
  }

  @Test func `standard input, byte-order marks and HTML are read`() throws {
    let marked = try run(
      ["-", "--title", "Nurse"], input: "\u{FEFF}Ninja wanted.\r\n\r\nPart-time, ninja.\r\n")
    #expect(
      marked.output.contains("standard input:1:1: Ninja")
        && marked.output.contains("standard input:3:12: ninja"))
    let html = "<html><body><p>A <b>nin</b>ja &amp; more.</p><ul><li>Job share</li></ul></body></html>"
    let page = try run(["-", "--title", "Nurse"], input: html)
    #expect(page.status == 1 && page.output.contains("standard input:1:3: ninja"), "\(page.output)")
    #expect(page.errors.contains("read as HTML"))
    #expect(page.output.contains("complies        Flexible working"))
  }

  @Test func `a terminal is given no orders by a text`() throws {
    let run = try run(["-", "--title", "Nurse"], input: "A \u{1B}[31mninja\u{1B}[0m\u{202E} rock\u{7}star.")
    #expect(!run.output.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0 == "\u{202E}" })
    #expect(run.output.contains("ninja"))
  }

  @Test(arguments: [
    (["missing.txt"], 3, "missing.txt: error: there is no such file"),
    (["-", "--specification", "missing.txt"], 3, "give the path of a person specification"),
    (["-", "--band", "77"], 2, "is no pay band"), (["-", "--contact", "perhaps"], 2, "is no answer"),
    (["-", "--opens", "May"], 2, "is no day"),
    (["-", "--opens", "2026-05-02", "--closes", "2026-05-01"], 2, "'--closes' is a day before '--opens'"),
    (["-", "--checkpoint", "pre-lunch"], 2, "pre-lunch"), ([], 2, "file"),
  ])
  func `what cannot be is refused`(arguments: [String], status: Int32, says: String) throws {
    let run = try run(arguments)
    #expect(run.status == status, "\(run.output)\(run.errors)")
    #expect(run.errors.lowercased().contains(says.lowercased()), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `an empty advert is no advert that complies`() throws {
    let run = try run(["-", "--title", "Nurse", "--flexible-working", "no"], input: " \n")
    #expect(run.status == 4 && run.output.contains("The text of the advert is blank"), "\(run.output)")
  }

  @Test func `an audit judges every advert, and a register may explain one`() throws {
    for (name, text) in [
      ("bundle/vacancies.csv", "ref,title\nV-1,Nurse\n"),
      (
        "bundle/adverts.csv",
        "vacancy_ref,closed_on,flexible_working,text\nV-1,2025-06-14,no,Job share is fine.\n"
          + "V-1,2025-07-14,no,Come and join us.\n"
      ),
    ] { _ = try scratch.write(name, text) }
    func audit(_ more: [String]) throws -> Report {
      let run = try Program.run(
        ["audit", "bundle", "--rules", "pack", "--as-of", "2026-04-30", "--out", "-", "--format", "json"]
          + more,
        in: scratch.folder)
      return try Report(run.output)
    }
    let rule = "local.flexible-working"
    #expect(try audit([]).verdict(rule, "V-1, advert 2") == "must_explain")
    #expect(try audit([]).verdict(rule, "V-1, advert 1") == nil)
    let entry = """
      explanations:
        - rule: local.flexible-working
          subject: V-1, advert 2
          context: The ward was being opened and its rota had not been settled when the advert was written.
          rationale: Nobody could say which patterns the new ward would be able to hold through its first winter.
          risks_and_mitigation: People who cannot work full time may have passed it by, so those who asked were told.
          action: Name the patterns that are open in every advert
          owner: Head of Recruitment
          due: 2026-06-30
          evidence: Rota of the ward
          resource: None
          evaluation: Share of adverts that offer a pattern
          author: Ward manager
          approver: Director of People
          approved_on: 2025-08-01
          comply_by: 2026-09-30
      """
    _ = try scratch.write("register.yaml", entry)
    #expect(try audit(["--explanations", "register.yaml"]).verdict(rule, "V-1, advert 2") == "explained")
  }
}
