// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Holds what the project contains: rule ids, sample files, links.
@Suite struct ContentTests {
  @Test func `every rule id is unique and names its pack`() throws {
    var seen: [String: String] = [:]
    let rules = try Repository.files(under: "Rules", ending: ".yaml").filter {
      !$0.path.hasSuffix("/pack.yaml") && !$0.path.contains("/lexicons/")
    }
    #expect(!rules.isEmpty)
    for file in rules {
      let line = try #require(file.lines.first { $0.hasPrefix("id:") }, "\(file.path) has no id")
      let id = line.dropFirst(3).trimmingCharacters(in: .whitespaces)
      let pack = file.path.split(separator: "/")[1]
      #expect(id.hasPrefix("\(pack)."), "\(file.path): \(id) does not name its pack")
      #expect(
        file.path == "Rules/\(pack)/\(id.dropFirst(pack.count + 1)).yaml",
        "\(file.path) is not named after \(id)")
      #expect(seen.updateValue(file.path, forKey: id) == nil, "\(id) stands in two files")
    }
  }

  @Test func `every sample file is used by a test`() throws {
    let tests = try Repository.files(under: "Tests", ending: ".swift").map(\.text).joined()
    let samples = try Repository.paths(under: "SampleData").filter {
      $0.contains(".") && !$0.contains("__pycache__")
    }
    #expect(samples.count > 8)
    for path in samples {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      #expect(
        tests.contains("\"\(path)\"") || (folder != "SampleData" && tests.contains("\"\(folder)\"")),
        "no test uses \(path)")
    }
  }

  @Test func `links between the project's pages lead somewhere`() throws {
    let pages = try [
      "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "Rules/README.md",
      "SampleData/README.md",
    ]
    .map { Repository.File(path: $0, text: try Repository.text($0)) }
    for page in pages {
      for target in relativeLinks(in: page.text) {
        let folder =
          page.path.contains("/")
          ? page.path.split(separator: "/").dropLast().joined(separator: "/") + "/" : ""
        let exists = FileManager.default.fileExists(
          atPath: Repository.root.appending(path: folder + target).path())
        #expect(exists, "\(page.path) links to \(target)")
      }
    }
  }

  private func relativeLinks(in text: String) -> [String] {
    text.components(separatedBy: "](").dropFirst().compactMap { part in
      let target = part.prefix { $0 != ")" && $0 != "#" }
      return target.isEmpty || target.contains("://") ? nil : String(target)
    }
  }
}
