// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Person specifications as people paste them: how many criteria are essential, and where words are found.
@Suite struct SpecificationLayoutTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func run(_ specification: String, most: Int = 0) throws -> Program {
    _ = try scratch.write("specification.txt", specification)
    return try Program.run(
      [
        "advert", "--specification", "specification.txt", "--as-of", "2026-04-30", "--set",
        "criteria.few-essentials.most=\(most)",
      ],
      in: scratch.folder)
  }

  private func flat(_ output: String) -> String {
    output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A text, and how many criteria are essential, desirable and neither.
  static let layouts: [(name: String, text: String, essential: Int, desirable: Int, open: Int)] = [
    ("plain headings", "Essential\n- NMC registration\n- Kind\nDesirable\n- Calm\n", 2, 1, 0),
    (
      "a table by area, flattened to lines",
      """
      Person Specification
      Job title: Staff Nurse
      Qualifications
      Essential
      NMC registration
      Desirable
      Mentorship course
      Experience
      Essential
      Care of adults
      Care of people at home
      Desirable
      Audit
      Skills
      Essential
      Able to explain a plan of care
      to people in distress
      """, 4, 2, 0
    ),
    (
      "areas below the headings",
      "Essential criteria:\nQualifications\n* NMC registration\nKnowledge and skills\n* Kind\nCommunication skills\n* Clear\n"
        + "Desirable criteria:\nExperience\n* Audit\n", 3, 1, 0
    ),
    (
      "an area without a heading of its own, where others have one",
      "Qualifications\nEssential\nNMC registration\nSkills\nKind\nCalm\n", 1, 0, 2
    ),
    (
      "marks in brackets",
      "NMC registration (E)\nUK degree (essential)\nAudit (D)\nMentorship [desirable].\n", 2, 2, 0
    ),
    ("letters at the end", "NMC registration E\nKind\tE\nAudit D\nKnowledge of vitamin C E\n", 3, 1, 0),
    ("letters before how it is assessed", "NMC registration\tE\tA/I\nKind E A, I\nAudit\tD\tA\n", 2, 1, 0),
    ("letters on lines of their own", "NMC registration\nE\nKind\nE\nAudit\nD\n", 2, 1, 0),
    (
      "words at the end",
      "A driving licence is essential.\nAudit - desirable\nA car is desirable but not essential\n", 1, 2, 0
    ),
    ("words at the start", "Essential: NMC registration\nDesirable: Audit\n• Essential - kind\n", 2, 1, 0),
    ("a letter that names something", "Essential\nKnowledge of hepatitis D\nKind\nCalm\n", 3, 0, 0),
    ("a criterion that could be a heading", "Essential\nCommunication skills\nKind\n", 2, 0, 0),
    (
      "a Markdown table",
      "| Criteria | Essential | Desirable | Assessed by |\n|---|---|---|---|\n| Qualifications | NMC registration | Audit | A |\n"
        + "| Skills | Kind | | I |\n", 2, 1, 0
    ),
    (
      "a table copied with tabs, with cells of several lines",
      "\tEssential\tDesirable\nQualifications\tNMC registration\nRight to work\tAudit\nSkills\tKind\tCalm\nPatient\n",
      3, 3, 0
    ),
    (
      "a table of text whose criteria could be headings",
      "Area\tEssential\tDesirable\nSkills\tCommunication skills\tExperience\nOther\tKind\tNone\n", 2, 1, 0
    ),
    (
      "letters in a column of their own",
      "Criterion | E/D | Assessed by\nNMC registration | E | A\nAudit | D | I\nKind | e | A/I\n", 2, 1, 0
    ),
    (
      "words in a column of their own, for a table with a number and an area",
      "No\tArea\tCriterion\tEssential or Desirable\n1\tSkills\tKind\tEssential\n2\tSkills\tCalm\tDesirable\n",
      1, 1, 0
    ),
    ("a letter for each", "Criteria\tE\tD\nNMC registration\tE\t\nAudit\t\tD\n", 1, 1, 0),
    (
      "marks in rows that are cut short, with names of areas between them",
      "Requirement\tEssential\tDesirable\tEvidence\nQualifications\nNMC registration\tX\nSkills\t\t\t\nKind\tX\nCalm\t\tX\n",
      2, 1, 0
    ),
    (
      "a cross beside a tick says no", "Requirement|Essential|Desirable\nKind|✓|✗\nCalm|✗|✓\nQuick|✗|✓\n", 1,
      2, 0
    ),
    ("short words in a column", "Criterion\tEss/Des\nKind\tEss\nCalm\tDes\n", 1, 1, 0),
    ("letters in a column that is named otherwise", "Criterion | Rating\nKind | E\nCalm | D\n", 1, 1, 0),
    (
      "lists in the cells of an HTML table",
      "<table><tr><th></th><th>Essential</th><th>Desirable</th></tr><tr><td>Skills</td><td><ul><li>Kind</li><li>Calm</li></ul></td>"
        + "<td><ul><li>Audit</li></ul></td></tr><tr><td>Education</td><td><ul><li>NMC registration</li></ul></td><td></td></tr></table>",
      3, 1, 0
    ),
    (
      "an HTML table with paragraphs and breaks in its cells, and text around it",
      "<p>Person specification</p><table><tr><th>Area</th><th>Essential</th><th>Desirable</th></tr><tr><td><p>Skills</p></td>"
        + "<td><p>Kind</p><p>Calm,<br>even at night</p></td><td>Audit</td></tr></table><p>We welcome everybody.</p>",
      2, 1, 0
    ),
    (
      "marks in an HTML table, with cells that are empty or left out",
      "<table><tr><th>Criterion</th><th>Essential</th><th>Desirable</th></tr><tr><td colspan=3>Skills</td></tr>"
        + "<tr><td>Kind</td><td>X<td></td></tr><tr><td>Quick</td><td><td>X</tr><tr><td>Calm</td><td>X</tr></table>",
      2, 1, 0
    ),
    (
      "a cell that goes over two rows of an HTML table",
      "<table><tr><th>Area</th><th>Essential</th><th>Desirable</th></tr><tr><td rowspan=\"2\">Skills</td><td>Kind</td>"
        + "<td>Audit</td></tr><tr><td>Calm</td><td>Teaching</td></tr></table>", 2, 2, 0
    ),
    (
      "an HTML table for each area, one row without its last cell",
      "<h3>Skills</h3><table><tr><th>Essential</th><th>Desirable</th></tr><tr><td>Kind</td><td>Audit</td></tr></table>"
        + "<h3>Education</h3><table><tr><th>Essential</th><th>Desirable</th></tr><tr><td>NMC registration</td></tr></table>",
      2, 1, 0
    ),
    (
      "an HTML table with its headings at the left",
      "<table><tr><th>Essential</th><td><ul><li>Kind</li><li>Calm</li></ul></td></tr><tr><th>Desirable</th><td>Audit</td></tr></table>",
      2, 1, 0
    ),
    (
      "several on one line",
      "Essential: NMC registration; kindness; able to write\nDesirable: audit; teaching\n",
      3, 2, 0
    ),
    (
      "headings behind the criteria",
      "Essential\n- NMC registration\nDesirable\n- Audit\nBenefits\n- NHS pension\n- 27 days of leave\n", 1,
      1, 0
    ),
    (
      "other requirements behind both, of which nothing is said",
      "Essential\n- NMC registration\nDesirable\n- Audit\nOther requirements\n- Able to travel\nHow to apply\nOnline\n",
      1, 1, 1
    ),
    (
      "other requirements as an area of both",
      "Essential\nOther requirements\n- Able to travel\nDesirable\nOther requirements\n- A licence\n", 1, 1, 0
    ),
    (
      "a row with no mark, and one with both",
      "Requirement|Essential|Desirable\nKind|X|\nCalm||\nQuick|X|X\nAble to type|No|Yes\n", 1, 1, 2
    ),
    (
      "marks and words mixed",
      "Requirement|Essential|Desirable\nKind|X|\nDriving|A clean licence|\n", 1, 0, 2
    ),
  ]

  @Test(arguments: ["X", "x", "✓", "✔", "✔️", "Yes", "*", "•", "Y", "tick", "(X)"])
  func `a mark beside a criterion says what it is`(mark: String) throws {
    let rows = [
      ["Requirement", "ESSENTIAL", "desirable", "Measured by"],
      ["NMC registration", mark, "", "Application form"],
      ["UK degree", "", mark, "Certificate"], ["Communication skills", mark, "no", "Interview"],
    ]
    let forms = [
      rows.map { $0.joined(separator: "\t") }.joined(separator: "\n"),
      rows.map { $0.joined(separator: " | ") }.joined(separator: "\n"),
      "| \(rows[0].joined(separator: " | ")) |\n|---|:-:|:-:|---|\n"
        + rows.dropFirst().map { "| \($0.joined(separator: " | ")) |\n" }.joined(),
    ]
    for form in forms {
      let run = try run(form)
      #expect(
        flat(run.errors).contains("read as 2 essential and 1 desirable criteria."), "\(form)\n\(run.errors)")
      #expect(
        flat(run.output).contains("\"UK degree\" (line 2 of the person specification, desirable)"),
        "\(run.output)")
    }
  }

  @Test(arguments: layouts.indices)
  func `what is essential is counted`(_ index: Int) throws {
    let layout = Self.layouts[index]
    let run = try run(layout.text)
    let output = flat(run.output)
    let number =
      "\(layout.essential) essential \(layout.essential == 1 ? "criterion" : "criteria") (at most 0 are asked)"
    if layout.open == 0 {
      #expect(output.contains(number), "\(layout.name): \(run.output)")
    } else {
      #expect(
        flat(run.errors).contains(
          "\(layout.essential) essential and \(layout.desirable) desirable criteria and \(layout.open) of which it is not said"
        ), "\(run.errors)")
    }
    if run.errors.contains("read as \(layout.essential)") {
      #expect(
        flat(run.errors).contains(
          "read as \(layout.essential) essential and \(layout.desirable) desirable criteria"))
    }
  }

  @Test func `words in the cells of an HTML table are found in their line, and what is beside it is said`()
    throws
  {
    let run = try run(
      "<table><tr><th>Essential</th><th>Desirable</th></tr><tr><td>Kind<br>Native English speaker</td><td></td></tr></table>"
        + "<p>A line.</p><p>Another.</p>", most: 12)
    #expect(run.output.contains("specification.txt:2:1: Native English speaker"), "\(run.output)")
    #expect(flat(run.errors).contains("2 lines below it are not looked at."), "\(run.errors)")
    let folded = try self.run("Essential: kind; a native English speaker\n", most: 12)
    #expect(folded.output.contains("specification.txt:3:5: native English speaker"), "\(folded.output)")
    #expect(flat(folded.errors).contains("read with a line for each criterion"), "\(folded.errors)")
  }

  @Test func `words are found in their line, and desirable ones are said to be`() throws {
    let text =
      "Qualifications\nEssential\nNMC registration\nDesirable\nUK degree\nSkills\nEssential\nNative English speaker\n"
    let run = try run(text, most: 12)
    #expect(run.output.contains("specification.txt:5:1: UK degree"), "\(run.output)")
    #expect(run.output.contains("specification.txt:8:1: Native English speaker"))
    #expect(flat(run.output).contains("\"UK degree\" (line 5 of the person specification, desirable)"))
    #expect(
      run.output.hasPrefix("This person specification falls short of one rule, in one passage"),
      "\(run.output)")
  }

  @Test func `a specification that is given as an advert is said to be one`() throws {
    let text = "Essential\n- NMC registration\n- Kind\n- Calm\nDesirable\n- Audit\n"
    let run = try Program.run(["advert", "-", "--as-of", "2026-04-30"], input: text)
    #expect(flat(run.errors).contains("this reads like a person specification. Give it with --specification"))
    let advert = try Program.run(
      ["advert", "-", "--as-of", "2026-04-30"], input: "A nurse for ward 7.\nKindness is essential.\n")
    #expect(!advert.errors.contains("reads like"), "\(advert.errors)")
  }

  /// Data, and what it is called.
  static let data: [(text: String, kind: String)] = [
    ("vacancy_ref,title,band\nV-1,Nurse,5\n", "CSV"), ("Vacancy ref;Title;Band\nV-1;Nurse;5\n", "CSV"),
    ("{\"title\": \"Nurse\"}", "JSON"), ("[1, 2]\n", "JSON"),
    ("<?xml version=\"1.0\"?>\n<vacancies/>", "XML"),
    ("<vacancies><vacancy/></vacancies>\n", "XML"),
    ("<?xml version=\"1.0\"?><v><brief>We</brief></v>", "XML"), ("overlay: 1\ntailors: criteria\n", "YAML"),
    ("explanations:\n  - rule: a.b\n    subject: V-1\n", "YAML"),
  ]

  @Test(arguments: data.indices)
  func `data is told for what it is`(_ index: Int) throws {
    let (text, kind) = Self.data[index]
    for arguments in [["-"], ["--specification", "-"]] {
      let run = try Program.run(["advert"] + arguments + ["--as-of", "2026-04-30"], input: text)
      #expect(run.status == 3 && run.output.isEmpty, "\(run.output)")
      #expect(
        run.errors.contains("this is \(kind): data") && run.errors.contains("'evenhand audit'"),
        "\(run.errors)")
    }
  }

  @Test(arguments: [
    "Nurses, midwives, and carers\nWe, the trust, look for kind, calm people.\n",
    "Salary: £31,049\nHours: 37.5\nTitle: Nurse\n", "[Draft]\nA nurse.\n", "<p>A nurse.</p>\n",
    "{Band 5} nurse wanted.\n",
    "<table><tr><th>Criteria</th></tr><tr><td>Kind</td></tr></table>\n",
    "- kind\n- calm\n", "we look for: a nurse\nand a midwife\n",
  ])
  func `a text that people read is no data`(text: String) throws {
    let run = try Program.run(["advert", "-", "--as-of", "2026-04-30"], input: text)
    #expect(run.status != 3, "\(run.errors)")
  }
}
