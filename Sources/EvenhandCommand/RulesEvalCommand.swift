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
        Facts are written as in the examples of rules (vacancy.band: 8a); what is not given is not recorded, the figures \
        of a measure follow from its counts, and with --rule what the rule's lexicon finds follows from the texts. An \
        expression that begins with two minus signs stands behind --. Exit codes: 0 a value; 2 an error; 4 unknown.

        With --batch every line of a file or of standard input is JSON, {"expr": "...", "bindings": {...}}, and is \
        answered with {"value", "type"}, {"unknown"} or {"error"}, an error with the line of the batch and, where it is \
        one of the expression, with the place in it. {"$unknown": "reason"} stands for an unknown fact; with \
        "undeclared": true the types are those that the bindings show. Blank lines have no answer. Exit codes: 0 every \
        line was a request, whatever it came to; 2 some line was none, and the others are answered all the same.
        """)

    @Argument(help: "The expression; with --batch, the file, standard input when left out.")
    var expression: String?

    @Option(help: "A file of facts in YAML; - for standard input.")
    var given: String?

    @Option(
      help: "The rule whose facts, parameters and texts may be named. --rules and --set go with it.",
      completion: Completions.rule)
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
