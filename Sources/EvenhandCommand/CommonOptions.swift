// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit
import Foundation

/// How the inputs are read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Export files or folders, CSV or XML; - for standard input.",
    completion: .file(extensions: ["csv", "tsv", "txt", "xml"]))
  var inputs: [String]

  @Option(
    help: "Mapping profile: a built-in name or a file. Found from the files when left out.",
    completion: Completions.profileOrFile)
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "Encoding of the CSV files: utf-8, utf-16le, utf-16be or windows-1252. Found from the files when left out.",
      valueName: "name"),
    completion: .list(["utf-8", "utf-16le", "utf-16be", "windows-1252"]))
  var encoding: String?
}

/// Which rules are used, and how they are tailored.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rule pack by name or folder, or an overlay file; may be repeated. Packs replace the default set.",
      valueName: "name|path"),
    completion: Completions.packOrPath)
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(
      "Gives a parameter another value, listed in the report; may be repeated.",
      valueName: "rule.parameter=value"),
    completion: Completions.parameter)
  var set: [String] = []
}

/// By what the measures are cut beside what their rules declare.
struct CutOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Cuts every measure so too; two or three with commas between are taken at once, such as band,sex. May be repeated.",
      valueName: "cut,cut"),
    completion: Completions.cuts)
  var by: [String] = []
}

/// What the audit is for, and the days that it looks at.
struct TimeOptions: ParsableArguments {
  @Option(help: "Only what falls in this period, such as 2025-04-01..2026-03-31.")
  var period: String?

  @Option(help: "The date that places an application in the period.")
  var periodBy: PeriodBy = .shortlisted

  @Option(
    help: "The day by which explanations and actions are judged. Today in the United Kingdom when left out.")
  var asOf: String?

  /// The day given, or today's.
  var day: String { asOf ?? Today.iso }
}

/// The names of `--period-by`.
enum PeriodBy: String, ExpressibleByArgument, CaseIterable {
  case shortlisted, appointed, closed, applied
}

/// The names of `--checkpoint`.
enum CheckpointName: String, ExpressibleByArgument, CaseIterable {
  case preAdvert = "pre-advert"
  case preInterview = "pre-interview"
  case postAppointment = "post-appointment"
  case prePublication = "pre-publication"
}

/// The names of `--fail-on`.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case must, should, may
}

/// The one place that asks the clock.
enum Today {
  /// Today's civil day in the United Kingdom.
  static var iso: String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }
}
