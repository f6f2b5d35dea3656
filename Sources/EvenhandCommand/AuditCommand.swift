// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand audit`
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Audits an export bundle and writes the report.",
    discussion: """
      Example: evenhand audit EXPORTS --explanations explanations.csv --out report

      Reads every file, accounts for every record, checks the rules, and says what complies, what must be \
      explained and what cannot be told. With --out it writes the report as files, each of which appears whole \
      or not at all. The default checkpoint is pre-publication.

      html   report.html, for people
      json   report.json, for programs
      csv    findings.csv, measures.csv, strata.csv, wording.csv and records.csv, for a spreadsheet
      md     report.md, for a wiki or a mail
      sarif  report.sarif, for viewers and gates of findings
      junit  report.junit.xml, for build servers
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RuleOptions
  @OptionGroup var cuts: CutOptions
  @OptionGroup var time: TimeOptions

  @Option(
    help: "The explanation register, CSV or YAML.",
    completion: .file(extensions: ["csv", "yaml", "yml"]))
  var explanations: String?

  @Option(
    help:
      "A lock of the rule packs, as 'evenhand rules lock' prints it: any other pack, and any change, is refused.",
    completion: .file())
  var lock: String?

  @Flag(help: "Fail when an explanation is stale, expired or matches nothing.")
  var strict = false

  @Option(help: "The moment that the audit serves.")
  var checkpoint: CheckpointName = .prePublication

  @Option(help: "The folder for the report; - writes one format to standard output.", completion: .directory)
  var out: String?

  @Option(
    help: "The formats to write, separated by commas: html, json, csv, md, sarif, junit.",
    completion: Completions.formats)
  var format: String = "html,json,csv"

  @Option(
    help:
      "The edition of the report: internal. A shareable one is refused until small numbers can be hidden.",
    completion: .list(["internal"]))
  var edition: String = "internal"

  @Option(help: "From which obligation on a finding counts in the exit code.")
  var failOn: FailOn = .should

  @Flag(help: "Put the tree of each finding's expression into the report.")
  var why = false

  @Flag(help: "Say nothing but what went wrong, on standard error.")
  var quiet = false

  @Option(help: "Progress on standard error: auto, plain or none.")
  var progress: ProgressStyle = .auto

  func run() async throws {
    let terminal = Terminal()
    let formats = try ReportFormat.list(format)
    if out == "-", formats.count != 1 {
      throw EvenhandFault.usage("'--out -' writes one format; give it with --format, such as --format json")
    }
    try Evenhand.requireEdition(edition)
    let display = ProgressDisplay(style: progress, terminal: terminal, isQuiet: quiet)
    let report = try await Evenhand.audit(request, onProgress: { display.update($0) })
    display.finish()
    for note in report.notes where !quiet { terminal.say(note) }
    for fault in report.faults { terminal.say(fault) }
    try deliver(report, formats, terminal)
    throw Ended(status: report.status)
  }

  private var request: AuditRequest {
    var request = AuditRequest(inputs: input.inputs, asOf: time.day)
    request.profile = input.profile
    request.encoding = input.encoding
    request.rules = rules.rules
    request.settings = rules.set
    request.cuts = cuts.by
    request.explanations = explanations
    request.lock = lock
    request.isStrict = strict
    request.checkpoint = checkpoint.rawValue
    request.period = time.period
    request.periodBasis = time.periodBy.rawValue
    request.failOn = failOn.rawValue
    request.wantsTraces = why
    return request
  }

  private func deliver(_ report: AuditReport, _ formats: [ReportFormat], _ terminal: Terminal) throws {
    if out == "-" {
      for format in formats { terminal.write(try report.text(as: format)) }
      return
    }
    if !quiet { terminal.write(report.summary(inColour: terminal.wantsColour)) }
    guard let out else { return }
    let files = try report.write(formats, to: out)
    if !quiet { terminal.say("wrote \(files.joined(separator: ", "))") }
  }
}

extension ProgressStyle: ExpressibleByArgument {}
