// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

/// What a field of ethnicity says of its values, with file, row and column.
@Suite struct EthnicityFieldTests {
  private func build(_ field: String, _ rows: String) throws -> BuiltBundle {
    try BundleText(
      [("applications.csv", rows)], profile: applicationProfile(fields: "ethnicity: {\(field)}")
    ).build()
  }

  private func groups(_ built: BuiltBundle) -> [String: Int] {
    var groups: [String: Int] = [:]
    for tally in built.tallies {
      groups["\(tally.cell.group)", default: 0] += tally.count(.applied)?.exact ?? 0
    }
    return groups
  }

  @Test func `the ways not to say are counted apart`() throws {
    let built = try build(
      "from: E, scheme: nhs-2001",
      "Vacancy,E\nV1,Z\nV1,Prefer not to say\nV1,\nV1,Not asked\nV1,99\nV1,T\nV1,A\n")
    #expect(
      groups(built) == [
        "withheld": 2, "blank": 1, "notAsked": 1, "notRecorded": 1, "unmapped": 1,
        "known(AuditModel.EthnicityGroup.white)": 1,
      ])
  }

  @Test func `an ambiguous label is a finding with its row and column, and says what would mend it`() throws {
    let built = try build(
      "from: [Ethnic Origin], scheme: ons-2021",
      "Vacancy,Ethnic Origin\nV1,White: Irish\nV1,African\nV1,irish\nV1,Martian\n")
    let item = try #require(built.item("ambiguous-label"))
    #expect(item.count == 2)
    #expect(
      item.places == [SourcePlace(file: 0, line: 3, column: 1), SourcePlace(file: 0, line: 4, column: 1)])
    #expect(
      item.message.hasPrefix("column 'Ethnic Origin' of applications.csv, read as 'ethnicity', holds a label")
    )
    #expect(item.message.contains("'heading'"))
    let unmapped = try #require(built.item("unmapped-value"))
    #expect(unmapped.places == [SourcePlace(file: 0, line: 5, column: 1)])
    #expect(!(item.message + unmapped.message).contains("Martian"))
    #expect(groups(built)["unmapped"] == 3)
    #expect(built.ledger.used == 4)
  }

  @Test func `the heading beside a label decides its group`() throws {
    let built = try build(
      "from: Detail, heading: [Group, Ethnic group], scheme: ons-2021",
      "Vacancy,Detail,ethnic_group\nV1,Irish,White\nV1,African,Black or Black British\nV1,,White\n"
        + "V1,Prefer not to say,Mixed\nV1,Cornish,White\nV1,African,\nV1,Indian,\nV1,Indian,White\nV1,,Prefer not to say\nV1,,\n"
    )
    #expect(
      groups(built) == [
        "known(AuditModel.EthnicityGroup.white)": 3, "known(AuditModel.EthnicityGroup.ethnicMinority)": 3,
        "unmapped": 2, "blank": 2,
      ])
    #expect(built.item("ambiguous-label")?.places.map(\.line) == [7])
    #expect(built.item("contradicts-heading")?.places.map(\.line) == [9])
    #expect(built.item("unmapped-value") == nil)
    #expect(built.ledger.files[0].unused.isEmpty)
  }

  @Test func `labels of the field's own stand beside those of the scheme`() throws {
    let built = try build(
      "from: E, scheme: nhs-2001, values: {Cornish: \"White: British\", Sylheti: K, \"Nothing said\": Z, unmapped: unknown}",
      "Vacancy,E\nV1,cornish\nV1,Sylheti\nV1,nothing said\nV1,Martian\n")
    #expect(
      groups(built) == [
        "known(AuditModel.EthnicityGroup.white)": 1, "known(AuditModel.EthnicityGroup.ethnicMinority)": 1,
        "withheld": 1, "unmapped": 1,
      ])
    #expect(built.item("unmapped-value-noted")?.count == 1)
  }

  @Test func `a heading's column that is not there is noted where the profile was given`() throws {
    let profile = BundleText.load(
      applicationProfile(fields: "ethnicity: {from: E, heading: Group, scheme: ons-2021}"))
    let layout = SourceLayout(source: profile.sources[0], header: HeaderTable(["Vacancy", "E"]))
    #expect(layout.absent.map(\.target) == ["the heading of ethnicity"])
    let twice = SourceLayout(
      source: profile.sources[0], header: HeaderTable(["Vacancy", "E", "Group", "group"]))
    #expect(twice.ambiguous.map(\.target) == ["the heading of ethnicity"])
  }

  @Test func `a total among counts is set aside, also one of a single group`() throws {
    let built = try BundleText([
      (
        "equality.csv",
        "vacancy_ref,characteristic,category,stage,count\nV1,ethnicity,Indian,applied,4\nV1,ethnicity,Indian total,applied,4\n"
          + "V1,ethnicity,All ethnic groups,applied,9\n"
      )
    ]).build()
    // The total of one group is none of all, so that only the other is held against the categories.
    #expect(built.setAside(.totalRow) == 2)
    #expect(built.quality.filter { $0.kind == "total-row-differs" }.flatMap(\.places).map(\.line) == [4])
    #expect(built.count(.applied)?.exact == 4)
  }

  @Test func `the heading may stand in an element of its own`() async throws {
    let profile = BundleText.load(
      """
      profile: 1
      name: mine
      sources:
        applications:
          xml: {record: /a/application}
          entity: application
          fields:
            vacancy: {from: vacancy}
            ethnicity: {from: detail, heading: [group, "@group"], scheme: ons-2021}
      """)
    let file = FileManager.default.temporaryDirectory.appending(
      path: "evenhand-heading-\(UUID().uuidString).xml")
    defer { try? FileManager.default.removeItem(at: file) }
    let records = [
      "<vacancy>V1</vacancy><detail>African</detail><group>Black or Black British</group>",
      "<vacancy>V1</vacancy><group>White</group>", "<vacancy>V1</vacancy><detail>African</detail>",
    ]
    let text = records.map { "<application>\($0)</application>" }.joined(separator: "\n")
    try Data("<a>\(text)<application group=\"White\"><vacancy>V1</vacancy></application></a>".utf8).write(
      to: file)
    let reading = try await BundleReader.read(
      BundleRequest(inputs: [file.path()], profile: .given(profile)))
    #expect(reading.failures.isEmpty, "\(reading.failures)")
    var groups: [String: Int] = [:]
    for tally in reading.pipeline.applications.elements {
      groups["\(tally.cell.group)", default: 0] += tally.count(.applied)?.exact ?? 0
    }
    #expect(
      groups == [
        "known(AuditModel.EthnicityGroup.white)": 2, "known(AuditModel.EthnicityGroup.ethnicMinority)": 1,
        "unmapped": 1,
      ])
    #expect(reading.quality.first { $0.kind == "ambiguous-label" }?.places.map(\.line) == [3])
  }
}
