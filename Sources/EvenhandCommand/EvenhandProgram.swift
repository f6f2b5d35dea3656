// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// The `evenhand` command: arguments, exit codes and terminal text; no logic.
struct EvenhandProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evenhand",
    abstract: "Audits how an organisation recruits, from its exports to a comply-or-explain report.",
    discussion: """
      Example: evenhand audit EXPORTS --explanations explanations.csv --out report

      Exit codes: 0 all complies or is explained; 1 something must be explained; 2 usage, pack, profile or \
      register at fault; 3 an input could not be read, or not wholly; 4 something cannot be told, or nothing \
      was looked at.

      For completion by the shell: evenhand --generate-completion-script bash (or zsh, or fish); README.md says \
      where to put it.
      """,
    version: Evenhand.version,
    subcommands: [
      AuditCommand.self, InspectCommand.self, SuggestCommand.self, CheckCommand.self, ExplainCommand.self,
      PanelCommand.self, MeasureCommand.self,
      AdvertCommand.self,
      RulesCommand.self, ProfilesCommand.self, SampleCommand.self,
    ])
}

/// Runs the program, and maps everything that can happen to an exit code in one place.
@main
struct Main {
  static func main() async {
    let terminal = Terminal()
    do {
      let arguments = TypedArguments.joined(Array(CommandLine.arguments.dropFirst()))
      if let fault = TypedArguments.misspeltCommand(arguments) { throw fault }
      var command = try EvenhandProgram.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      terminal.exit(.complies)
    } catch let ended as Ended {
      terminal.exit(ended.status)
    } catch let fault as EvenhandFault {
      terminal.say(fault.message)
      terminal.exit(fault.status)
    } catch {
      tellUsage(error, terminal)
    }
  }

  /// Help and version go to standard output with 0; a usage fault to standard error with 2.
  private static func tellUsage(_ error: any Error, _ terminal: Terminal) {
    let message = EvenhandProgram.fullMessage(for: error)
    if EvenhandProgram.exitCode(for: error).isSuccess {
      terminal.write(message)
      terminal.exit(.complies)
    }
    terminal.say(message)
    terminal.exit(.fault)
  }
}

/// Thrown to leave a command with a status after everything has been said.
struct Ended: Error {
  let status: ExitStatus
}
