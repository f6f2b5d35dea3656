// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Runs the real program and holds what it said.
struct Program {
  let status: Int32
  let output: String
  let errors: String

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program beside the test bundle, so that it is the one that was built with the tests.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.contains("PackageTests.xctest") }
    let folder = bundle.map { URL(filePath: $0).deletingLastPathComponent() }
    return (folder ?? root.appending(path: ".build/debug")).appending(path: "evenhand").path()
  }()

  /// - Parameter input: what stands on standard input.
  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], in folder: URL = root
  ) throws -> Program {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let scratch = try Scratch()
    let output = scratch.url("output"), errors = scratch.url("errors"), given = scratch.url("input")
    try Data((input ?? "").utf8).write(to: given)
    for stream in [output, errors] { try Data().write(to: stream) }
    process.standardInput = try FileHandle(forReadingFrom: given)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Program(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

/// A folder that is gone when the test is over.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "evenhand-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ name: String) -> URL { folder.appending(path: name) }

  func path(_ name: String) -> String { url(name).path() }

  /// Writes a file and returns its path.
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url(name))
    return path(name)
  }

  func text(_ name: String) throws -> String { try String(contentsOf: url(name), encoding: .utf8) }
}

/// A report as JSON, with the few questions that tests ask of it.
struct Report {
  let json: [String: Any]

  init(_ text: String) throws {
    json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  var findings: [[String: Any]] { json["findings"] as? [[String: Any]] ?? [] }
  var rules: [[String: Any]] { json["rules"] as? [[String: Any]] ?? [] }
  var measures: [[String: Any]] { json["measures"] as? [[String: Any]] ?? [] }
  /// The files that were read.
  var files: [[String: Any]] { (json["run"] as? [String: Any])?["inputs"] as? [[String: Any]] ?? [] }

  var quality: [[String: Any]] { json["data_quality"] as? [[String: Any]] ?? [] }
  var inputs: [[String: Any]] { (json["run"] as? [String: Any])?["inputs"] as? [[String: Any]] ?? [] }

  /// The verdict of a rule on a subject, when it is listed singly.
  func verdict(_ rule: String, _ subject: String) -> String? {
    findings.first { finding in
      finding["rule"] as? String == rule
        && (finding["subject"] as? [String: Any])?["ref"] as? String == subject
    }?["verdict"] as? String
  }

  /// Rule, subject, verdict and message of every finding.
  var verdicts: [String] {
    findings.map { finding in
      let subject = (finding["subject"] as? [String: Any])?["ref"] as? String ?? ""
      return [
        finding["rule"] as? String ?? "", subject, finding["verdict"] as? String ?? "",
        finding["message"] as? String ?? "",
      ]
      .joined(separator: " | ")
    }
  }

  func tally(_ rule: String) -> [String: Int] {
    rules.first { $0["id"] as? String == rule }?["tally"] as? [String: Int] ?? [:]
  }

  /// What every measure says, without what depends on the format of the files.
  func measureText(
    without keys: Set<String> = [], withoutFigures figures: Set<String> = [],
    where isWanted: ([String: Any]) -> Bool = { _ in true }
  ) throws -> [String] {
    try measures.filter(isWanted).map { measure in
      var kept = measure.filter { !keys.contains($0.key) }
      kept["figures"] = (measure["figures"] as? [String: Any])?.filter { !figures.contains($0.key) }
      return String(
        decoding: try JSONSerialization.data(withJSONObject: kept, options: [.sortedKeys]), as: UTF8.self)
    }
  }

  /// Records read of the file whose path ends so.
  func records(_ suffix: String) -> [String: Any] {
    inputs.first { ($0["path"] as? String)?.hasSuffix(suffix) == true }?["records"] as? [String: Any] ?? [:]
  }
}
