// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

extension RulesCommand {
  /// `evenhand rules new`
  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes a new rule with its three examples, ready to be changed.",
      discussion: """
        Example: evenhand rules new local.notice-given --for advert

        Writes into the folder of the pack, and makes the pack where there is none. The rule loads and its examples \
        hold; what says TODO is yours.
        """)

    @Argument(help: "The rule's id: the pack, a dot and a name in small letters, digits and hyphens.")
    var id: String

    @Option(
      name: .customLong("for"), help: "What it looks at: vacancy, advert, cohort, organisation or interview.",
      completion: .list(["vacancy", "advert", "cohort", "organisation", "interview"]))
    var kind: String = "vacancy"

    @Option(help: "The pack's folder; by default one named as the pack.", completion: .directory)
    var pack: String?

    func run() async throws {
      try RulesCommand.finish(try Evenhand.newRule(id, kind: kind, folder: pack))
    }
  }

  /// `evenhand rules docs`
  struct Docs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the rules as pages, in HTML and Markdown.",
      usage: "evenhand rules docs [<options>] --out <out>",
      discussion: "Example: evenhand rules docs --out rules")

    @OptionGroup var rules: RuleOptions

    @Option(
      help: "The folder for rules.html and rules.md; - writes one format to standard output.",
      completion: .directory)
    var out: String

    @Option(
      help: "The formats to write, separated by a comma: html, md.",
      completion: .list(["html", "md", "html,md"]))
    var format: String = "html,md"

    func run() async throws {
      let formats = format.split(separator: ",").map(String.init)
      try RulesCommand.finish(
        try Evenhand.documentRules(rules.rules, settings: rules.set, formats: formats, folder: out))
    }
  }

  /// `evenhand rules diff`
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says what changes between two packs, or between two runs.",
      discussion: """
        Example: evenhand rules diff march/report.json april/report.json

        Of two packs, rules that came, went and changed, old to new. Of two runs, by their report.json, the verdicts \
        that changed, each with what can have caused it: the rule, a parameter, the data, the date, an explanation.
        """)

    @Argument(
      help: "A pack by name or folder, an overlay, or a report.json.", completion: Completions.packOrPath)
    var before: String

    @Argument(help: "Another of the same kind.", completion: Completions.packOrPath)
    var after: String

    func run() async throws { try RulesCommand.finish(try Evenhand.differences(before, after)) }
  }

  /// `evenhand rules lock`
  struct Lock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a lock: the packs with their versions and digests.",
      discussion: """
        Example: evenhand rules lock > evenhand.lock

        'evenhand audit --lock FILE' then refuses a pack that has changed, or that is not in the lock.
        """)

    @Argument(
      help: "Packs by name or folder; the built-in packs when left out.", completion: Completions.packOrPath)
    var packs: [String] = []

    func run() async throws { try RulesCommand.finish(try Evenhand.lockRules(packs)) }
  }
}

extension RulesCommand {
  /// `evenhand rules schema`
  struct Schema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the JSON Schema of a kind of file, for editors.",
      discussion: """
        Example: evenhand rules schema rule > rule.schema.json

        An editor that knows YAML then completes keys and marks mistakes: write \
        "# yaml-language-server: $schema=rule.schema.json" at the top of a file, or name the schema in its settings.
        """)

    @Argument(
      help: "rule, pack, lexicon, overlay, profile, register or lock.",
      completion: .list(FileSchema.allCases.map(\.rawValue)))
    var kind: String

    func run() async throws { try RulesCommand.finish(try Evenhand.schema(of: kind)) }
  }
}
