// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Files that nobody here wrote, where they are at hand beside the project.
@Suite(.enabled(if: RealFiles.areThere, "no ../shared/data beside the project"))
struct RealFileTests {

  struct Case: CustomTestStringConvertible {
    let file: String
    let read: Int
    let announced: Int?
    let status: Int32
    var testDescription: String { file }
  }

  @Test(arguments: [
    Case(file: "nhs-jobs-feed/search_xml_page1.xml", read: 2, announced: 54, status: 3),
    Case(file: "nhs-jobs-feed/search_xml_page2.xml", read: 2, announced: 54, status: 3),
    Case(file: "nhs-jobs-feed/search_xml_no_results.xml", read: 0, announced: 0, status: 4),
    Case(
      file: "aggregates/la_city_job_applicants_by_gender_and_ethnicity_10rows.csv", read: 10, announced: nil,
      status: 4),
  ])
  func `are read with the right numbers of records, and what is unused is listed`(item: Case) throws {
    let path = RealFiles.folder.appending(path: item.file).path()
    let run = try Program.run(["audit", path, "--as-of", "2026-04-30", "--format", "json", "--out", "-"])
    let report = try Report(run.output)
    let input = try #require(report.inputs.first, "\(run.errors)")
    let records = input["records"] as? [String: Any]
    #expect(
      records?["read"] as? Int == item.read && records?["used"] as? Int == item.read, "\(records ?? [:])")
    #expect(input["announced"] as? Int == item.announced)
    #expect(run.status == item.status, "\(run.errors)")
    let unused = input["unused"] as? [String] ?? []
    if item.file.hasPrefix("aggregates") { #expect(unused == ["Fiscal Year"], "\(unused)") }
    if item.read == 2 { #expect(unused.contains { $0.hasSuffix("/employer") }, "\(unused)") }
  }

  @Test(arguments: [("broadbean.xml", 1), ("ventrus.xml", 40)])
  func `that are not well-formed give a located error`(file: String, line: Int) throws {
    let path = RealFiles.folder.appending(path: "dfe-vendor-feeds/\(file)").path()
    let run = try Program.run(["audit", path, "--as-of", "2026-04-30"])
    #expect(run.status == 3)
    #expect(run.errors.contains("\(file):\(line):"), "\(run.errors)")
  }
}

/// Where such files are.
enum RealFiles {
  static let folder = Program.root.deletingLastPathComponent().appending(path: "shared/data")
  static let areThere = FileManager.default.fileExists(atPath: folder.path())
}
