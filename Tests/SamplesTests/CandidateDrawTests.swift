// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Samples

/// The candidates of a sample's applications.
@Suite struct CandidateDrawTests {
  private static func settings(applications: Int = 3_000, seed: UInt64 = 5) throws -> SampleSettings {
    var settings = try sampleSettings()
    settings.seed = seed
    settings.applications = applications
    settings.faults = .planted
    settings.shapes = [.canonical, .xml]
    return settings
  }

  /// The records of the applications, by the names of their columns.
  private static func rows(_ folder: Folder) throws -> [[String: String]] {
    let text = try String(
      contentsOf: folder.url.appending(path: "canonical/applications.csv"), encoding: .utf8)
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private static let personal = ["ethnicity", "sex", "disability", "age_band", "religion", "orientation"]

  @Test func `most candidates made one application, some several, and say the same of themselves in each`()
    throws
  {
    let folder = Folder()
    _ = try SampleBundle(try Self.settings()).write(to: folder.path)
    var made: [String: [[String: String]]] = [:]
    var seen: Set<String> = []
    let rows = try Self.rows(folder)
    for row in rows where row["id"] == "" || seen.insert(row["id"] ?? "").inserted {
      made[try #require(row["candidate_key"]), default: []].append(row)
    }
    let several = made.values.filter { $0.count > 1 }
    #expect(several.count * 20 > made.count && several.count * 2 < made.count)
    #expect(several.contains { $0.count > 2 })
    for applications in several {
      for column in Self.personal { #expect(Set(applications.map { $0[column] }).count == 1) }
      #expect(Set(applications.map { $0["vacancy_ref"] }).count == applications.count)
      #expect(applications.dropLast().allSatisfy { $0["outcome"] != "appointed" })
    }
    #expect(made.keys.allSatisfy { $0.count == 17 && $0.hasPrefix("C") })
    // A record that stands twice is one application of one candidate.
    for (_, copies) in Dictionary(grouping: rows.filter { $0["id"] != "" }, by: { $0["id"] ?? "" }) {
      #expect(Set(copies.map { $0["candidate_key"] }).count == 1)
    }
  }

  @Test func `the candidates are the same in CSV and in XML, and others with another seed`() throws {
    let (folder, other) = (Folder(), Folder())
    _ = try SampleBundle(try Self.settings()).write(to: folder.path)
    _ = try SampleBundle(try Self.settings(seed: 6)).write(to: other.path)
    let keys = try Self.rows(folder).map { $0["candidate_key"] ?? "" }
    let xml = try String(contentsOf: folder.url.appending(path: "xml/evenhand.xml"), encoding: .utf8)
    let found = xml.split(separator: "<candidate_key>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    #expect(found == keys)
    #expect(Set(try Self.rows(other).map { $0["candidate_key"] ?? "" }).isDisjoint(with: keys))
  }

  @Test func `an audit counts the candidates that were drawn`() async throws {
    let folder = Folder()
    _ = try SampleBundle(try Self.settings()).write(to: folder.path)
    var counted: Set<String> = []
    var made: [String: Int] = [:]
    for row in try Self.rows(folder) {
      // The planted records that are set aside, and those of neither group.
      guard row["id"] != "", row["vacancy_ref"] != "V000000", counted.insert(row["id"] ?? "").inserted,
        !["", "Z", "99", "T"].contains(row["ethnicity"])
      else { continue }
      let isShortlisted = ["shortlisted_on", "interviewed_on", "offered_on", "accepted_on", "started_on"]
        .contains { row[$0] != "" }
      if isShortlisted { made[row["candidate_key"] ?? "", default: 0] += 1 }
    }
    let audit = try await SampleAudit("\(folder.path)/canonical")
    let whole = try #require(
      audit.evaluation.measures.first {
        $0.measure == "relative_likelihood" && $0.cut.isEmpty && $0.groups.characteristic == .ethnicity
      })
    let figure = try #require(whole.figures.first { $0.kind == .candidates })
    func value(_ name: String) -> FigureValue.Content? { figure.values.first { $0.name == name }?.content }
    #expect(value("candidates") == .count(made.count))
    #expect(value("applications") == .count(made.values.reduce(0, +)))
    #expect(value("with_several") == .count(made.values.count { $0 > 1 }))
    #expect(value("most") == .count(made.values.max() ?? 0))
    #expect(value("of_unknown_candidates") == .count(0))
  }
}
