// SPDX-License-Identifier: Apache-2.0

import EvenhandKit
import Foundation
import LocatedYAML
import Testing

/// The JSON Schemas of the files that people write, against every file that ships.
@Suite struct FileSchemaTests {
  private static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The files of a kind that ship.
  private static func shipped(_ schema: FileSchema) throws -> [URL] {
    let rules = try FileManager.default.subpathsOfDirectory(atPath: project.appending(path: "Rules").path)
      .filter { $0.hasSuffix(".yaml") }.map { project.appending(path: "Rules/\($0)") }
    switch schema {
    case .pack: return rules.filter { $0.lastPathComponent == "pack.yaml" }
    case .lexicon: return rules.filter { $0.path.contains("/lexicons/") }
    case .rule:
      return rules.filter { !$0.path.contains("/lexicons/") && $0.lastPathComponent != "pack.yaml" }
    case .profile:
      let folder = project.appending(path: "Sources/Ingestion/Profiles")
      return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    case .overlay, .register, .lock: return []
    }
  }

  /// The text as JSON, every scalar a text.
  private static func json(_ node: YAMLNode) -> Any {
    if let pairs = node.mapping {
      return Dictionary(
        pairs.map { ($0.key.scalar ?? "", json($0.value)) }, uniquingKeysWith: { first, _ in first })
    }
    if let elements = node.sequence { return elements.map(json) }
    return node.scalar ?? NSNull()
  }

  /// What is wrong with texts under a schema, a line each: its index and the reason.
  private static func faults(_ schema: FileSchema, _ texts: [String]) throws -> [String] {
    let documents = try texts.map { json(try YAMLDocument(file: "text", text: $0).root) }
    let data = try JSONSerialization.data(withJSONObject: documents)
    let (schemaFile, dataFile) = (
      try TemporaryText(schema.text, "schema.json"),
      try TemporaryText(String(decoding: data, as: UTF8.self), "data.json")
    )
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      for index, document in enumerate(json.load(open(sys.argv[2]))):
          for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
              print(index, "/".join(map(str, error.absolute_path)), error.message[:200].replace(chr(10), " "))
      """
    let (status, text) = try python(["-c", script, schemaFile.path, dataFile.path])
    guard status == 0 else { throw EvenhandFault(status: .fault, message: text) }
    return text.split(separator: "\n").map(String.init)
  }

  private static func python(_ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private static var isThere: Bool {
    (try? python(["-c", "import jsonschema; jsonschema.Draft202012Validator"]))?.0 == 0
  }

  @Test(
    .enabled(if: isThere, "python3-jsonschema is not there: make test installs it"),
    arguments: FileSchema.allCases)
  func `every file that ships keeps to its schema`(_ schema: FileSchema) throws {
    let files = try Self.shipped(schema)
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) } + Self.written(schema)
    #expect(!texts.isEmpty)
    let faults = try Self.faults(schema, texts)
    #expect(faults.isEmpty, "\(faults.prefix(20).joined(separator: "\n")) \(files.map(\.lastPathComponent))")
  }

  /// Files of the kinds of which none ships.
  private static func written(_ schema: FileSchema) throws -> [String] {
    switch schema {
    case .lock: [try Evenhand.lockRules([]).text]
    case .overlay:
      [
        """
        overlay: 1
        tailors: panel
        parameters: {panel.members-trained.valid_for: 24}
        off: {panel.notice: {reason: not here, approver: head of recruitment}}
        """
      ]
    case .register:
      ["explanations:\n  - {rule: panel.members-trained, subject: V-1, rationale: because, due: 2026-01-01}"]
    default: []
    }
  }

  @Test(
    .enabled(if: isThere, "python3-jsonschema is not there: make test installs it"),
    arguments: FileSchema.allCases)
  func `a key that nobody knows is refused`(_ schema: FileSchema) throws {
    let file = try Self.shipped(schema).first.map { try String(contentsOf: $0, encoding: .utf8) }
    let text = try #require(try file ?? Self.written(schema).first)
    #expect(try !Self.faults(schema, [text + "\nsurplus: 1\n"]).isEmpty)
  }

  @Test func `a word that the program knows stands in the schemas`() throws {
    #expect(
      FileSchema.rule.text.contains("\"pre-interview\"") && FileSchema.rule.text.contains("\"age_band\""))
    #expect(FileSchema.register.text.contains("\"risks_and_mitigation\""))
    #expect(FileSchema.profile.text.contains("\"equality_count\""))
    for schema in FileSchema.allCases { #expect(!schema.text.contains("\"@"), "\(schema)") }
    #expect(throws: EvenhandFault.self) { try Evenhand.schema(of: "rulez") }
  }
}
