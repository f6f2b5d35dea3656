// SPDX-License-Identifier: Apache-2.0

import AuditModel
import EvenhandKit
import Foundation
import Ingestion
import RuleEngine
import Samples
import Testing

/// An audit of one shape of a sample, with the packs and profiles that ship.
struct SampleAudit {
  let reading: BundleReading
  let evaluation: Evaluation

  private static let packs = Result {
    try RulePackLoader.load(EmbeddedRules.files.map { PackFile(path: $0.path, text: $0.text) })
  }
  private static let profiles = BuiltInProfiles(
    from: EmbeddedProfiles.files.map { (name: $0.path, text: $0.text) })
  private static let asOf = CivilDate(year: 2026, month: 4, day: 30) ?? CivilDate(days: 0)

  /// - Parameter profile: the name of one that has to be given.
  init(_ folder: String, profile: String? = nil) async throws {
    let profiles = SampleAudit.profiles.profiles
    let given = try profile.map { name in try #require(profiles.first { $0.name == name }) }
    reading = try await BundleReader.read(
      BundleRequest(inputs: [folder], profile: given.map { .given($0) } ?? .detect(candidates: profiles)))
    evaluation = try RuleEngine.evaluate(
      packs: try SampleAudit.packs.get(), pipeline: reading.pipeline,
      settings: EvaluationSettings(asOf: SampleAudit.asOf, checkpoint: .prePublication))
  }

  /// What the answer file would say of the shape if it were as the audit found it.
  var found: [String: [String: [String: Int]]] {
    var ledger: [String: [String: Int]] = [:]
    for (file, entry) in zip(reading.files, reading.ledger.files) {
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      ledger[name] = ["read": entry.read, "used": entry.used]
      for (reason, count) in entry.setAside { ledger[name]?[reason.rawValue] = count }
    }
    var tallies: [String: [String: Int]] = [:]
    for rule in evaluation.rules {
      let counts = rule.tally.counts.filter { $0.value > 0 }.map { ($0.key.rawValue, $0.value) }
      tallies[rule.id] = Dictionary(uniqueKeysWithValues: counts)
    }
    let remarks = reading.quality.map { ($0.kind, $0.count) }
    return [
      "files": ledger, "rules": tallies, "remarks": ["": Dictionary(remarks, uniquingKeysWith: +)],
    ]
  }
}

/// The answer file of a sample.
struct SampleAnswerFile {
  let json: [String: Any]

  init(_ folder: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: "\(folder)/answers.json"))
    json = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  private func shape(_ name: String) throws -> [String: Any] {
    try #require((json["shapes"] as? [String: Any])?[name] as? [String: Any], "\(name)")
  }

  /// The profile that has to be given; `nil` when it is found.
  func profile(_ name: String) throws -> String? {
    let shape = try shape(name)
    return shape["profile_is_example"] as? Bool == true ? shape["profile"] as? String : nil
  }

  /// What an audit should come to, in the form of `SampleAudit.found`.
  func expected(_ name: String) throws -> [String: [String: [String: Int]]] {
    let shape = try shape(name)
    var ledger: [String: [String: Int]] = [:]
    for file in try #require(shape["files"] as? [[String: Any]]) {
      let name = (file["path"] as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
      ledger[name] = file["set_aside"] as? [String: Int] ?? [:]
      for key in ["read", "used"] { ledger[name]?[key] = try #require(file[key] as? Int) }
    }
    return [
      "files": ledger, "rules": try #require(shape["rules"] as? [String: [String: Int]]),
      "remarks": ["": try #require(shape["remarks"] as? [String: Int])],
    ]
  }

  /// Where an audit differs from the answers, in words.
  func differences(_ name: String, _ audit: SampleAudit) throws -> [String] {
    let (found, expected) = (audit.found, try expected(name))
    return expected.keys.sorted().flatMap { part in
      let (theirs, ours) = (found[part] ?? [:], expected[part] ?? [:])
      return Set(theirs.keys).union(ours.keys).sorted().compactMap { key in
        theirs[key] == ours[key]
          ? nil : "\(name), \(key): \(theirs[key] ?? [:]) instead of \(ours[key] ?? [:])"
      }
    }
  }
}
