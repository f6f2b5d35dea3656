// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A file for each fault that exports have, and what is said of it: the exit code, the errors and the remarks.
@Suite struct FaultFileTests {
  private static let folder = Program.root.appending(path: "Tests/CommandLineTests/Faults")

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "files").path()).sorted()
  }

  /// What is said of one file, in lines.
  private static func said(of name: String) throws -> String {
    let scratch = try Scratch()
    // A bundle is read by the profile that its files' names tell.
    let profile = name.hasSuffix("-bundle") ? [] : ["--profile", "faults.map.yaml"]
    let run = try Program.run(
      ["audit", "files/\(name)"] + profile + [
        "--as-of", "2026-04-30", "--format", "json",
        "--out",
        scratch.path("out"), "--quiet",
      ], in: folder)
    var lines = ["== \(name): exit \(run.status)"] + run.errors.split(separator: "\n").map(String.init)
    guard let text = try? scratch.text("out/report.json") else { return lines.joined(separator: "\n") }
    let report = try Report(text)
    for file in report.files {
      guard let records = file["records"] as? [String: Any] else { continue }
      let aside = (records["set_aside"] as? [String: Any] ?? [:]).map { "\($0.value) \($0.key)" }.sorted()
      lines.append(
        "  \(file["path"] ?? "?"), \(file["encoding"] ?? "?"): read \(records["read"] ?? "?"), used \(records["used"] ?? "?")"
          + (aside.isEmpty ? "" : ", set aside: \(aside.joined(separator: ", "))"))
    }
    for item in report.quality {
      let places = (item["places"] as? [[String: Any]] ?? []).compactMap { $0["line"] as? Int }
      lines.append(
        "  \(item["weight"] ?? ""): \(item["message"] ?? "") [\(item["kind"] ?? "")"
          + ", \(item["count"] ?? 0)"
          + (places.isEmpty ? "" : ", line \(places.map(String.init).joined(separator: " "))")
          + "]")
    }
    return lines.joined(separator: "\n")
  }

  @Test func `every fault is said with its place, as it was reviewed`() throws {
    let names = try Self.names()
    #expect(names.count >= 80)
    try GoldenText.expect(names.map(Self.said).joined(separator: "\n\n") + "\n", "faults.txt")
  }

  /// Values that stand in the fault files, and are nobody's business but the file's.
  @Test func `no value of a file is said`() throws {
    let golden = try String(
      contentsOf: Program.root.appending(path: "Tests/CommandLineTests/Golden/faults.txt"), encoding: .utf8)
    for value in [
      "Pakistani", "White British", "Asian or Blue", "perhaps", "A-1,", "V-1", "Spring", "04/13", "North",
      "Key to", "urn:made",
    ] {
      #expect(!golden.contains(value), "\(value)")
    }
  }

  @Test func `the page beside the files names each of them`() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    for name in try Self.names() { #expect(page.contains("`\(name)`"), "\(name)") }
  }

  @Test func `the tests that the page names are there`() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    let files = FileManager.default.enumerator(atPath: Program.root.appending(path: "Tests").path())
    let names = Set(
      (files?.allObjects as? [String] ?? []).compactMap { $0.split(separator: "/").last.map(String.init) })
    let named = page.split(separator: "`").filter {
      $0.hasSuffix("Tests") && !$0.contains(" ") && !$0.contains("/")
    }
    #expect(named.count >= 40)
    for name in named { #expect(names.contains("\(name).swift"), "\(name)") }
  }
}
