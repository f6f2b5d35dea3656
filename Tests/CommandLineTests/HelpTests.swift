// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The help of every command, as it was reviewed.
@Suite struct HelpTests {
  /// Every command and subcommand, as the program itself lists them.
  private func commands() throws -> [[String]] {
    let dump = try Program.run(["--experimental-dump-help"])
    let tool = try JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any]
    let root = try #require(tool?["command"] as? [String: Any])
    return walk(root, path: [])
  }

  private func walk(_ command: [String: Any], path: [String]) -> [[String]] {
    let inner = command["subcommands"] as? [[String: Any]] ?? []
    return [path]
      + inner.flatMap { child -> [[String]] in
        let name = child["commandName"] as? String ?? ""
        return name == "help" ? [] : walk(child, path: path + [name])
      }
  }

  @Test func `every command has help with an example of itself, in at most 80 columns`() throws {
    let commands = try commands()
    #expect(commands.count >= 15)
    for command in commands {
      let run = try Program.run(command + ["--help"], environment: ["COLUMNS": "80"])
      let name = command.joined(separator: " ")
      #expect(run.status == 0 && run.errors.isEmpty, "\(name)")
      #expect(run.output.contains("Example: evenhand \(name)"), "\(name) has no example")
      // The parser does not wrap its line of usage, which is to be read without scrolling all the same.
      for line in run.output.split(separator: "\n") {
        #expect(line.count <= (line.hasPrefix("USAGE: ") ? 100 : 80), "\(name): \(line)")
      }
    }
  }

  @Test func `the help of every command is what was reviewed`() throws {
    let text = try commands().map { command in
      let run = try Program.run(command + ["--help"], environment: ["COLUMNS": "80"])
      return "$ \((["evenhand"] + command + ["--help"]).joined(separator: " "))\n\(run.output)"
    }.joined(separator: "\n")
    try GoldenText.expect(text, "help.txt")
  }
}
