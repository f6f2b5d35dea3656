// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Ingestion
import Testing

@testable import Samples

/// Audits come to the answers, which no part of the audit had a hand in.
@Suite struct AnswerTests {
  /// Settings that differ with the seed in everything that can be asked for.
  private static func settings(seed: Int, applications: Int) throws -> SampleSettings {
    func pick(_ texts: [String], _ stream: Int) -> String {
      var numbers = SeededGenerator(seed: UInt64(seed), stream: stream)
      return texts[numbers.next(below: texts.count)]
    }
    func share(_ texts: [String], _ stream: Int) throws -> DecimalShare {
      try #require(DecimalShare(pick(texts, stream)))
    }
    let likelihoods = ["1", "1.6", "0.7", "0", "infinite", "undefined"]
    var settings = try sampleSettings(
      pick(likelihoods, 1), pick(["0", "0.05", "0.3", "0.6"], 2))
    settings.seed = UInt64(seed)
    settings.applications = applications
    settings.vacancies = Int(pick(["", "1", "2", "7"], 3))
    settings.unknownAppointed = try share(["0", "0.2", "1"], 4)
    settings.declined = try share(["0", "0.05", "1"], 5)
    settings.readverts = try share(["0", "0.5"], 6)
    settings.faults = try SampleFaults(
      pick(["none", "planted", "panels", "adverts", "key-missing=2,unmapped-value", "unknown-reference"], 7))
    settings.shapes = SampleShape.all
    return settings
  }

  private static func differences(_ settings: SampleSettings) async throws -> [String] {
    let folder = Folder()
    _ = try SampleBundle(settings).write(to: folder.path)
    let answers = try SampleAnswerFile(folder.path)
    var differences: [String] = []
    for shape in settings.shapes {
      let audit = try await SampleAudit(
        "\(folder.path)/\(shape.name)", profile: try answers.profile(shape.name))
      #expect(audit.reading.failures.isEmpty, "\(shape.name): \(audit.reading.failures)")
      differences += try answers.differences(shape.name, audit)
    }
    return differences
  }

  @Test(arguments: 1...50)
  func `the smallest samples come to their answers, four shapes of each size`(applications: Int) async throws
  {
    var settings = try Self.settings(seed: applications, applications: applications)
    if (try? SamplePlan(settings)) == nil { settings.likelihood = .nobody }
    // Eleven shapes: every one has its turn at eighteen of the sizes.
    settings.shapes = (0..<4).map { SampleShape.all[(4 * applications + $0) % SampleShape.all.count] }
    let differences = try await Self.differences(settings)
    #expect(differences == [])
  }

  @Test(arguments: [300, 1_100])
  func `larger samples come to their answers in every shape`(applications: Int) async throws {
    let settings = try Self.settings(seed: applications, applications: applications)
    let differences = try await Self.differences(settings)
    #expect(differences == [])
  }

  /// A text of a file of a sample with planted faults, another in its place, and the rule that tells.
  @Test(arguments: [
    ("canonical/adverts.csv", ",no,\"£", ",yes,\"£", "criteria.advertised-externally"),
    (
      "canonical/adverts.csv", "Part-time hours are welcome", "Hours are long",
      "criteria.flexible-working-offered"
    ),
    ("canonical/panels.csv", ",member,yes,", ",member,no,", "panel.deciding-members"),
    ("canonical/vacancies.csv", ",yes,yes,", ",yes,no,", "panel.representative-decides"),
    ("canonical/applications.csv", ",Female,", ",Male,", "equality.sex"),
    (
      "xml/evenhand.xml", "<ethnicity>A</ethnicity>", "<ethnicity>H</ethnicity>",
      "likelihood.interval-excludes-parity"
    ),
    ("counts/equality.csv", ",sex,Female,", ",sex,Unknown,", "equality.sex-recorded"),
    ("flat-csv/applications.csv", ",1,1,1\r\n", ",1,1,0\r\n", "likelihood.appointment-from-shortlisting"),
    (
      "trac-style/trac-applications.csv", "Starting: Confirmed", "Interview: Rejected",
      "likelihood.appointment-from-shortlisting"
    ),
    ("nhs-jobs-feed/feed.xml", " ...</description>", "</description>", "criteria.open-to-every-race"),
    (
      "hr-xml-3/openings.xml", "Part-time hours are welcome", "Hours are long",
      "criteria.flexible-working-offered"
    ),
    (
      "workday-report/report.xml", "<wd:Compensation_Grade wd:Descriptor=\"Band 7\"/>",
      "<wd:Compensation_Grade wd:Descriptor=\"\"/>", "panel.representation-recorded"
    ),
  ])
  func `an audit of other files does not come to the answers`(
    file: String, text: String, other: String, rule: String
  ) async throws {
    let folder = Folder()
    var settings = try sampleSettings()
    let shape = String(file.prefix { $0 != "/" })
    settings.shapes = SampleShape.all.filter { $0.name == shape }
    settings.faults = .planted
    _ = try SampleBundle(settings).write(to: folder.path)
    let url = URL(filePath: "\(folder.path)/\(file)")
    let before = try String(contentsOf: url, encoding: .utf8)
    let after = before.replacing(text, with: other)
    #expect(after != before, "\(file) does not hold '\(text)'")
    try Data(after.utf8).write(to: url)
    let answers = try SampleAnswerFile(folder.path)
    let audit = try await SampleAudit("\(folder.path)/\(shape)", profile: try answers.profile(shape))
    let differences = try answers.differences(shape, audit)
    #expect(differences.contains { $0.contains(", \(rule):") }, "\(differences)")
  }

  @Test func `the answers tally every rule that ships`() async throws {
    let folder = Folder()
    _ = try SampleBundle(try sampleSettings()).write(to: folder.path)
    let expected = try SampleAnswerFile(folder.path).expected("canonical")
    let audit = try await SampleAudit("\(folder.path)/canonical")
    #expect(Set(expected["rules"]?.keys.map { $0 } ?? []) == Set(audit.evaluation.rules.map(\.id)))
  }
}
