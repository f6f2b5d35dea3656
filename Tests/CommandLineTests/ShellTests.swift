// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The program in a shell and on a terminal.
@Suite struct ShellTests {
  private static let folder = URL(filePath: Program.path).deletingLastPathComponent().path()
  private static let hasBash = FileManager.default.fileExists(atPath: "/bin/bash")
  private static let hasTerminal = FileManager.default.fileExists(atPath: "/usr/bin/script")

  /// Runs a script of bash with the program first in its path.
  private func bash(_ script: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["--norc", "-c", script]
    process.currentDirectoryURL = Program.root
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = "\(Self.folder):\(environment["PATH"] ?? "")"
    environment["TERM"] = "xterm"
    environment["NO_COLOR"] = nil
    process.environment = environment
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  @Test(.enabled(if: hasBash, "there is no bash")) func `the completion script of bash parses`() throws {
    let run = try bash("evenhand --generate-completion-script bash | bash -n")
    #expect(run.status == 0)
    #expect(try Program.run(["--generate-completion-script", "zsh"]).output.hasPrefix("#compdef evenhand"))
    #expect(
      try Program.run(["--generate-completion-script", "fish"]).output.contains("complete -c 'evenhand'"))
  }

  @Test(
    .enabled(if: hasBash, "there is no bash"),
    arguments: [
      ("evenhand au", "audit"), ("evenhand audit --checkpoint pre-p", "pre-publication"),
      ("evenhand audit --profile nhs", "nhs-jobs-feed"), ("evenhand audit --rules pan", "panel"),
      ("evenhand audit --format html,sa", "html,sarif"), ("evenhand audit --format ju", "junit"),
      ("evenhand rules show panel.ethnic", "panel.ethnic-minority-representation"),
      ("evenhand profiles show cano", "canonical"), ("evenhand panel --representative not", "not-asked"),
      ("evenhand audit --period-by app", "appointed"), ("evenhand audit --fail-on mu", "must"),
    ])
  func `bash completes what the program knows`(line: String, word: String) throws {
    let run = try bash(
      """
      source <(evenhand --generate-completion-script bash)
      COMP_LINE='\(line)'
      COMP_POINT=${#COMP_LINE}
      COMP_WORDS=($COMP_LINE)
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      function=$(complete -p evenhand | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      "$function" evenhand "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    let words = run.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(words.contains(word), "\(run.output)")
  }

  @Test(.enabled(if: hasTerminal, "there is no 'script' to make a terminal"))
  func `a terminal has colour, and none with NO_COLOR`() throws {
    let audit = "evenhand audit SampleData/csv --as-of 2026-04-30"
    let coloured = try bash("script -qec '\(audit)' /dev/null").output
    #expect(coloured.contains("\u{1B}[1;31m"), "\(coloured.prefix(200))")
    let plain = try bash("NO_COLOR=1 script -qec '\(audit)' /dev/null").output
    #expect(plain.contains("must explain") && !plain.contains("\u{1B}[1"))
  }

  @Test(.enabled(if: hasTerminal, "there is no 'script' to make a terminal"))
  func `work of over a second shows how far it is, and clears it`() throws {
    let head = "application_id,vacancy_ref,pay_band,ethnicity,applied_on,shortlisted,interviewed,appointed"
    let rows = (1...20_000).map { "A\($0),V1,Band 5,White: Irish,2025-04-01,1,1,0" }.joined(separator: "\n")
    let scratch = try Scratch()
    let first = try scratch.write("first", "\(head)\n\(rows)\n")
    let second = try scratch.write("second", rows.replacingOccurrences(of: "A", with: "B") + "\n")
    let audit = "evenhand audit - --as-of 2026-04-30"
    func watched(_ option: String) throws -> String {
      let slow = "{ cat \(first); sleep 1.5; cat \(second); } | \(audit) \(option)"
      return try bash("script -qec '\(slow)' /dev/null").output
    }
    let shown = try watched("")
    #expect(shown.contains("\u{1B}[2Kreading -: "), "\(shown.prefix(300))")
    #expect(try !watched("--quiet").contains("reading"))
    #expect(try !watched("--progress none").contains("reading"))
  }
}
