// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import Testing

@testable import Ingestion

/// The labels of characteristics other than ethnicity, and what each means.
@Suite("Schemes of other characteristics")
struct CategorySchemeTests {
  static let known: [(Characteristic, String, String)] = [
    (.sex, "Female", "female"), (.sex, "F", "female"), (.sex, " male ", "male"), (.sex, "Men", "male"),
    (.sex, "Non-binary", "another"),
    (.disability, "Yes", "disabled"), (.disability, "N", "not_disabled"), (.disability, "No", "not_disabled"),
    (.disability, "Non-Disabled", "not_disabled"), (.disability, "Not disabled", "not_disabled"),
    (.religion, "Atheism", "no_religion"), (.religion, "None", "no_religion"), (.religion, "Islam", "muslim"),
    (.religion, "Christianity", "christian"), (.religion, "Judaism", "jewish"), (.religion, "Sikh", "sikh"),
    (.religion, "Any other religion", "other_religion"), (.religion, "Jainism", "jain"),
    (.orientation, "Heterosexual or Straight", "heterosexual"), (.orientation, "Straight", "heterosexual"),
    (.orientation, "Gay or Lesbian", "lgb_plus"), (.orientation, "Bisexual", "lgb_plus"),
    (.orientation, "Other sexual orientation not listed", "lgb_plus"),
    (.orientation, "Undecided", "undecided"),
  ]

  @Test(arguments: known.indices) func `a label means its category`(_ index: Int) throws {
    let (characteristic, label, name) = Self.known[index]
    let scheme = try #require(CategoryScheme.standard(for: characteristic))
    #expect(scheme.category(of: label) == characteristic.category(named: name).map { .known($0) })
  }

  @Test(arguments: Characteristic.ofSources.filter { $0 != .ethnicity })
  func `the ways not to say stay apart`(_ characteristic: Characteristic) throws {
    let scheme = try #require(CategoryScheme.standard(for: characteristic))
    for label in [
      "Prefer not to say", "Not stated", "Not Declared", "I do not wish to disclose this", "Declined",
      "Not stated (person asked but declined to provide a response)",
    ] {
      #expect(scheme.category(of: label) == .withheld, "\(label)")
    }
    for label in ["", "Not answered", "Unspecified", "NULL"] {
      #expect(scheme.category(of: label) == .blank, "\(label)")
    }
    #expect(scheme.category(of: "Not asked") == .notAsked)
    for label in ["Not known", "Not recorded", "Unknown"] {
      #expect(scheme.category(of: label) == .notRecorded, "\(label)")
    }
    #expect(scheme.category(of: "purple") == .unmapped)
  }

