// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Programs and schemas from outside, against which reports are held.
enum OutsideTool {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A schema that `make test` fetches into the build folder; it is not ours to keep.
  static func schema(_ name: String) -> URL { root.appending(path: ".build/schemas/\(name)") }

  static func hasSchema(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: schema(name).path())
  }

  static func exists(_ program: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// Runs a program and gives its status and everything that it said.
  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  /// Writes texts into a folder of their own, which is gone afterwards.
  static func withFolder<Result>(
    _ files: [String: String], _ body: (URL) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "evenhand-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try body(folder)
  }
}

/// Holds JSON against a JSON Schema by `python3 -m jsonschema`.
enum SchemaCheck {
  /// The system's own, for which `make test` installs the package; else whichever is found first.
  private static let python =
    FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/jsonschema")
    ? "/usr/bin/python3" : "python3"

  /// What it complains about; empty when nothing.
  static func complaints(about report: String, schema: String) throws -> String {
    try OutsideTool.withFolder(["schema.json": schema, "report.json": report]) { folder in
      let (status, output) = try OutsideTool.run([
        python, "-W", "ignore", "-m", "jsonschema", "-i", folder.appending(path: "report.json").path(),
        folder.appending(path: "schema.json").path(),
      ])
      if output.contains("No module named") || status == 127 {
        Issue.record("python3 with the package 'jsonschema' is needed here: 'make test' installs it")
      }
      return status == 0 ? "" : output.isEmpty ? "it failed without a word" : output
    }
  }
}
