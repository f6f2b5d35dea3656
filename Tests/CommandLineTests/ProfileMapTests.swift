// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Maps of values that lie beside a profile.
@Suite struct ProfileMapTests {
  private func profile(_ map: String) -> String {
    """
    profile: 1
    name: mine
    sources:
      applications:
        entity: application
        fields:
          vacancy: {from: Vacancy}
          ethnicity: {from: Ethnicity, scheme: nhs-2001}
          stage: {from: Status, values: {file: "\(map)"}}
    """
  }

  private func audit(_ scratch: Scratch, map: String) throws -> (
    status: Int32, output: String, errors: String
  ) {
    let profile = try scratch.write("profiles/mine.map.yaml", profile(map))
    let data = try scratch.write("data/applications.csv", "Vacancy,Ethnicity,Status\nV1,A,Seen by panel\n")
    let run = try Program.run(["audit", data, "--profile", profile, "--format", "json", "--out", "-"])
    return (run.status, run.output, run.errors)
  }

  @Test func `a map beside the profile is read, and the digest of the profile covers it`() throws {
    var digests: Set<String> = []
    for stage in ["shortlisted", "interviewed"] {
      let scratch = try Scratch()
      _ = try scratch.write("profiles/maps/stages.csv", "raw,canonical\nSeen by panel,\(stage)\n")
      let run = try audit(scratch, map: "maps/stages.csv")
      #expect(
        run.errors.contains("profile 'mine' was given") && [1, 4].contains(run.status), "\(run.errors)")
      let report = try Report(run.output)
      #expect(!report.quality.contains { $0["kind"] as? String == "unmapped-value" })
      let profile = (report.json["run"] as? [String: Any])?["profile"] as? [String: Any]
      digests.insert(profile?["sha256"] as? String ?? "")
    }
    #expect(digests.count == 2, "\(digests)")
  }

  @Test(arguments: [
    "../secret.csv", "/etc/hostname", "maps/../../secret.csv", ".", "link.csv", "linked/secret.csv",
  ])
  func `a map outside the profile's folder is not read`(_ path: String) throws {
    let scratch = try Scratch()
    let secret = try scratch.write("secret.csv", "raw,canonical\nx,shortlisted\n")
    _ = try scratch.write("profiles/maps/here.csv", "raw,canonical\n")
    let folder = scratch.url("profiles")
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.csv"), withDestinationURL: URL(filePath: secret))
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "linked"), withDestinationURL: scratch.folder)
    let run = try audit(scratch, map: path)
    #expect(run.status == 2)
    #expect(
      run.errors.contains("mine.map.yaml:9:44: error: a map must lie beside the profile"), "\(run.errors)")
  }

  @Test func `a map that is not there, or is wrong, is said at its place`() throws {
    let scratch = try Scratch()
    let missing = try audit(scratch, map: "maps/none.csv")
    #expect(missing.status == 2)
    #expect(
      missing.errors.contains("mine.map.yaml:9:44: error: there is no file 'maps/none.csv'"),
      "\(missing.errors)")
    _ = try scratch.write("profiles/maps/wrong.csv", "raw,canonical\nSeen,shortlited\n")
    let wrong = try audit(scratch, map: "maps/wrong.csv")
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.contains(
        "profiles/maps/wrong.csv:2:1: error: the field 'stage' knows no stage 'shortlited'"),
      "\(wrong.errors)")
  }
}
