// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The project's own files, read for checks of its shape.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File {
    /// From the project's root.
    let path: String
    let text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// `Sources/<target>/…`
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    /// The lines of code without comments, and without what stands in string literals on one line.
    var code: [(number: Int, text: String)] {
      lines.enumerated().compactMap { index, line in
        let trimmed = line.trimmingCharacters(in: .whitespaces)
        return trimmed.hasPrefix("//") ? nil : (index + 1, withoutStrings(trimmed))
      }
    }

    private func withoutStrings(_ line: String) -> String {
      var result = ""
      var isInString = false
      var isEscaped = false
      for character in line {
        if isEscaped {
          isEscaped = false
        } else if character == "\\", isInString {
          isEscaped = true
        } else if character == "\"" {
          isInString.toggle()
        } else if !isInString {
          result.append(character)
        }
      }
      return result
    }
  }

  static func paths(under folder: String) throws -> [String] {
    let base = root.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: base.path()).sorted().map { "\(folder)/\($0)" }
  }

  static func files(under folder: String, ending suffix: String) throws -> [File] {
    try paths(under: folder).filter { $0.hasSuffix(suffix) }.map { path in
      File(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
