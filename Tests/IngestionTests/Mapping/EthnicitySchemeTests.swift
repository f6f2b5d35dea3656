// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Ethnicity schemes")
struct EthnicitySchemeTests {
  private func answers(_ scheme: String, _ labels: [String]) throws -> [Answer<EthnicityGroup>] {
    let scheme = try #require(EthnicityScheme.named(scheme))
    return labels.map(scheme.group(of:))
  }

  @Test("no spelling stands for two categories of different groups, and none hides a refusal")
  func disjoint() {
    for scheme in EthnicityScheme.all {
      var groups: [String: EthnicityGroup] = [:]
      for category in scheme.categories {
        for spelling in category.spellings {
          #expect(groups[spelling, default: category.group] == category.group, "\(scheme.name): \(spelling)")
          groups[spelling] = category.group
          for words in [
            EthnicityWords.declined, EthnicityWords.blank, EthnicityWords.notKnown, EthnicityWords.totals,
          ] {
            #expect(!words.map(ValueName.normalised).contains(spelling), "\(scheme.name): \(spelling)")
          }
        }
      }
    }
  }

  @Test("a scheme reads its own labels and codes")
  func ownLabels() {
    for scheme in EthnicityScheme.all {
      for category in scheme.categories {
        #expect(scheme.group(of: category.label) == .known(category.group))
        if let code = category.code { #expect(scheme.group(of: code) == .known(category.group)) }
      }
    }
  }

  @Test("the 16+1 codes, in either case")
  func codes() throws {
    let white = ["A", "B", "C", "a", " b ", "C3", "CA", "CL", "CM", "CN", "cy"]
    #expect(try answers("nhs-2001", white).allSatisfy { $0 == .known(.white) })
    let minority = [
      "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "n", "GA", "LE", "PC", "SE",
    ]
    #expect(try answers("nhs-2001", minority).allSatisfy { $0 == .known(.ethnicMinority) })
    #expect(try answers("nhs-2001", ["Z", "z", "Not stated"]).allSatisfy { $0 == .withheld })
    #expect(try answers("nhs-2001", ["99", "Not known"]).allSatisfy { $0 == .notRecorded })
    #expect(try answers("nhs-2001", ["", "Not answered"]).allSatisfy { $0 == .blank })
    #expect(try answers("nhs-2001", ["Not asked", "was not asked"]).allSatisfy { $0 == .notAsked })
  }

  @Test("a letter of another country's set, and what only looks like a code, is unmapped")
  func foreignCodes() throws {
    let strangers = ["T", "W", "X", "I", "O", "Q", "9", "0", "NA", "N/A", "AA", "ZZ", "CO", "1K", "A1"]
    #expect(try answers("nhs-2001", strangers).allSatisfy { $0 == .unmapped })
    #expect(try answers("ons-2021", ["A", "B", "Z", "99"]).allSatisfy { $0 == .unmapped })
  }

  @Test("labels that name no group on their own are unmapped")
  func ambiguous() throws {
    let bare = [
      "African", "Caribbean", "Irish", "British", "Other", "Mixed", "Asian", "Black", "Any other",
      "Background",
    ]
    for scheme in ["nhs-2001", "ons-2011", "ons-2021"] {
      #expect(try answers(scheme, bare).allSatisfy { $0 == .unmapped }, "\(scheme)")
    }
    #expect(try answers("groups", ["Other", "British", "African", "Irish"]).allSatisfy { $0 == .unmapped })
  }

  @Test("an ambiguous label is told from one that the scheme does not have, and from a total")
  func kinds() throws {
    for name in ["nhs-2001", "ons-2011", "ons-2021", "nhs-wales", "nhs-scotland", "uk-labels", "groups"] {
      let scheme = try #require(EthnicityScheme.named(name))
      for label in ["African", "caribbean", "IRISH", "British", "Other", "any other", "Scottish"] {
        #expect(scheme.reading(of: label) == .ambiguous, "\(name): \(label)")
      }
      for label in ["All", "Total", "all ethnic groups", "Chinese total", "Total white"] {
        #expect(scheme.reading(of: label) == .total, "\(name): \(label)")
      }
      for label in ["Martian", "I, O or Q", "White and Other than White", "Not applicable"] {
        #expect(scheme.reading(of: label) == .noCategory, "\(name): \(label)")
      }
    }
  }

  @Test("the letters of England, Wales and Scotland mean different things")
  func letterTraps() throws {
    typealias Row = (
      code: String, england: EthnicityReading, wales: EthnicityReading, scotland: EthnicityReading
    )
    let white = EthnicityReading.group(.white), minority = EthnicityReading.group(.ethnicMinority)
    let table: [Row] = [
      ("A", white, white, .noCategory), ("B", white, white, .noCategory),
      ("C", white, .noCategory, .noCategory),
      ("T", .noCategory, minority, .noCategory), ("F", minority, minority, .noCategory),
      ("Z", .declined, .declined, .noCategory), ("1A", .noCategory, .noCategory, white),
      ("1K", .noCategory, .noCategory, white), ("3F", .noCategory, .noCategory, minority),
      ("5D", .noCategory, .noCategory, minority), ("98", .noCategory, .noCategory, .declined),
      ("99", .notKnown, .noCategory, .notKnown), ("CP", white, .noCategory, .noCategory),
      ("1a White: Scottish", .noCategory, .noCategory, white),
    ]
    for row in table {
      #expect(EthnicityScheme.nhs2001.reading(of: row.code) == row.england, "England: \(row.code)")
      #expect(EthnicityScheme.nhsWales.reading(of: row.code) == row.wales, "Wales: \(row.code)")
      #expect(EthnicityScheme.nhsScotland.reading(of: row.code) == row.scotland, "Scotland: \(row.code)")
      #expect(
        EthnicityScheme.ukLabels.reading(of: row.code)
          == (row.code == "1a White: Scottish" ? white : .noCategory), "no codes: \(row.code)")
    }
  }

