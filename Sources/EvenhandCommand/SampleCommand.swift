// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand sample`
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Writes synthetic exports with known answers.",
    discussion: """
      Example: evenhand sample trial --applications 20000 --likelihood 1.6 --shape canonical,flat-csv --faults planted

      Everything is drawn from fixed tables with the seed: the same settings give the same bytes on every \
      machine, and nobody real is described. Each shape goes into a folder of its own, to be audited with \
      `evenhand audit trial/canonical --as-of 2026-04-30`. answers.json, written last, holds what was drawn: \
      the counts of each group and stage, the exact relative likelihood of every cut, the ledger of every file \
      and the verdicts of every rule. The paths of the files go to standard output.
      """)

  @Argument(help: "The folder to write, new or empty.")
  var folder: String

  @Option(parsing: .unconditional, help: "How many applications.")
  var applications: Int = 2_000

  @Option(help: "The seed of the drawing.")
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The relative likelihood of appointment from shortlisting, met as nearly as whole people allow.",
      discussion: """
        From 0.05 to 20; or 0 where no white applicant is appointed, infinite where nobody of an ethnic minority is, \
        undefined where nobody is.
        """))
  var likelihood: String = "1.6"

  @Option(
    parsing: .unconditional, help: "How many vacancies. One for every thirty applications when left out.")
  var vacancies: Int?

  @Option(
    parsing: .unconditional,
    help:
      "The share of applicants whose ethnicity is not known: half withheld, a quarter blank, a quarter not recorded."
  )
  var unknown: String = "0.05"

  @Option(
    parsing: .unconditional,
    help: "Of those of unknown ethnicity who are shortlisted, the share that is appointed.")
  var unknownAppointed: String = "0.2"

  @Option(parsing: .unconditional, help: "Offers that are turned down, for each that is accepted.")
  var declined: String = "0.05"

  @Option(parsing: .unconditional, help: "Of those who are not appointed, the share that withdrew.")
  var withdrawn: String = "0.08"

  @Option(parsing: .unconditional, help: "The share of vacancies that are advertised twice.")
  var readverts: String = "0"

  @Option(
    help:
      "The shapes to write, separated by commas, or all: \(Evenhand.sampleShapes.joined(separator: ", ")).")
  var shape: String = "canonical"

  @Option(
    help: ArgumentHelp(
      "The faults to plant, separated by commas: \(Evenhand.sampleFaults.joined(separator: ", ")).",
      discussion: """
        planted is all of them. Those of records may have a number, such as duplicate-key=3; without it there are one \
        to five.
        """))
  var faults: String = "none"

  @Flag(help: "Replace an earlier sample in the folder. Files of anybody else are never touched.")
  var force = false

  func run() async throws {
    var request = SampleRequest(folder: folder)
    request.applications = applications
    request.seed = seed
    request.likelihood = likelihood
    request.vacancies = vacancies
    request.unknown = unknown
    request.unknownAppointed = unknownAppointed
    request.declined = declined
    request.withdrawn = withdrawn
    request.readverts = readverts
    request.shapes = shape
    request.faults = faults
    request.isForced = force
    let answer = try Evenhand.writeSample(request)
    let terminal = Terminal()
    terminal.write(answer.text)
    for remark in answer.remarks { terminal.say(remark) }
    throw Ended(status: answer.status)
  }
}
