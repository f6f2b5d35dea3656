// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand inspect`
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Says what is in files: encoding, layout, columns or paths, and which profile fits.",
    discussion: """
      Example: evenhand inspect EXPORTS/applications.csv

      With --model it reads the files as an audit would, and says how many records of each kind the model holds \
      and, fact by fact, how many are known and why the others are not.

      Shows names and numbers only, never a value from a file.
      """)

  @OptionGroup var input: InputOptions

  @Flag(help: "Print what the model holds, with its gaps.")
  var model = false

  func run() async throws {
    let terminal = Terminal()
    let inspection =
      model
      ? try await Evenhand.inspectModel(input.inputs, profile: input.profile, encoding: input.encoding)
      : try await Evenhand.inspect(input.inputs, profile: input.profile, encoding: input.encoding)
    terminal.write(inspection.text)
    for remark in inspection.remarks { terminal.say(remark) }
    throw Ended(status: inspection.status)
  }
}
