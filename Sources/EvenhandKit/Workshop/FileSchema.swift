// SPDX-License-Identifier: Apache-2.0

internal import Ingestion
internal import Registers
internal import RuleEngine

/// The kinds of file that people write, each with a JSON Schema (draft 2020-12) for editors.
public enum FileSchema: String, Sendable, CaseIterable {
  case rule, pack, lexicon, overlay, profile, register, lock

  /// The schema, with the words that the program itself knows in their places.
  public var text: String {
    var text = String(decoding: template, as: UTF8.self)
    for (mark, words) in Self.words { text = text.replacing("\"@\(mark)\"", with: Self.list(words)) }
    text = text.replacing("\"@remedies\"", with: Self.texts(SchemaWords.checkpoints + ["afterwards"]))
    return text.replacing("\"@register\"", with: Self.texts(ExplanationField.allCases.map(\.rawValue)))
  }

  private var template: [UInt8] {
    switch self {
    case .rule: PackageResources.rule_schema_json
    case .pack: PackageResources.pack_schema_json
    case .lexicon: PackageResources.lexicon_schema_json
    case .overlay: PackageResources.overlay_schema_json
    case .profile: PackageResources.profile_schema_json
    case .register: PackageResources.register_schema_json
    case .lock: PackageResources.lock_schema_json
    }
  }

  private static let words: [(String, [String])] = [
    ("obligations", SchemaWords.obligations), ("checkpoints", SchemaWords.checkpoints),
    ("subjects", SchemaWords.subjects), ("parameters", SchemaWords.parameters),
    ("stages", SchemaWords.stages), ("characteristics", SchemaWords.characteristics),
    ("cuts", SchemaWords.cuts), ("strata", SchemaWords.strata), ("units", SchemaWords.units),
    ("spans", SchemaWords.spans),
    ("entities", Entity.allCases.map(\.rawValue)),
  ]

  private static func list(_ words: [String]) -> String {
    "[" + words.map(ValueJSON.quoted).joined(separator: ", ") + "]"
  }

  /// Properties that are each a text.
  private static func texts(_ names: [String]) -> String {
    "{" + names.map { ValueJSON.quoted($0) + ": {\"type\": \"string\"}" }.joined(separator: ", ") + "}"
  }
}

extension Evenhand {
  /// The JSON Schema of a kind of file.
  ///
  /// - Throws: a kind that there is none of.
  public static func schema(of name: String) throws(EvenhandFault) -> TextAnswer {
    guard let schema = FileSchema(rawValue: name) else {
      let known = FileSchema.allCases.map(\.rawValue)
      throw .usage(
        "there is no schema of '\(name)' (expected \(known.joined(separator: ", ")))"
          + suggestion(for: name, among: known))
    }
    return TextAnswer(
      text: schema.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "\n"))
  }
}
