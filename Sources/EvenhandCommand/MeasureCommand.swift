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
             evenhand measure --batch [<file>]
      """,
    discussion: """
      Example: evenhand measure --white 1480/6210 --minority 512/3120 --unknown 40/310

      Each pair is how many were selected and how many were considered, such as appointed and shortlisted. Every figure \
      stands in a sentence, with its numbers, and how it is computed at the end.

      With --available 120/900, 120 of 900 people available being of an ethnic minority, their share of the selected is \
      held against that share. With --before 1400/6000,450/3000 (white, then ethnic minority applicants of an earlier \
      period) it is told how the relative likelihood changed.

      A file of strata is CSV with the columns stratum, white_from, white_to, ethnic_minority_from and \
      ethnic_minority_to: one row a vacancy, band, site or year. With --ordered the rows stand in an order, \
      such as years, and it is tested whether the rates rise or fall along them.

      With --batch every line of a file or of standard input is JSON, {"white": [1480, 6210], "ethnic_minority": [512, \
      3120]}, and is answered with one line: all figures by name, or {"error"}. Beside these a line may have unknown, \
      strata (a list), ordered, available, before, from, to and id. The exit code is 2 when a line was no request.
      """)

  @Option(help: "White applicants: selected/considered.")
  var white: String?

  @Option(help: "Ethnic minority applicants: selected/considered.")
  var minority: String?

  @Option(help: "Applicants whose ethnicity is not known: selected/considered.")
  var unknown: String?

  @Option(help: "Ethnic minority people of all who are available: people/all.")
  var available: String?

  @Option(help: "The counts of an earlier period: white, then ethnic minority applicants.")
  var before: String?

  @Option(help: "A CSV file of counts by stratum.", completion: .file(extensions: ["csv"]))
  var strata: String?

  @Flag(help: "The strata stand in an order, such as years.")
  var ordered = false

  @Option(help: "The stage at which people are considered.")
  var from = "shortlisted"

  @Option(help: "The stage to which they are selected.")
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
      guard [white, minority, unknown, strata, available, before].allSatisfy({ $0 == nil }), !ordered else {
        throw ValidationError("Counts do not go with --batch: they stand in its lines.")
      }
    } else if file != nil {
      throw ValidationError(
        "A file without an option is read with --batch alone; strata are named by --strata.")
    }
  }

  func run() throws {
    var request = CalculatorRequest()
    request.white = white
    request.minority = minority
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
