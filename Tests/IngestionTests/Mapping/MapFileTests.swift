// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

@testable import Ingestion

@Suite struct MapFileTests {
  private func load(_ field: String, _ files: [String: String]) throws -> MappingProfile {
    try ProfileLoader.load(
      file: "profiles/mine.map.yaml", text: applicationProfile(fields: field),
      companions: CompanionFiles { path in
        files[path].map(Result.success) ?? .failure(CompanionFiles.Fault("no \(path)", advice: "look"))
      })
  }

  private func issues(_ field: String, _ files: [String: String]) -> [String] {
    do {
      _ = try load(field, files)
      return []
    } catch let error as AuthoredIssues {
      return error.issues.map { "\($0.file):\($0.line):\($0.column): \($0.problem)" }
    } catch {
      return ["\(error)"]
    }
  }

  private let field = "stage: {from: Status, values: {file: maps/s.csv, unmapped: unknown}}"

  @Test func `a map beside the profile reads as one written out`() throws {
    let map =
      "\u{FEFF}raw,canonical,note\r\nHired,appointed,\r\n\"Offer: \"\"made\"\"\",offered,x\r\n\r\n Seen ,shortlisted\r\n"
    let profile = try load(field, ["maps/s.csv": map])
    #expect(
      profile.sources.first?.fields.last?.conversion
        == .values(
          ValueMap(
            canonical: ["hired": "accepted", "offer made": "offered", "seen": "shortlisted"],
            unmapped: .unknown)))
    #expect(profile.companions == [CompanionFile(path: "maps/s.csv", text: map)])
    #expect(profile.evidence.hasPrefix(profile.text) && profile.evidence.hasSuffix(map))
  }

  @Test func `what decides how a bundle is read changes with the map`() throws {
    let one = try load(field, ["maps/s.csv": "raw,canonical\nHired,appointed\n"])
    let two = try load(field, ["maps/s.csv": "raw,canonical\nHired,offered\n"])
    #expect(one.text == two.text)
    #expect(one.evidence != two.evidence)
  }

  @Test func `faults of the map are said in the map`() {
    #expect(
      issues(
        field, ["maps/s.csv": "raw;canonical\nHired;apointed\n\"a\nb\";offered\nhired;offered\n;x\nlone\n"])
        == [
          "profiles/maps/s.csv:2:1: the field 'stage' knows no stage 'apointed'",
          "profiles/maps/s.csv:6:1: this line maps nothing",
          "profiles/maps/s.csv:7:1: this line maps nothing",
        ])
    #expect(
      issues(field, ["maps/s.csv": "raw,canonical\nHired,appointed\nHIRED,offered\n"]) == [
        "profiles/maps/s.csv:3:1: 'HIRED' is mapped twice, once it is compared without case and punctuation"
      ])
    #expect(
      issues(field, ["maps/s.csv": "from,to\n"]) == [
        "profiles/maps/s.csv:1:1: a map needs the columns raw and canonical"
      ])
    #expect(issues(field, ["maps/s.csv": ""]) == ["profiles/maps/s.csv:1:1: the map is empty"])
    #expect(
      issues(field, ["maps/s.csv": "raw,canonical\n\"open,offered\n"]) == [
        "profiles/maps/s.csv:2:1: a quote that opens here is not closed"
      ])
    #expect(issues(field, [:]) == ["profiles/mine.map.yaml:9:44: no maps/s.csv"])
  }
}
