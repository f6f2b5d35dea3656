// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand panel`
struct PanelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "panel",
    abstract: "Checks one panel before it sits.",
    usage: "evenhand panel [<options>]",
    discussion: """
      Example: evenhand panel --band 8a --deciding 3 --representative yes --decides yes --trained 3

      Nobody is asked who is of which ethnicity: the panel as a whole declares whether it has a representative. \
      The default checkpoint is pre-interview.
      """)

  @Option(
    help: "A panel file in the layout of panels.csv, instead of the numbers.",
    completion: .file(extensions: ["csv", "xml"]))
  var file: String?

  @Option(help: "The pay band of the post, such as 8a.")
  var band: String?

  @Option(help: "How many members decide.")
  var deciding: Int?

  @Option(
    help: "Whether an ethnic minority representative is on the panel: yes, no or not-asked.",
    completion: .list(["yes", "no", "not-asked"]))
  var representative: String?

  @Option(
    help: "Whether that representative decides with the others: yes or no.",
    completion: .list(["yes", "no"]))
  var decides: String?

  @Option(help: "How many of the deciding members were trained within the time that the policy sets.")
  var trained: Int?

  @OptionGroup var rules: RuleOptions

  @Option(help: "The moment that the check serves.")
  var checkpoint: CheckpointName = .preInterview

  @Option(help: "The day by which it is judged. Today in the United Kingdom when left out.")
  var asOf: String?

  func run() async throws {
    let terminal = Terminal()
    var panel = PanelRequest(asOf: asOf ?? Today.iso)
    panel.file = file
    panel.band = band
    panel.deciding = deciding
    panel.representative = representative
    panel.representativeDecides = decides
    panel.trained = trained
    panel.rules = rules.rules
    panel.settings = rules.set
    panel.checkpoint = checkpoint.rawValue
    let answer = try await Evenhand.checkPanel(panel)
    for remark in answer.remarks { terminal.say(remark) }
    terminal.write(answer.text)
    throw Ended(status: answer.status)
  }
}
