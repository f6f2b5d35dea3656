// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand explain`
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Drafts and checks the explanation register.",
    discussion: "Example: evenhand explain draft EXPORTS --out explanations.csv",
    subcommands: [Draft.self, Check.self])

  /// `evenhand explain draft`
  struct Draft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes blank explanations for everything that must be explained.",
      usage: "evenhand explain draft [<options>] <inputs> ...",
      discussion: """
        Example: evenhand explain draft EXPORTS --explanations explanations.csv --out explanations.csv

        Entries that are there already are kept as they are. The draft is not valid until it is filled in: \
        `evenhand explain check` says what is missing. Advice and what cannot be told are not drafted.
        """)

    @OptionGroup var input: InputOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var cuts: CutOptions
    @OptionGroup var time: TimeOptions

    @Option(
      help: "A register whose entries are kept.", completion: .file(extensions: ["csv", "yaml", "yml"]))
    var explanations: String?

    @Option(help: "The moment that the audit serves.")
    var checkpoint: CheckpointName = .prePublication

    @Option(
      help: "The register to write, .csv or .yaml; - for standard output as CSV.",
      completion: .file(extensions: ["csv", "yaml", "yml"]))
    var out: String = "explanations.csv"

    func run() async throws {
      let terminal = Terminal()
      var request = AuditRequest(inputs: input.inputs, asOf: time.day)
      request.profile = input.profile
      request.encoding = input.encoding
      request.rules = rules.rules
      request.settings = rules.set
      request.cuts = cuts.by
      request.explanations = explanations
      request.checkpoint = checkpoint.rawValue
      request.period = time.period
      request.periodBasis = time.periodBy.rawValue
      let draft = try await Evenhand.draftExplanations(request, to: out)
      for remark in draft.remarks { terminal.say(remark) }
      if out == "-" { terminal.write(draft.text) }
      throw Ended(status: draft.status)
    }
  }

  /// `evenhand explain check`
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks a register: is every entry complete, adequate and in force?",
      usage: "evenhand explain check [<options>] <register>",
      discussion: "Example: evenhand explain check explanations.csv --as-of 2026-04-30")

    @Argument(help: "The register, .csv or .yaml.", completion: .file(extensions: ["csv", "yaml", "yml"]))
    var register: String

    @OptionGroup var rules: RuleOptions

    @Option(help: "The day by which it is judged. Today in the United Kingdom when left out.")
    var asOf: String?

    func run() async throws {
      let check = try Evenhand.checkRegister(register, rules: rules.rules, asOf: asOf ?? Today.iso)
      Terminal().write(check.text)
      throw Ended(status: check.status)
    }
  }
}
