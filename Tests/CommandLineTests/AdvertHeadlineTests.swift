// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The first sentences of an answer about an advert: nobody may take it for an all-clear.
@Suite struct AdvertHeadlineTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func output(_ advert: String, specification: String = "Essential\n- Kind\n", _ more: [String] = [])
    throws -> [String]
  {
    _ = try scratch.write("specification.txt", specification)
    let run = try Program.run(
      [
        "advert", "-", "--specification", "specification.txt", "--title", "Nurse", "--band", "5", "--contact",
        "yes",
        "--flexible-working", "yes", "--salary", "£31,049", "--opens", "2026-05-01", "--closes", "2026-05-20",
        "--internal-only",
        "no", "--search-firm", "no", "--as-of", "2026-04-30",
      ] + more, input: advert, in: scratch.folder)
    return run.output.components(separatedBy: "\n\n").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("A kind nurse.", "This advert complies with every rule that applies to it."),
    (
      "A native English speaker.",
      "Nothing must be explained of this advert, but one rule advises a change, in one passage."
    ),
    (
      "A native English speaker with NHS experience and a British accent.",
      "Nothing must be explained of this advert, but 2 rules advise a change, in 3 passages."
    ),
    (
      "Five years of experience.",
      "This advert falls short of one rule, in one passage: mend it, or record why."
    ),
    (
      "Five years of experience. A native English speaker.",
      "This advert falls short of one rule, in one passage: mend it, or record why; one more rule advises a change, in one passage."
    ),
  ])
  func `what was found is said in the first sentence`(advert: String, sentence: String) throws {
    let first = try output(advert)[0]
    #expect(first == "\(sentence) Internal, not for publication", "\(first)")
  }

  @Test(arguments: [
    ("Women only.", "\"Women only\""), ("Under 35s only.", "\"Under 35s only\""),
    ("No disabled applicants.", "\"No disabled applicants\""),
  ])
  func `people who are shut out are said before all else, and that it is likely to be unlawful`(
    advert: String, words: String
  ) throws {
    let parts = try output(advert)
    #expect(
      parts[0]
        == "This post has words that shut people out, or keep the post for some, because of age, sex or disability: "
        + "\(words) (line 1 of the advert). That is likely to be unlawful, unless an occupational requirement or another "
        + "exception of the Equality Act 2010 applies.", "\(parts[0])")
    #expect(
      parts[1].hasPrefix(
        "This advert falls short of one rule, in one passage: mend it, or record why."))
    #expect(!parts[1].contains("complies with every rule"))
  }

  @Test func `a race that is shut out is said first, in an advert, a criterion and a title`() throws {
    let advert = try output("Whites only.")
    #expect(advert[0].hasPrefix("The advert or the title of this post may restrict the post"), "\(advert[0])")
    let title = try output("A kind nurse.", ["--title", "Nurse (white applicants only)"])
    #expect(
      title[0].contains("\"white applicants only\" (the title). That is likely to be unlawful"), "\(title[0])"
    )
    let criterion = try output(
      "A kind nurse.", specification: "Essential\n- Kind\nDesirable\n- White applicants only\n")
    #expect(
      criterion[0].contains(
        "\"White applicants only\" (line 4 of the person specification, desirable). That is likely"),
      "\(criterion[0])")
    #expect(criterion[1].hasPrefix("This advert falls short of one rule, in one passage"))
  }

  @Test func `an empty advert is said to be empty before all else`() throws {
    let parts = try output(" \n\n")
    #expect(parts[0] == "The advert is empty: there is no text in standard input to look at.")
    #expect(parts[1].hasPrefix("Not everything can be told of this advert yet."))
  }

  @Test func `an audit opens with them too, whatever the verdict`() throws {
    _ = try scratch.write("bundle/vacancies.csv", "ref,title\nV-1,Nurse\nV-2,Nurse\n")
    _ = try scratch.write(
      "bundle/adverts.csv", "vacancy_ref,text\nV-1,Women only.\nV-2,No disabled applicants.\n")
    _ = try scratch.write(
      "bundle/criteria.csv", "vacancy_ref,essential,text\nV-1,essential,Kind\nV-2,essential,Kind\n")
    let run = try Program.run(
      ["audit", "bundle", "--rules", "criteria", "--as-of", "2026-04-30", "--out", "report"],
      in: scratch.folder)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "Look at these first: 2 findings under criteria.open-whatever-age-sex-disability. One of them: V-1 has words that shut "
          + "people out"), "\(run.output)\(run.errors)")
  }
}
