// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Holds the shape of the project: who may import whom, where `unsafe` may stand, how long a file may be.
@Suite struct ShapeTests {
  /// The targets in the order of the flow: ours that each may import, then those from outside.
  static let allowed: [String: (ours: Set<String>, outside: Set<String>)] = [
    "CLibXML2": ([], []),
    "CRE2": ([], []),
    "CLibZip": ([], []),
    "CZlib": ([], []),
    "Patterns": (["CRE2"], []),
    "AuditModel": ([], []),
    "LocatedYAML": ([], ["Yams"]),
    "Ingestion": (
      ["AuditModel", "CLibXML2", "CLibZip", "CZlib", "LocatedYAML", "Patterns"], ["Foundation", "Glibc"]
    ),
    "Statistics": ([], ["Glibc"]),
    "Expressions": (["Patterns"], ["Foundation"]),
    "RuleEngine": (["AuditModel", "Expressions", "LocatedYAML", "Statistics"], ["Synchronization"]),
    "Registers": (["AuditModel", "LocatedYAML"], []),
    "Reporting": (["AuditModel", "Statistics"], ["Foundation", "Glibc", "Mustache"]),
    "Samples": (["AuditModel"], ["Foundation"]),
    "EvenhandKit": (
      [
        "AuditModel", "Expressions", "Ingestion", "LocatedYAML", "Registers", "Reporting", "RuleEngine",
        "Samples", "Statistics",
      ], ["Crypto", "Foundation"]
    ),
    "EvenhandCommand": (["EvenhandKit"], ["ArgumentParser", "Foundation", "Glibc"]),
    "EmbedTexts": ([], ["Foundation", "PackagePlugin"]),
    "EmbedTextsTool": ([], ["Foundation"]),
  ]

  @Test func `targets import only what their row allows`() throws {
    for file in try Repository.files(under: "Sources", ending: ".swift") {
      let row = try #require(Self.allowed[file.target], "no row for \(file.target)")
      // Parts of the standard library, and the C library under the names that it has elsewhere.
      let standard: Set<String> = row.outside.contains("Glibc") ? ["Darwin", "Musl", "Synchronization"] : []
      for module in imports(of: file) where !standard.contains(module) {
        #expect(
          row.ours.contains(module) || row.outside.contains(module),
          "\(file.path) imports \(module), which \(file.target) may not")
      }
    }
  }

  @Test func `the arrows have no cycle`() {
    for target in Self.allowed.keys {
      #expect(!reachable(from: target).contains(target), "\(target) reaches itself")
    }
  }

  private func reachable(from target: String) -> Set<String> {
    var seen: Set<String> = []
    var open = Array(Self.allowed[target]?.ours ?? [])
    while let next = open.popLast() {
      if seen.insert(next).inserted { open += Self.allowed[next]?.ours ?? [] }
    }
    return seen
  }

  private func imports(of file: Repository.File) -> [String] {
    file.code.compactMap { line in
      let words = line.text.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count else {
        return nil
      }
      let modifiers: Set<Substring> = [
        "public", "package", "internal", "private", "fileprivate", "@preconcurrency",
      ]
      guard words[..<index].allSatisfy(modifiers.contains) else { return nil }
      return words[index + 1].split(separator: ".").first.map(String.init)
    }
  }

  @Test func `unsafe stands only in the byte layer`() throws {
    let layer = [
      "Sources/Ingestion/Bytes/", "Sources/Ingestion/CSV/", "Sources/Ingestion/Packed/",
      "Sources/Ingestion/XML/",
      "Sources/Patterns/",
    ]
    for file in try Repository.files(under: "Sources", ending: ".swift")
    where !layer.contains(where: file.path.hasPrefix) {
      for line in file.code where words(line.text).contains("unsafe") {
        Issue.record("\(file.path):\(line.number) is unsafe outside the byte layer")
      }
      #expect(
        !file.text.contains("UnsafePointer<") && !file.text.contains("UnsafeRawPointer"), "\(file.path)")
    }
  }

  @Test func `only the command prints, exits, or asks the clock and the environment`() throws {
    let forbidden: Set<String> = [
      "print", "exit", "abort", "CommandLine", "ProcessInfo", "getenv", "debugPrint",
    ]
    let clocks = ["Date()", "Date.now", ".now()", "ContinuousClock", "clock_gettime", "gettimeofday"]
    let tools: Set<String> = ["EvenhandCommand", "EmbedTexts", "EmbedTextsTool"]
    for file in try Repository.files(under: "Sources", ending: ".swift") where !tools.contains(file.target) {
      for line in file.code {
        for word in words(line.text) where forbidden.contains(word) {
          Issue.record("\(file.path):\(line.number) uses \(word)")
        }
        for clock in clocks where line.text.contains(clock) {
          Issue.record("\(file.path):\(line.number) asks a clock")
        }
      }
    }
  }

  @Test func `no escape hatch stands on a path that input can reach`() throws {
    let hatches = ["fatalError(", "try!", "as! ", "@unchecked Sendable", "nonisolated(unsafe)"]
    for file in try Repository.files(under: "Sources", ending: ".swift") {
      for line in file.code {
        for hatch in hatches where line.text.contains(hatch) {
          Issue.record("\(file.path):\(line.number) has \(hatch)")
        }
      }
    }
  }

  @Test func `files are short enough to have one job`() throws {
    for folder in ["Sources", "Tests"] {
      for file in try Repository.files(under: folder, ending: ".swift") {
        #expect(file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines")
        #expect(file.text.hasPrefix("// SPDX-License-Identifier: Apache-2.0\n"), "\(file.path)")
      }
    }
  }

  @Test func `suites draw their cases with one generator`() throws {
    let constant = "BF58_476D" + "_1CE4_E5B9"
    for file in try Repository.files(under: "Tests", ending: ".swift")
    where file.text.uppercased().contains(constant) {
      #expect(file.path.hasPrefix("Tests/TestSupport/"), "\(file.path) has a generator of its own")
    }
  }

  @Test func `the top level is fixed`() throws {
    let folders: Set<String> = ["Sources", "Tests", "Rules", "SampleData"]
    let files: Set<String> = [
      "Package.swift", "README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Makefile",
    ]
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", Repository.root.path(), "ls-files"]
    let pipe = Pipe()
    git.standardOutput = pipe
    git.standardError = FileHandle.nullDevice
    try git.run()
    let listed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    // A source archive has no history to ask; its packer took these files.
    guard git.terminationStatus == 0 else { return }
    for path in listed.split(separator: "\n") {
      let first = String(path.split(separator: "/").first ?? "")
      let isFolder = path.contains("/")
      #expect(
        first.hasPrefix(".") || (isFolder ? folders : files).contains(first),
        "\(path) stands beside the fixed top level")
    }
  }

  private func words(_ text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }
}
