// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// `evenhand profiles`
struct ProfilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "Lists and shows the built-in mapping profiles.",
    discussion: "Example: evenhand profiles show nhs-jobs-feed > mine.map.yaml",
    subcommands: [List.self, Show.self])

  /// `evenhand profiles list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the profiles and the systems that they are for.",
      discussion: "Example: evenhand profiles list")

    func run() async throws {
      let answer = Evenhand.listProfiles()
      let terminal = Terminal()
      terminal.write(answer.text)
      for remark in answer.remarks { terminal.say(remark) }
      throw Ended(status: answer.status)
    }
  }

  /// `evenhand profiles show`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a profile as it is, to be copied and changed.",
      discussion: "Example: evenhand profiles show canonical > mine.map.yaml")

    @Argument(help: "The profile's name.", completion: Completions.profile)
    var name: String

    func run() async throws { Terminal().write(try Evenhand.showProfile(name).text) }
  }
}
