// SPDX-License-Identifier: Apache-2.0

import EvenhandKit
import Foundation
import Testing

/// The rule language against Google's engine for CEL, on expressions that are drawn.
@Suite struct GoogleEngineTests {
  private static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let engine = project.appending(path: ".build/engine")
  private static var isThere: Bool {
    FileManager.default.fileExists(atPath: engine.appending(path: "cel_expr_python").path)
      && (try? run([
        "-c", "import sys; sys.path.insert(0, sys.argv[1]); from cel_expr_python import cel", engine.path,
      ]))?
      .status == 0
  }

  /// What a Python program prints, and how it ends.
  private static func run(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test(.enabled(if: isThere, "Google's engine for CEL is not there: make test installs it"))
  func `what is drawn comes to the same`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "evenhand-engine-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var generator = ExpressionGenerator(seed: 20_251_126)
    let lines = try (0..<20_000).map { _ in
      let text = try JSONEncoder().encode(generator.expression())
      return "{\"undeclared\": true, \"expr\": \(String(decoding: text, as: UTF8.self)), "
        + "\"bindings\": \(ExpressionGenerator.bindings)}"
    }
    let (requests, answers) = (folder.appending(path: "requests"), folder.appending(path: "answers"))
    try (lines.joined(separator: "\n") + "\n").write(to: requests, atomically: false, encoding: .utf8)
    let answer = try Evenhand.tryExpressions(in: requests.path, TrialRequest())
    #expect(answer.status == .complies)
    try (answer.text + "\n").write(to: answers, atomically: false, encoding: .utf8)
    let script = Self.project.appending(path: "Tests/WorkshopTests/Engine/compare.py")
    let (status, text) = try Self.run([script.path, Self.engine.path, requests.path, answers.path])
    let printed = text.split(separator: "\n")
    #expect(status == 0 && printed.count == 1, "\(printed.suffix(40).joined(separator: "\n"))")
    // Most of what is drawn has a value.
    let numbers = (printed.last ?? "").split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    #expect(
      numbers.count == 4 && numbers[0] - numbers[2] > 10_000 && numbers[3] < 200, "\(printed.last ?? "")")
  }
}
