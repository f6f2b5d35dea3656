// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand suggest`
struct SuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Writes a mapping profile for files in a layout that no built-in profile knows.",
    discussion: """
      Example: evenhand suggest EXPORTS --out mine.map.yaml

      Reads the files whole, and writes what each is likely to hold: records, fields, dates, values, keys and how \
      the files belong together, each guess with what it rests on. What only you can decide is a TODO, which says \
      what is asked; the profile is refused until it is answered. Then: evenhand check EXPORTS --profile mine.map.yaml

      Columns that seem to hold personal data or free text are left out by name. No value is written but words \
      that Evenhand knows, and values of categories that at least three records have.
      """)

  @Argument(
    help: "Export files or folders, CSV or XML.", completion: .file(extensions: ["csv", "tsv", "txt", "xml"]))
  var inputs: [String]

  @Option(
    name: [.customShort("o"), .long], help: "The profile to write; standard output when left out.",
    completion: .file(extensions: ["yaml", "yml"]))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Encoding of the CSV files: utf-8, utf-16le, utf-16be or windows-1252. Found from the files when left out.",
      valueName: "name"),
    completion: .list(["utf-8", "utf-16le", "utf-16be", "windows-1252"]))
  var encoding: String?

  func run() async throws {
    let terminal = Terminal()
    let target = out == "-" ? nil : out
    let answer = try await Evenhand.suggestProfile(inputs, encoding: encoding, out: target)
    if target == nil { terminal.write(answer.text) }
    for remark in answer.remarks { terminal.say(remark) }
    throw Ended(status: answer.status)
  }
}
