// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// What names of columns and words of statuses are taken for.
@Suite struct VocabularyTests {
  private let vocabulary: Vocabulary

  init() throws { vocabulary = try Vocabulary.shipped() }

  @Test func `names are taken apart into words`() {
    for (name, words) in [
      ("JobTitle", ["job", "title"]), ("job_title", ["job", "title"]), ("Job Title:", ["job", "title"]),
      ("VacancyID", ["vacancy", "id"]), ("IDNumber", ["id", "number"]), ("E-mail", ["e", "mail"]),
      ("Ethnicity2021", ["ethnicity2021"]), ("Dt SL", ["date", "sl"]), ("", []),
    ] {
      #expect(NameWords.words(name) == words, "\(name)")
    }
    #expect(NameWords.words(ofPath: ["Candidate", "Id"]) == ["candidate", "id"])
    #expect(NameWords.words(ofPath: ["Stage", "Descriptor"]) == ["stage"])
    #expect(NameWords.words(ofPath: ["Vacancy", "Closing_date"]) == ["closing", "date"])
  }

  @Test(
    arguments: [
      ("Rejected", nil, .rejected), ("Unsuccessful", nil, .rejected), ("Withdrawn", nil, .withdrawn),
      ("Hired", .accepted, .appointed), ("Not hired", nil, nil), ("Not selected", nil, .rejected),
      ("Shortlisted", .shortlisted, .inProgress), ("Not shortlisted", .shortlisting, .rejected),
      ("Shortlisting: Rejected", .shortlisting, .rejected), ("Interview - Rejected", .interviewed, .rejected),
      ("Rejected after interview", .interviewed, .rejected), ("Interview", nil, .inProgress),
      ("Invited to interview", .interviewScheduled, .inProgress), ("Interview successful", .interviewed, nil),
      ("Successful at sift", .shortlisted, .inProgress), ("Application accepted", .applied, .inProgress),
      ("Offer: Conditional", .offered, .inProgress), ("Offer declined", .offered, .declinedOffer),
      ("Offer withdrawn", .offered, .rejected), ("Offer accepted", .accepted, .appointed),
      ("Declined", nil, nil), ("In post", .started, .appointed),
      ("Interviewed, not appointed", .interviewed, .rejected),
      ("Unsuccessful - Post Sift", nil, .rejected), ("In post", .started, .appointed),
      ("Zorro", nil, nil),
    ] as [(String, Stage?, Outcome?)])
  func `a status says how far and how it ended, or leaves that to a person`(
    _ text: String, _ stage: Stage?, _ outcome: Outcome?
  ) {
    let reading = StatusReading(text, vocabulary)
    #expect(reading.stage == stage, "\(text): \(String(describing: reading.stage))")
    #expect(reading.outcome == outcome, "\(text): \(String(describing: reading.outcome))")
  }

  @Test func `no words of a status say two things`() {
    // Of the same words two entries must not say different stages or outcomes: neither would be taken.
    for status in vocabulary.statuses {
      for phrase in status.phrases {
        let reading = StatusReading(phrase.joined(separator: " "), vocabulary)
        if let stage = status.stage { #expect(reading.stage == stage, "\(phrase)") }
        if let outcome = status.outcome { #expect(reading.outcome == outcome, "\(phrase)") }
      }
    }
  }

  @Test func `columns that point to people are known, and things with a name are not`() {
    for name in [
      "Candidate Name", "Forename", "Email address", "Home postcode", "Date of birth", "Notes", "Name",
      "Reason for rejection",
      "Contact number", "NI number",
    ] {
      #expect(vocabulary.isPersonal(NameWords.words(name)), "\(name)")
    }
    for name in [
      "Job name", "Department Name", "Site name", "Vacancy ref", "Ethnic origin", "Panel member", "Title",
    ] {
      #expect(!vocabulary.isPersonal(NameWords.words(name)), "\(name)")
    }
  }

  @Test func `a vocabulary that names what there is not is refused at its place`() throws {
    let text = try #require(EmbeddedVocabulary.files.first?.text)
    for (old, new) in [
      ("  vacancy:\n    ref:", "  vacancy:\n    reff:"), ("stage: applied,", "stage: aplied,"),
      ("outcome: withdrawn}", "outcome: gone}"), ("\n  longlisted: [", "\n  longlistd: ["),
    ] {
      let place = try #require(text.firstRange(of: old))
      let changed = String(text[..<place.lowerBound]) + new + String(text[place.upperBound...])
      #expect(throws: (any Error).self) { try Vocabulary(file: "v.yaml", text: changed) }
    }
  }
}
