// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import EvenhandKit

/// The arguments as they were typed, before they are parsed.
enum TypedArguments {
  /// With a negative number that stands behind an option joined to it: `--likelihood -1` becomes `--likelihood=-1`.
  /// The parser would take it for an option of its own, and say that the value is missing.
  static func joined(_ arguments: [String]) -> [String] {
    if arguments.starts(with: ["rules", "eval"]) { return withExpressionLast(arguments) }
    var joined: [String] = []
    for (index, argument) in arguments.enumerated() {
      if arguments[..<index].contains("--") {
        joined.append(argument)
      } else if let last = joined.last, isOption(last), isNegativeNumber(argument) {
        joined[joined.count - 1] = "\(last)=\(argument)"
      } else {
        joined.append(argument)
      }
    }
    return joined
  }

  /// An expression that begins with a minus, `-7 / 2`, put behind the options, where it is taken for none.
  private static func withExpressionLast(_ arguments: [String]) -> [String] {
    guard !arguments.contains("--") else { return arguments }
    let takingValues: Set<String> = ["--given", "--rule", "--for", "--rules", "--set"]
    let found = arguments.indices.first { index in
      let argument = arguments[index]
      return argument.count > 1 && argument.hasPrefix("-") && !argument.hasPrefix("--") && argument != "-h"
        && !takingValues.contains(arguments[index - 1])
    }
    guard let found else { return arguments }
    return arguments[..<found] + arguments[(found + 1)...] + ["--", arguments[found]]
  }

  private static func isOption(_ argument: String) -> Bool {
    argument.hasPrefix("--") && argument.count > 2 && !argument.contains("=")
  }

  private static func isNegativeNumber(_ argument: String) -> Bool {
    argument.first == "-"
      && argument.dropFirst().first.map { $0.isASCII && ($0.isNumber || $0 == ".") } ?? false
  }

  /// A command that is not there, with the one that was probably meant; `nil` when the commands are known.
  static func misspeltCommand(
    _ arguments: [String], of command: any ParsableCommand.Type = EvenhandProgram.self
  ) -> EvenhandFault? {
    let below = command.configuration.subcommands
    guard !below.isEmpty, let name = arguments.first, !name.hasPrefix("-"), name != "help" else { return nil }
    if let next = below.first(where: { $0._commandName == name }) {
      return misspeltCommand(Array(arguments.dropFirst()), of: next)
    }
    let known = below.map { $0._commandName }
    let near = Evenhand.nearName(to: name, among: known).map { "did you mean '\($0)'?" }
    return .usage(
      "there is no command '\(name)' (\(near ?? "expected one of \(known.joined(separator: ", "))"))")
  }
}
