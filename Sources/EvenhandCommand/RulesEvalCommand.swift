// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

extension RulesCommand {
  /// `evenhand rules eval`
  struct Eval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Evaluates one expression, or a batch, to try things.",
      usage:
        "evenhand rules eval [<options>] <expression>\n       evenhand rules eval --batch [<options>] [<file>]",
      discussion: """
        Example: evenhand rules eval 'vacancy.band >= 7 && panel.interview.minority_members >= 1' --given facts.yaml

        Prints the value with its type, or unknown with its reasons, or what is wrong with a mark below the place. \
        Facts are written as in the examples of rules (vacancy.band: 8a); what is not given is not recorded.

        With --batch every line of a file or of standard input is JSON, {"expr": "...", "bindings": {...}}, and is \
        answered with {"value", "type"}, {"unknown"} or {"error"}. {"$unknown": "reason"} stands for an unknown fact; \
        with "undeclared": true the types are those that the bindings show.
        """)

    @Argument(help: "The expression; with --batch, the file, standard input when left out.")
    var expression: String?

    @Option(help: "A file of facts in YAML.")
    var given: String?

    @Option(help: "The rule whose facts and parameters may be named.", completion: Completions.rule)
    var rule: String?

    @Option(
      name: .customLong("for"),
      help:
        "The kind of subject: vacancy, advert, cohort, organisation or interview. Found by the names used.")
    var kind: String?

    @Flag(help: "Shows what each part came to.")
    var why = false

    @Flag(help: "Reads lines of JSON and answers each with one.")
    var batch = false

    @OptionGroup var rules: RuleOptions

    func validate() throws {
      if expression == nil, !batch { throw ValidationError("Missing the expression.") }
      if batch, given != nil || why { throw ValidationError("--given and --why do not go with --batch.") }
    }

    func run() async throws {
      var request = TrialRequest()
      request.rule = rule
      request.kind = kind
      request.given = given
      request.showsWhy = why
      request.rules = rules.rules
      request.settings = rules.set
      let answer =
        batch
        ? try Evenhand.tryExpressions(in: expression ?? "-", request)
        : try Evenhand.tryExpression(expression ?? "", request)
      try RulesCommand.finish(answer)
    }
  }

  /// `evenhand rules fields`
  struct Fields: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the facts that rules may name, with type, meaning and possible values.",
      discussion: "Example: evenhand rules fields panel.interview")

    @Argument(help: "Only facts whose path begins so.")
    var prefix: String?

    @Option(
      name: .customLong("for"),
      help: "Only for rules about this kind of subject: vacancy, advert, cohort, organisation or interview.")
    var kind: String?

    func run() async throws { try RulesCommand.finish(try Evenhand.listFields(prefix, kind: kind)) }
  }
}
