// SPDX-License-Identifier: Apache-2.0

internal import Ingestion
internal import RuleEngine

extension Evenhand {
  /// The names of the built-in profiles.
  public static var profileNames: [String] { ProfileSources.builtIn.profiles.map(\.name) }

  /// The names of the built-in rule packs.
  public static var packNames: [String] { RuleSources.builtInNames }

  /// The ways of cutting that can be asked for.
  public static var cutNames: [String] { AskedCuts.names }

  /// The ids of the built-in rules, each with the names of its parameters.
  public static var ruleParameters: [(rule: String, parameters: [String])] {
    let packs = (try? RuleSources(names: []).packs()) ?? []
    return packs.flatMap(\.rules).map { ($0.id, $0.parameters.map(\.name)) }
  }
}
