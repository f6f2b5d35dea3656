// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML
internal import Registers
internal import RuleEngine

/// A register as it was read, with the digest of its file.
struct ReadRegister {
  let entries: ExplanationRegister
  let sha256: String
}

/// Reads the explanation register of a run.
struct RegisterSource {
  let path: String?
  let knownRules: [String]

  init(path: String?, rules packs: [RulePack]) {
    self.path = path
    knownRules = packs.flatMap(\.rules).flatMap { [$0.id] + $0.formerly }
  }

  /// `nil` when none is named.
  func register() throws(EvenhandFault) -> ReadRegister? {
    guard let path else { return nil }
    let format = try RegisterSource.format(path)
    let text = try TextFile.read(path, what: "an explanation register")
    let entries = try authored { () throws(AuthoredIssues) in
      try ExplanationRegister(file: path, format: format, text: text, knownRules: knownRules)
    }
    return ReadRegister(entries: entries, sha256: ContentSHA256.of(Array(text.utf8)))
  }

  static func format(_ path: String) throws(EvenhandFault) -> ExplanationRegister.Format {
    if let format = ExplanationRegister.Format(file: path) { return format }
    throw .usage("'\(path)' is no register by its name (expected one that ends in .csv or .yaml)")
  }
}