  @Test("B is Irish in England, and Gypsy or Irish Traveller in Wales")
  func theLetterB() {
    func label(_ scheme: EthnicityScheme) -> String? { scheme.categories.first { $0.code == "B" }?.label }
    #expect(label(.nhs2001) == "White: Irish")
    #expect(label(.nhsWales) == "Gypsy or Irish Traveller")
  }

  @Test("punctuation, case, & and the heading make no difference where the label is clear")
  func variants() throws {
    let british = ["White - British", "White: British", "White British", "WHITE  british", "White – British"]
    for scheme in ["nhs-2001", "ons-2011", "ons-2021"] {
      #expect(try answers(scheme, british).allSatisfy { $0 == .known(.white) }, "\(scheme)")
      let mixed = [
        "Mixed - White & Black Caribbean", "White and Black Caribbean", "Mixed: White and Asian",
        "Asian or Asian British - Indian", "Indian", "Black or Black British - African", "Black African",
        "Any other mixed background", "Chinese",
      ]
      #expect(try answers(scheme, mixed).allSatisfy { $0 == .known(.ethnicMinority) }, "\(scheme)")
      let other = ["Any other White background", "White - Any other White background", "Other White"]
      #expect(try answers(scheme, other).allSatisfy { $0 == .known(.white) }, "\(scheme)")
    }
  }

  @Test("Gypsy, Roma and Irish Traveller are white; Arab and Chinese are ethnic minority")
  func placement() throws {
    #expect(
      try answers("ons-2021", ["White: Gypsy or Irish Traveller", "Roma", "White: Roma"])
        .allSatisfy { $0 == .known(.white) })
    #expect(try answers("ons-2011", ["White: Roma"]) == [.unmapped])
    #expect(
      try answers(
        "ons-2021", ["Other ethnic group: Arab", "Arab", "Asian, Asian British or Asian Welsh: Chinese"]
      )
      .allSatisfy { $0 == .known(.ethnicMinority) })
    #expect(try answers("nhs-2001", ["Arab"]) == [.unmapped])
  }

  @Test("declined, not asked, not known and unmapped stay apart in every scheme")
  func refusals() throws {
    for scheme in EthnicityScheme.all {
      let declined = [
        "Prefer not to say", "I do not wish to disclose my ethnic origin", "NOT STATED", "Undisclosed",
      ]
      for word in declined { #expect(scheme.group(of: word) == .withheld, "\(scheme.name): \(word)") }
      for word in ["", " ", "not answered", "Not provided"] {
        #expect(scheme.group(of: word) == .blank, "\(scheme.name): \(word)")
      }
      #expect(scheme.group(of: "Not asked") == .notAsked, "\(scheme.name)")
      for word in ["Unknown", "not known", "Not recorded", "Not known/not provided"] {
        #expect(scheme.group(of: word) == .notRecorded, "\(scheme.name): \(word)")
      }
      #expect(scheme.group(of: "Not known / prefer not to say") == .unmapped)
    }
    #expect(try answers("la-2013", ["Unknown_Ethnicity"]) == [.notRecorded])
  }

  @Test(
    "every label of the generated exports is mapped, and as the label says",
    .enabled(if: ReferenceFiles.areThere))
  func generated() throws {
    let text = try #require(ReferenceFiles.text("bench/gen_applications.py"))
    let table = try #require(text.split(separator: "ETH = [").last?.split(separator: "]\nBANDS").first)
    let labels = table.matches(of: /\("([^"]*)",/).map { String($0.1) }
    #expect(labels.count == 15)
    for label in labels {
      let expected: Answer<EthnicityGroup> =
        label.isEmpty
        ? .blank
        : label == "Not stated" ? .withheld : .known(label.hasPrefix("White") ? .white : .ethnicMinority)
      #expect(try answers("ons-2021", [label]) == [expected], "\(label)")
    }
  }
}