  @Test func `each says what it would not disclose in its own words`() {
    #expect(CategoryScheme.religion.category(of: "I do not wish to disclose my religion/belief") == .withheld)
    #expect(
      CategoryScheme.orientation.category(of: "I do not wish to disclose my sexual orientation") == .withheld)
    #expect(CategoryScheme.sex.category(of: "I do not wish to disclose my religion/belief") == .unmapped)
  }

  @Test func `codes and kinds of impairment are read only where a scheme has them`() {
    #expect(CategoryScheme.statedGender.category(of: "2") == .known(.female))
    #expect(CategoryScheme.statedGender.category(of: "X") == .notRecorded)
    #expect(CategoryScheme.sex.category(of: "2") == .unmapped)
    #expect(CategoryScheme.disabilityWithImpairments.category(of: "Sensory impairment") == .known(.disabled))
    #expect(CategoryScheme.disability.category(of: "Sensory impairment") == .unmapped)
  }

  static let bands: [(String, String?)] = [
    ("25-34", "25_to_34"), ("25 – 34", "25_to_34"), ("25 to 34", "25_to_34"),
    ("Aged 25-34 years", "25_to_34"),
    ("25_34", "25_to_34"), ("Between 25 and 34", "25_to_34"), ("<=20 Years", "under_21"), ("≤20", "under_21"),
    ("Under 20", "under_20"), ("<20", "under_20"), ("20 and under", "under_21"), ("65+", "65_and_over"),
    ("65 and over", "65_and_over"), (">=71 Years", "71_and_over"), ("over 65", "66_and_over"),
    ("65 plus", "65_and_over"),
    // A single age is reduced to the band in which staff records put it.
    ("34", "31_to_35"), ("30", "26_to_30"), ("20", "under_21"), ("71", "71_and_over"), ("16", "under_21"),
    // No band that can be told for certain.
    ("34-25", nil), ("25-25", nil), ("over 25 and under 30", nil), ("+65", nil), ("12/05/1985", nil),
    ("1985", nil), ("7", nil), ("old", nil), ("200-300", nil), ("0 and over", nil), ("5-", nil),
  ]

  @Test(arguments: bands.indices) func `the label of an age band gives its ends`(_ index: Int) {
    let (label, name) = Self.bands[index]
    let expected = name.flatMap { Characteristic.ageBand.category(named: $0) }
    #expect((name == nil) == (expected == nil))
    #expect(CategoryScheme.ageBands.category(of: label) == (expected.map { .known($0) } ?? .unmapped))
  }

  @Test func `a date where an age band is asked for is unreadable, and said to be one`() {
    let field = FieldMapping(
      target: "age_band", origin: .headers(["age"]),
      conversion: .category(scheme: "age-bands", unmapped: .error))
    let convert = ValueConversion(field)
    for text in ["1985-05-12", "12/05/1985", "12 May 1985", "12/05/85"] {
      let value = convert(Array(text.utf8)[...])
      #expect(value.answer == .unreadable && value.fault == .dateOfBirth, "\(text)")
    }
    #expect(convert(Array("middle".utf8)[...]).fault == .unmappedValue)
  }

  @Test func `categories keep their order, ages from the youngest`() {
    let groups = ["65_and_over", "under_20", "25_to_34", "20_to_24", "25_to_34"].compactMap {
      Characteristic.ageBand.category(named: $0)
    }
    #expect(
      Characteristic.ageBand.ordered(groups).map(\.name) == [
        "under_20", "20_to_24", "25_to_34", "65_and_over",
      ])
    #expect(
      Characteristic.disability.ordered([.notDisabled, .disabled, .notDisabled]) == [.disabled, .notDisabled])
    for characteristic in Characteristic.ofSources {
      #expect(Set(characteristic.categories.map(\.name)).count == characteristic.categories.count)
    }
  }

  @Test func `a profile may name a scheme, a map, or neither`() throws {
    func source(_ field: String) throws -> SourceMapping {
      try #require(
        try ProfileLoader.load(
          file: "mine.map.yaml",
          text: """
            profile: 1
            name: mine
            system: mine
            says: mine
            sources:
              applications:
                entity: application
                fields: {vacancy: {from: V}, \(field)}
            """
        ).sources.first)
    }
    func conversion(_ field: String) throws -> Conversion? { try source(field).fields.last?.conversion }
    #expect(try conversion("sex: {from: Sex}") == .category(scheme: "sex", unmapped: .error))
    #expect(
      try conversion("sex: {from: Sex, scheme: nhs-stated-gender, unmapped: unknown}")
        == .category(scheme: "nhs-stated-gender", unmapped: .unknown))
    guard case .values(let map)? = try conversion("sex: {from: Sex, values: {1: male, 2: female}}") else {
      Issue.record("no map")
      return
    }
    #expect(map.canonical == ["1": "male", "2": "female"])
    for (field, problem) in [
      ("sex: {from: Sex, scheme: religion}", "there is no scheme 'religion' of sex"),
      ("sex: {from: Sex, values: {1: mail}}", "the field 'sex' knows no value 'mail'"),
    ] {
      #expect(throws: AuthoredIssues.self) { try source(field) }
      do { _ = try source(field) } catch let issues as AuthoredIssues {
        #expect(issues.issues.map(\.problem) == [problem])
      }
    }
  }
}
