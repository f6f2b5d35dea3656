// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says whether files are ready for an audit with a profile, before one is made.",
    usage: "evenhand check [<options>] <inputs> ...",
    discussion: """
      Example: evenhand check EXPORTS --profile mine.map.yaml

      Reads the files as an audit would, and says what became of every record, how the files belong together in \
      both directions, which values the profile does not map and which dates cannot be read, and which rules will \
      have the facts that they need. A profile in which a TODO is left is refused at its place.

      Exit codes: 0 ready; 2 the profile, a pack or the usage is at fault; 3 not ready, and why.

      No value is printed but words of categories that at least three records have.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RuleOptions

  @Option(help: "The moment that the audit is to serve.")
  var checkpoint: CheckpointName = .prePublication

  @Option(help: "The day that stands for today. Today in the United Kingdom when left out.")
  var asOf: String?

  func run() async throws {
    var request = AuditRequest(inputs: input.inputs, asOf: asOf ?? Today.iso)
    request.profile = input.profile
    request.encoding = input.encoding
    request.rules = rules.rules
    request.settings = rules.set
    request.checkpoint = checkpoint.rawValue
    let terminal = Terminal()
    let answer = try await Evenhand.check(request)
    terminal.write(answer.text)
    for remark in answer.remarks { terminal.say(remark) }
    throw Ended(status: answer.status)
  }
}
