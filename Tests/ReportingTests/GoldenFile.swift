// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A reviewed text beside the tests. `RECORD=1` writes it anew, and fails the test that did.
enum GoldenFile {
  static func expect(_ text: String, equals name: String, location: SourceLocation = #_sourceLocation) throws
  {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(name); run again without RECORD", sourceLocation: location)
      return
    }
    let golden = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    guard golden.utf8.elementsEqual(text.utf8) == false else { return }
    let wanted = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(wanted, found).prefix { $0 == $1 }.count
    let (want, got) = (wanted.dropFirst(line).first ?? "", found.dropFirst(line).first ?? "")
    Issue.record("\(name):\(line + 1) should be\n  \(want)\nand is\n  \(got)", sourceLocation: location)
  }
}
