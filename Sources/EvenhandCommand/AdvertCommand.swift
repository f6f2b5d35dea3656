// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand advert`
struct AdvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advert",
    abstract: "Checks one advert or person specification before it goes live.",
    discussion: """
      Example: evenhand advert advert.txt --title "Staff Nurse" --band 5 --specification specification.txt

      Reads plain text, Markdown or HTML. Says what falls short, under which guidance and what would mend it, and \
      shows the words in their place. What an option does not say is not recorded. A person specification has a line \
      for each criterion, below the headings Essential and Desirable, or with (E) or (D) behind it; headings such as \
      Qualifications and tables are understood. The default checkpoint is pre-advert.
      """)

  @Argument(help: "The advert's text; - for standard input. Left out for a person specification alone.")
  var file: String?

  @Option(help: "The title of the post.")
  var title: String?

  @Option(help: "The staff group of the post.")
  var staffGroup: String?

  @Option(help: "The pay band of the post, such as 8a.")
  var band: String?

  @Option(help: "A file with the person specification.")
  var specification: String?

  @Option(help: "The first day of publication, such as 2026-04-30.")
  var opens: String?

  @Option(help: "The last day for applications.")
  var closes: String?

  @Option(help: "The salary as it is printed.")
  var salary: String?

  @Option(help: "Whether somebody to ask is named: yes or no.")
  var contact: String?

  @Option(help: "Whether flexible working is offered: yes or no.")
  var flexibleWorking: String?

  @Option(help: "Whether it is open to the organisation's own staff only: yes or no.")
  var internalOnly: String?

  @Option(help: "Whether a search firm is engaged: yes or no.")
  var searchFirm: String?

  @Option(help: "Whether that firm is briefed in writing on the long list's diversity: yes or no.")
  var firmBriefed: String?

  @Option(help: "Where it is published.")
  var channel: String?

  @OptionGroup var rules: RuleOptions

  @Option(help: "The moment that the check serves.")
  var checkpoint: CheckpointName = .preAdvert

  @Option(help: "How the answer is written: text, with at most 50 passages, or json with all of them.")
  var format: AnswerForm = .text

  enum AnswerForm: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "The day by which it is judged. Today in the United Kingdom when left out.")
  var asOf: String?

  func run() async throws {
    let terminal = Terminal()
    let answer = try Evenhand.checkAdvert(request, inColour: terminal.wantsColour)
    for remark in answer.remarks { terminal.say(remark) }
    terminal.write(answer.text)
    throw Ended(status: answer.status)
  }

  private var request: AdvertRequest {
    var advert = AdvertRequest(file: file, asOf: asOf ?? Today.iso)
    advert.title = title
    advert.staffGroup = staffGroup
    advert.band = band
    advert.specification = specification
    advert.searchFirm = searchFirm
    advert.firmBriefed = firmBriefed
    advert.opens = opens
    advert.closes = closes
    advert.salary = salary
    advert.contact = contact
    advert.flexibleWorking = flexibleWorking
    advert.internalOnly = internalOnly
    advert.channel = channel
    advert.rules = rules.rules
    advert.settings = rules.set
    advert.checkpoint = checkpoint.rawValue
    advert.asJSON = format == .json
    return advert
  }
}
