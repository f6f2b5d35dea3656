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

      Shows names and numbers only, never a value from a file.
      """)

  @OptionGroup var input: InputOptions

  func run() async throws {
    let inspection = try await Evenhand.inspect(input.inputs, profile: input.profile)
    Terminal().write(inspection.text)
    throw Ended(status: inspection.status)
  }
}
