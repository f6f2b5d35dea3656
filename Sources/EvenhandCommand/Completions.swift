// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit
import Foundation

/// What the shell offers where the program knows better than the shell.
enum Completions {
  static let profile = CompletionKind.custom { _, _, _ in Evenhand.profileNames }
  static let profileOrFile = CompletionKind.custom { _, _, prefix in
    Evenhand.profileNames + paths(prefix, endings: [".yaml", ".yml"])
  }
  static let packOrPath = CompletionKind.custom { _, _, prefix in
    Evenhand.packNames + paths(prefix, endings: [".yaml", ".yml"])
  }
  static let rule = CompletionKind.custom { _, _, _ in Evenhand.ruleParameters.map(\.rule) }
  /// Up to the sign after which the value stands.
  static let parameter = CompletionKind.custom { _, _, _ in
    Evenhand.ruleParameters.flatMap { rule, names in names.map { "\(rule).\($0)=" } }
  }
  static let formats = CompletionKind.custom { _, _, prefix in
    further(ReportFormat.allCases.map(\.rawValue), after: prefix)
  }
  static let cuts = CompletionKind.custom { _, _, prefix in further(Evenhand.cutNames, after: prefix) }

  /// A further name after the last comma, of those that are not there yet.
  private static func further(_ names: [String], after prefix: String) -> [String] {
    let chosen = prefix.split(separator: ",", omittingEmptySubsequences: false).dropLast().map(String.init)
    let start = chosen.map { "\($0)," }.joined()
    return names.filter { !chosen.contains($0) }.map { start + $0 }
  }

  /// Folders, and files with one of the endings, in the folder that the prefix names.
  private static func paths(_ prefix: String, endings: [String]) -> [String] {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.compactMap { name in
      let path = folder + name
      if (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil { return path + "/" }
      return endings.contains { name.hasSuffix($0) } ? path : nil
    }
  }
}
