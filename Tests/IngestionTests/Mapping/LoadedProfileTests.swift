// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("What a profile says is what is loaded")
struct LoadedProfileTests {
  private func source(_ text: String) throws -> SourceMapping {
    try #require(try ProfileLoader.load(file: "mine.map.yaml", text: text).sources.first)
  }

  @Test("defaults, words and dates reach the fields")
  func defaults() throws {
    let source = try source(
      applicationProfile(
        fields: "ethnicity: {from: [Ethnic Origin, E], scheme: nhs-2001, withheld: [X], missing: [\"-\"]}",
        more:
          "events: [{stage: applied, at: [Submitted, Sent]}, "
          + "{stage: offered, at: O, as: [{date: iso}], empty: blank}]",
        top: "defaults: {missing: [null, n/a], dates: [dmy, iso]}"))
    let ethnicity = try #require(source.fields.first { $0.target == "ethnicity" })
    #expect(ethnicity.origin == .headers(["Ethnic Origin", "E"]))
    #expect(ethnicity.conversion == .ethnicity(scheme: "nhs-2001", unmapped: .error))
    #expect(ethnicity.missing == ["null", "n/a", "-"])
    #expect(ethnicity.withheld == ["X"])
    #expect(ethnicity.empty == .blank)
    #expect(source.events.map(\.field.conversion) == [.date([.dayFirst, .iso]), .date([.iso])])
    #expect(source.events.map(\.field.empty) == [FactState.none, .blank])
    #expect(source.events.first?.field.origin == .headers(["Submitted", "Sent"]))
  }

  @Test("a shared map and one written out are the same")
  func maps() throws {
    let shared = try source(
      applicationProfile(
        fields: "stage: {from: S, values: stages}",
        top: "values: {stages: {Hired: appointed, unmapped: unknown}}"))
    let inline = try source(
      applicationProfile(fields: "stage: {from: S, values: {Hired: appointed}, unmapped: unknown}"))
    #expect(shared.fields.last?.conversion == inline.fields.last?.conversion)
    #expect(
      inline.fields.last?.conversion
        == .values(ValueMap(canonical: ["hired": "accepted"], unmapped: .unknown)))
  }

  @Test("yes-or-no words can be mapped, and essential and desirable need no map")
  func bools() throws {
    let criterion = try #require(EntitySchema.criterion["essential"])
    guard case .bool(let words) = criterion.kind else {
      Issue.record("not a yes-or-no field")
      return
    }
    #expect(words.yes.contains("essential") && words.no.contains("desirable"))
    let source = try source(
      applicationProfile(
        fields: "", more: "reached: {shortlisted: {from: S, values: {Oui: true, Non: false}}}"))
    #expect(source.reached.first?.field.conversion == .bool(BoolWords(yes: ["oui"], no: ["non"])))
  }

  @Test("a reference finds the only source of its kind, or none where records imply it")
  func references() throws {
    let implied = try source(applicationProfile(fields: ""))
    #expect(implied.fields.first?.conversion == .reference(source: "", field: "ref"))
    let profile = try ProfileLoader.load(
      file: "mine",
      text: applicationProfile(fields: "") + "\n  jobs: {entity: vacancy, fields: {ref: {from: R}}}")
    #expect(profile.sources.first?.fields.first?.conversion == .reference(source: "jobs", field: "ref"))
  }

  @Test(
    "CSV is assumed, and its delimiter can be named",
    arguments: [
      ("", nil), ("csv: {delimiter: auto}", nil), ("csv: {delimiter: \";\"}", 59),
      ("csv: {delimiter: tab}", 9),
    ] as [(String, UInt8?)])
  func delimiter(_ line: String, _ byte: UInt8?) throws {
    #expect(try source(applicationProfile(fields: "", more: line)).format == .csv(CSVSource(delimiter: byte)))
  }

  @Test("not asked is a state of its own, and never trained is an answer")
  func schemaWords() throws {
    let canonical = try #require(try BuiltInProfileFiles.profiles().first { $0.name == "canonical" })
    func answer(_ source: String, _ target: String, _ text: String) throws -> Answer<Converted> {
      let mapping = try #require(canonical.sources.first { $0.name == source })
      let field = try #require(mapping.fields.first { $0.target == target })
      return ValueConversion(field)(Array(text.utf8)[...]).answer
    }
    #expect(try answer("vacancies", "representative", "Not asked") == .notAsked)
    #expect(try answer("vacancies", "representative", "") == .blank)
    #expect(try answer("vacancies", "interviewed_on", "") == Answer.none)
    #expect(try answer("panels", "trained_on", "Never") == Answer.none)
    #expect(try answer("panels", "trained_on", "") == .blank)
    #expect(try answer("adverts", "contact", "ring the ward office") == .known(.bool(true)))
    #expect(try answer("adverts", "contact", "no") == .known(.bool(false)))
    #expect(try answer("criteria", "essential", "Desirable") == .known(.bool(false)))
    #expect(
      try answer("equality", "category", "BME")
        == .known(.ethnicity(EthnicityLabel(.ethnicMinority, "Ethnic minority"))))
    #expect(try answer("applications", "ethnicity", "White") == .unmapped)
  }
}
