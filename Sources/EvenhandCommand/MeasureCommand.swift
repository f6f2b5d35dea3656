// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand measure`
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Computes the figures of counts that are typed in.",
    usage: """
      evenhand measure --white <n/n> --minority <n/n> [--unknown <n/n>] [<options>]
             evenhand measure --strata <file> [--ordered] [<options>]
             evenhand measure --group <name=n/n> ... [<options>]
             evenhand measure --batch [<file>]
      """,
    discussion: """
      Example: evenhand measure --white 1480/6210 --minority 512/3120 --unknown 40/310

      Each pair is how many were selected and how many were considered: here 1,480 of 6,210 white applicants who were \
      shortlisted were appointed. For other steps name them: --from applied --to shortlisted; among the stages are applied, \
      longlisted, shortlisted, interviewed, offered, appointed and started. Every figure stands in a sentence, with its \
      numbers, and how it is computed at the end.

      With --available 120/900, 120 of 900 people available being of an ethnic minority, their share of the selected is \
      held against that share. With --before 1400/6000,450/3000 (white, then ethnic minority applicants of an earlier \
      period) it is told how the relative likelihood changed.

      A file of strata is CSV with the columns stratum, white_from, white_to, ethnic_minority_from and \
      ethnic_minority_to: one row a vacancy, band, site or year. With --ordered the rows stand in an order, \
      such as years, and it is tested whether the rates rise or fall along them.

      With --group 'Asian=12/80' --group 'Black=5/60' --group 'White=40/150' any number of groups are compared at once: each \
      with the one that has the highest rate, or with the one that --reference names, both ways round and with four \
      fifths, and all of them together. p-values are told as they are and allowing for how many comparisons were made. \
      People whose group is not known go into --unknown, not into a group. With --least-share 2% smaller groups are left \
      out of the comparisons, and it is said.

      With --batch every line of a file or of standard input is JSON, {"white": [1480, 6210], "ethnic_minority": [512, \
      3120]}, and is answered with one line: all figures by name, or {"error"}. Beside these a line may have unknown, \
      strata (a list), ordered, available, before, from, to and id. Several groups are {"groups": {"Asian": [12, 80], \
      "White": [40, 150]}}, with unknown, reference, least_share, from, to and id. The exit code is 2 when a line was no \
      request.
      """)

  @Option(help: ArgumentHelp("White applicants: selected/considered.", valueName: "n/n"))
  var white: String?

  @Option(help: ArgumentHelp("Ethnic minority applicants: selected/considered.", valueName: "n/n"))
  var minority: String?

  @Option(
    help: ArgumentHelp(
      "Applicants of one of several groups: its name, then selected/considered. Once for each group.",
      valueName: "name=n/n"))
  var group: [String] = []

  @Option(
    help: ArgumentHelp(
      "The group that the others are held against; the one with the highest rate when left out.",
      valueName: "name"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "Groups of less than this percentage of all considered are left out of the comparisons.",
      valueName: "percentage"))
  var leastShare: String?

  @Option(
    help: ArgumentHelp(
      "Applicants whose ethnicity, or group, is not known: selected/considered.", valueName: "n/n"))
  var unknown: String?

  @Option(
    help: ArgumentHelp("Ethnic minority people of all who are available: people/all.", valueName: "n/n"))
  var available: String?

  @Option(
    help: ArgumentHelp(
      "The counts of an earlier period: white, then ethnic minority applicants.", valueName: "n/n,n/n"))
  var before: String?

  @Option(help: "A CSV file of counts by stratum.", completion: .file(extensions: ["csv"]))
  var strata: String?

  @Flag(help: "The strata stand in an order, such as years.")
  var ordered = false

  @Option(help: ArgumentHelp("The stage at which people are considered.", valueName: "stage"))
  var from = "shortlisted"

  @Option(help: ArgumentHelp("The stage to which they are selected.", valueName: "stage"))
  var to = "appointed"

  @Option(help: "text or json.", completion: .list(["text", "json"]))
  var format: Format = .text

  /// What the answer is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Flag(help: "Reads lines of JSON and answers each with one.")
  var batch = false

  @Argument(help: "With --batch, the file; standard input when left out.")
  var file: String?

  func validate() throws {
    if batch {
      let counts = [white, minority, unknown, strata, available, before, reference, leastShare]
      guard counts.allSatisfy({ $0 == nil }), group.isEmpty, !ordered else {
        throw ValidationError("Counts do not go with --batch: they stand in its lines.")
      }
    } else if file != nil {
      throw ValidationError(
        group.isEmpty
          ? "A file without an option is read with --batch alone; strata are named by --strata."
          : "Each group has a --group of its own, such as --group 'Asian=12/80' --group 'White=40/150'.")
    }
  }

  func run() throws {
    var request = CalculatorRequest()
    request.white = white
    request.minority = minority
    request.groups = group
    request.reference = reference
    request.leastShare = leastShare
    request.unknown = unknown
    request.strata = strata
    request.isOrdered = ordered
    request.available = available
    request.before = before
    request.from = from
    request.to = to
    let answer =
      batch
      ? try Evenhand.calculateBatch(file ?? "-")
      : try Evenhand.calculate(request, format: format == .json ? .json : .text)
    try RulesCommand.finish(answer)
  }
}
