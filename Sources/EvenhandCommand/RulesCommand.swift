// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand rules`
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists, shows, checks, tests, tries, writes and compares rules.",
    discussion: "Example: evenhand rules show panel.ethnic-minority-representation",
    subcommands: [
      List.self, Show.self, Check.self, Test.self, Fields.self, Eval.self,
      New.self, Docs.self, Schema.self, Diff.self, Lock.self,
    ])

  /// `evenhand rules list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the rules of the packs.", discussion: "Example: evenhand rules list")

    @OptionGroup var rules: RuleOptions

    func run() async throws {
      try finish(try Evenhand.listRules(rules.rules, settings: rules.set))
    }
  }

  /// `evenhand rules show`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows one rule: text, guidance, expression, parameters, examples, remedy.",
      discussion: "Example: evenhand rules show likelihood.appointment-from-shortlisting")

    @Argument(help: "The rule's id.", completion: Completions.rule)
    var id: String

    @OptionGroup var rules: RuleOptions

    func run() async throws {
      try finish(try Evenhand.showRule(id, rules: rules.rules, settings: rules.set))
    }
  }

  /// `evenhand rules check`
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Loads packs and says every fault with its place.",
      discussion: "Example: evenhand rules check Rules/panel")

    @Argument(
      help: "Packs by name or folder, or a rule's file in its pack; the built-in packs when left out.",
      completion: Completions.packOrPath)
    var packs: [String] = []

    func run() async throws { try finish(try Evenhand.checkRules(packs)) }
  }

  /// `evenhand rules test`
  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Runs the examples of every rule and says what they do not cover.",
      discussion: "Example: evenhand rules test Rules/panel")

    @Argument(
      help: "Packs by name or folder, or a rule's file in its pack; the built-in packs when left out.",
      completion: Completions.packOrPath)
    var packs: [String] = []

    func run() async throws { try finish(try Evenhand.testRules(packs)) }
  }

  static func finish(_ answer: TextAnswer) throws {
    let terminal = Terminal()
    for remark in answer.remarks { terminal.say(remark) }
    terminal.write(answer.text)
    throw Ended(status: answer.status)
  }
}
