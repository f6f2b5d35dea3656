// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the form of an advert says to a recruiting manager beside what falls short, with the pack that ships.
@Suite struct AdvertFormTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func run(_ arguments: [String], input: String? = nil) throws -> Program {
    try Program.run(["advert"] + arguments + ["--as-of", "2026-04-30"], input: input, in: scratch.folder)
  }

  /// The text without the ends of its lines, for sentences that go over one.
  private func flat(_ output: String) -> String {
    output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Files that are no text, by how they begin, and what each is called.
  static let others: [(name: String, bytes: [UInt8], says: String)] = [
    ("a.pdf", Array("%PDF-1.7\n1 0 obj".utf8), "this is a PDF, not plain text. Open it and save its text"),
    ("b.txt", [10, 10] + Array("%PDF-1.4\nall in ASCII".utf8), "this is a PDF"),
    (
      "a.docx", [0x50, 0x4B, 3, 4] + Array("..[Content_Types].xml..word/document.xml".utf8),
      "this is a Word document (DOCX)"
    ),
    (
      "a.odt", [0x50, 0x4B, 3, 4] + Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8),
      "an OpenDocument file"
    ),
    ("a.xlsx", [0x50, 0x4B, 3, 4] + Array("xl/workbook.xml".utf8), "an Excel workbook"),
    ("a.zip", [0x50, 0x4B, 3, 4] + Array("advert.txt".utf8), "a ZIP archive, not plain text. Unpack it"),
    ("a.rtf", Array("{\\rtf1\\ansi A nurse.}".utf8), "this is Rich Text (RTF)"),
    ("a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "a document of an old Office program"),
    ("a.png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], "this is a picture"),
    ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0], "this is a picture"),
    ("a.gz", [0x1F, 0x8B, 8, 0], "a compressed file"),
    ("nul.txt", Array("A nurse\0 is wanted here".utf8), "there is a zero byte at byte 7"),
    ("one-nul.txt", Array("A\0B".utf8), "there is a zero byte at byte 1"),
    ("u32.txt", [0xFF, 0xFE, 0, 0, 65, 0, 0, 0], "UTF-32 text"),
    ("half.txt", [0xFF, 0xFE, 65], "begins as UTF-16 and is broken"),
    (
      "mixed.txt", Array("Café ".utf8) + [0xE9, 0x20],
      "this is not UTF-8; it may be text in an older encoding, such as Windows-1252"
    ),
  ]

  @Test(arguments: others)
  func `a file that is no text is told for what it is, and never read as an advert`(
    name: String, bytes: [UInt8], says: String
  ) throws {
    try Data(bytes).write(to: scratch.url(name))
    _ = try scratch.write("advert.txt", "A nurse.")
    for arguments in [[name], ["advert.txt", "--specification", name]] {
      let run = try run(arguments)
      #expect(run.status == 3 && run.output.isEmpty, "\(run.output)")
      #expect(run.errors.hasPrefix("\(name): error: ") && run.errors.contains(says), "\(run.errors)")
    }
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func `text in UTF-16 that says so by its mark is read`(encoding: String.Encoding) throws {
    let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    let text = try #require("Café.\r\nA native English speaker.".data(using: encoding))
    try (Data(mark) + text).write(to: scratch.url("advert.txt"))
    let run = try run(["advert.txt"])
    #expect(run.output.contains("advert.txt:2:3: native English speaker"), "\(run.output)\(run.errors)")
  }

  /// Texts in other encodings, and what is said of how they were read.
  static let encodings: [(bytes: [UInt8], says: String)] = [
    (Array("A caf".utf8) + [0xE9], "Windows-1252, as byte 0xE9 at byte 5 is no UTF-8."),
    (
      [0xA3] + Array("31,049 a year.".utf8), "Windows-1252, as byte 0xA3 at byte 0 is no UTF-8."
    ),
    (
      Array("A nurse.".utf8).flatMap { [$0, 0] },
      "UTF-16 (little-endian), no byte-order mark, every other byte is zero from byte 1 on."
    ),
    ([0xFE, 0xFF, 0, 65], "UTF-16 (big-endian), byte-order mark at byte 0."),
    (
      [0xC8, 0xE9, 0xEA, 0x20, 0xC8, 0xE9, 0xEA], "Its letters with marks are not those of English (line 1)"
    ),
  ]

  @Test(arguments: encodings)
  func `text in another encoding is read, and how it was told is said`(bytes: [UInt8], says: String) throws {
    let more: [UInt8] =
      says.contains("little")
      ? Array("\nNative English.".utf8).flatMap { [$0, 0] }
      : says.contains("big")
        ? Array("\nNative English.".utf8).flatMap { [0, $0] } : Array("\nNative English.".utf8)
    try Data(bytes + more).write(to: scratch.url("advert.txt"))
    let run = try run(["advert.txt"])
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.output.contains("advert.txt:2:1: Native English"), "\(run.output)")
  }

  @Test func `many passages are cut short in the terminal, and JSON has all of them`() throws {
    let text = String(repeating: "Native English speaker.\n", count: 1_060)
    let short = try run(["-"], input: text).output
    #expect(short.hasSuffix("\n\nand 1,010 more; --format json has them all\n"), "\(short.suffix(200))")
    #expect(short.contains("standard input:50:1:") && !short.contains("standard input:51:1:"))
    let long = try run(["-", "--format", "json"], input: text)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(long.output.utf8)) as? [String: Any], "\(long.output)")
    let rules = try #require(object["rules"] as? [[String: Any]])
    let rule = try #require(rules.first { $0["id"] as? String == "criteria.native-english" })
    let passages = try #require(rule["passages"] as? [[String: Any]])
    #expect(passages.count == 1_060 && rule["verdict"] as? String == "advice")
    #expect(passages.last?["line"] as? Int == 1_060 && passages.last?["file"] as? String == "standard input")
    #expect(long.status == 4)
  }

  @Test func `an advert with its criteria in it is no person specification`() throws {
    let lists = "Essential\n- NMC registration\n- Kind\nDesirable\n- Audit\n- Mentorship\n"
    let advert = try run(
      ["-"], input: "Staff Nurse\nWe are looking for a kind nurse.\n\(lists)Apply by 3 May.\n")
    #expect(advert.errors.isEmpty, "\(advert.errors)")
    let bare = try run(["-"], input: lists)
    #expect(bare.errors.contains("this reads like a person specification"), "\(bare.errors)")
  }

  static let offers: [(text: String, title: String, isMet: Bool)] = [
    ("You will save the trust £35,000 a year.", "The advert shows the pay", false),
    ("£35,000 a year.", "The advert shows the pay", true),
    ("Call 01234 567890.", "The advert names somebody to ask", false),
    ("Contact us.", "The advert names somebody to ask", false),
    ("Contact us on 01234 567890.", "The advert names somebody to ask", false),
    ("Contact Ann Smith on 01234 567890.", "The advert names somebody to ask", true),
    ("Ring the ward manager.", "The advert names somebody to ask", true),
    ("Flexible working across sites is expected.", "The advert says that work can be flexible", false),
    ("You must be able to work flexibly.", "The advert says that work can be flexible", false),
    ("Flexible working is welcome.", "The advert says that work can be flexible", true),
    ("We reserve the right to close.", "No warning that the advert may close early", false),
    ("We reserve the right to close this post early.", "No warning that the advert may close early", false),
    ("The ward is open all year.", "No warning that the advert may close early", true),
  ]

  @Test(arguments: offers)
  func `what only sounds like an offer is none`(text: String, title: String, isMet: Bool) throws {
    let run = try run(
      ["-", "--salary", "Band 5", "--contact", "no", "--flexible-working", "no"], input: text)
    #expect(run.output.contains("complies        \(title)\n") == isMet, "\(run.output)")
    #expect(!run.output.contains("cannot tell     \(title)\n"))
  }

  @Test func `nobody owes a record of what a form was not told`() throws {
    let open = flat(try run(["-", "--band", "9"], input: "A director.").output)
    #expect(
      open.contains(
        "cannot tell How people were searched for is recorded Whether a search firm was engaged is not recorded."
      ),
      "\(open)")
    #expect(open.contains("Tell it with --search-firm."))
    let briefing = flat(try run(["-", "--band", "9", "--search-firm", "yes"], input: "A director.").output)
    #expect(briefing.contains("Tell it with --firm-briefed."), "\(briefing)")
    #expect(!briefing.contains("must explain How a search firm was briefed is recorded"))
  }

  @Test func `a moment for which there are no rules is a fault of usage`() throws {
    let advert = try run(["-", "--checkpoint", "pre-interview"], input: "A nurse.")
    #expect(advert.status == 2 && advert.output.isEmpty)
    #expect(
      flat(advert.errors).contains(
        "no rule of criteria belongs to the moment pre-interview (there are rules for pre-advert, post-appointment, "
          + "pre-publication)"), "\(advert.errors)")
    let panel = try Program.run(["panel", "--band", "7", "--deciding", "3", "--checkpoint", "pre-advert"])
    #expect(panel.status == 2 && panel.errors.contains("no rule of panel belongs to the moment pre-advert"))
  }

  @Test(arguments: ["yes", "YES", "True", "no", "No", "FALSE"])
  func `yes and no are taken as people write them`(answer: String) throws {
    let run = try run(["-", "--contact", answer], input: "A nurse.")
    let isYes = ["yes", "true"].contains(answer.lowercased())
    #expect(
      run.output.contains("\(isYes ? "complies    " : "must explain")    The advert names somebody to ask"))
    let panel = try Program.run(["panel", "--band", "7", "--deciding", "3", "--representative", answer])
    #expect(panel.status == (isYes ? 4 : 1), "\(panel.output)")
  }

  @Test func `another answer is refused with those that are taken`() throws {
    let advert = try run(["-", "--internal-only", "perhaps"], input: "A nurse.")
    #expect(advert.status == 2 && advert.output.isEmpty)
    #expect(
      advert.errors.contains("'--internal-only perhaps' is no answer (expected yes, no, true or false)"))
    let panel = try Program.run(["panel", "--band", "7", "--deciding", "3", "--decides", "perhaps"])
    #expect(panel.errors.contains("(expected yes, no, true, false or not-asked)"), "\(panel.errors)")
    #expect(
      try Program.run(["panel", "--band", "7", "--deciding", "3", "--decides", "Not-Asked"]).status == 4)
  }

  @Test func `what cannot be told is said once, with the option that tells it`() throws {
    let text = flat(try run(["-"], input: "A nurse. £31,049 a year.").output)
    for part in [
      "Whether the advert was internal only is not recorded. Tell it with --internal-only.",
      "The pay band is not recorded. Tell it with --band.",
      "The person specification is not recorded. Tell it with --specification.",
      "The number of days on which the advert was open is not recorded. Tell it with --opens and --closes.",
    ] {
      #expect(text.components(separatedBy: part).count == 2, "\(part): \(text)")
    }
    #expect(!text.contains("Vacancy this post") && !text.contains("Advert this post"))
  }

  @Test func `what is not looked at is said in one sentence`() throws {
    let text = flat(try run(["-"], input: "A nurse.").output)
    #expect(
      text.contains(
        "Not looked at: wording about religion or belief, sexual orientation, gender reassignment,"))
    #expect(text.contains("Finding none is no proof that a text is open to everybody, or lawful."))
  }

  @Test func `a specification without headings is explained`() throws {
    _ = try scratch.write("bare.txt", "- NMC registration\n- Kind\n")
    _ = try scratch.write("late.txt", "- NMC registration\n\nDesirable\n- Kind\n- Calm\n")
    _ = try scratch.write("full.txt", "Essential\n- NMC registration\nDesirable\n- Kind\n")
    func remark(_ name: String) throws -> String {
      flat(try run(["-", "--specification", name], input: "A nurse.").errors)
    }
    let what = "Put a line 'Essential' above those that are, and 'Desirable' above the others."
    #expect(
      try remark("bare.txt") == "bare.txt: no heading says which of its 2 criteria are essential. \(what)")
    #expect(
      try remark("late.txt")
        == "late.txt: no heading says whether the first 1 of its 3 criteria are essential. \(what)")
    #expect(try remark("full.txt").isEmpty)
  }

  @Test func `the gravest comes first, and sentences begin large`() throws {
    let text = try run(
      ["-", "--contact", "no"], input: "A native English speaker with five years of experience."
    ).output
    let grave = try #require(text.firstRange(of: "must explain"))
    let advice = try #require(text.firstRange(of: "\nadvice"))
    #expect(grave.lowerBound < advice.lowerBound)
    #expect(!text.contains("\nadvice") || !text[advice.upperBound...].contains("must explain"))
    #expect(text.contains("    This post asks for a length of experience"))
    #expect(text.contains("\n\nThe words in their place\n"))
  }

  @Test func `a name is a contact, and a band is no pay`() throws {
    let run = try run(["-", "--salary", "Band 6"], input: "A nurse. Pay: Band 6.\nContact Ann Smith.")
    #expect(run.output.contains("complies        The advert names somebody to ask"), "\(run.output)")
    #expect(
      flat(run.output).contains("must explain The advert shows the pay Neither the salary field nor the text")
    )
    #expect(flat(run.output).contains("a band or the name of a pay scale alone is none."))
  }

  @Test func `what the trial found is found, and what it took for a finding is not`() throws {
    let found = try run(
      ["-", "--title", "Healthcare Assistant"],
      input: """
        A minimum of three years working in care is essential.
        NVQ level 3.
        2) 5 years in a caring role.
        """
    ).output
    for place in ["1:14: three years working in", "2:1: NVQ level 3", "3:4: 5 years in a … role"] {
      #expect(found.contains("standard input:\(place)"), "\(place): \(found)")
    }
    let quiet = try run(
      ["-", "--title", "Diabetes Nurse"],
      input: "18 years of experience with diabetes.\nThe post is open to all, including British citizens.\n"
    ).output
    #expect(!quiet.contains("in their place"), "\(quiet)")
  }
}
