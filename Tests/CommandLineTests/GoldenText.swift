// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A text that a person has read and found right.
enum GoldenText {
  /// Holds a text against the file of this name; with `RECORD=1` writes it there, and fails.
  static func expect(_ text: String, _ name: String) throws {
    let golden = Program.root.appending(path: "Tests/CommandLineTests/Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: golden)
      Issue.record("recorded \(name); run again without RECORD")
      return
    }
    let wanted = try String(contentsOf: golden, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(wanted, found).prefix { $0 == $1 }.count
    #expect(
      wanted == found,
      "\(name):\(line + 1) should be '\(wanted.dropFirst(line).first ?? "")' and is '\(found.dropFirst(line).first ?? "")'"
    )
  }
}
