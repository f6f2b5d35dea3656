// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes the Swift file for the `EmbedTexts` plugin: constant's name, output, root folder, files.
@main
struct EmbedTextsTool {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { $0 }
    guard arguments.count >= 3 else { throw Usage() }
    let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
    var source = """
      // Made by the EmbedTexts plugin.

      /// Texts of the project that the binary carries: path below their folder, and content.
      package enum \(arguments[0]) {
        package static let files: [(path: String, text: String)] = [

      """
    for file in arguments.dropFirst(3) {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let path = file.hasPrefix(root) ? String(file.dropFirst(root.count)) : file
      source += "    (path: \(literal(path)), text: \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  struct Usage: Error {}

  /// A one-line raw literal; line ends are escaped, and the fence is longer than any in the text.
  private static func literal(_ text: String) -> String {
    var fence = "#"
    while text.contains("\"" + fence) || text.contains("\\" + fence) { fence += "#" }
    let escaped = text.replacingOccurrences(of: "\r", with: "\\\(fence)r")
      .replacingOccurrences(of: "\n", with: "\\\(fence)n")
      .replacingOccurrences(of: "\t", with: "\\\(fence)t")
    return fence + "\"" + escaped + "\"" + fence
  }
}
