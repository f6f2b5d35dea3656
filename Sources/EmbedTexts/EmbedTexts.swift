// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// Packs text files into one Swift constant, so that one binary holds its rules and profiles.
///
/// For `EvenhandKit` those are the files under `Rules`, for `Ingestion` its own `Profiles`.
@main
struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root: URL
    let constant: String
    switch target.name {
    case "EvenhandKit":
      root = context.package.directoryURL.appending(path: "Rules")
      constant = "EmbeddedRules"
    case "Ingestion":
      root = target.directoryURL.appending(path: "Profiles")
      constant = "EmbeddedProfiles"
    default:
      Diagnostics.error("EmbedTexts has nothing to embed for \(target.name)")
      return []
    }
    let files = try texts(under: root)
    let output = context.pluginWorkDirectoryURL.appending(path: "\(constant).swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) texts as \(constant)",
        executable: try context.tool(named: "EmbedTextsTool").url,
        arguments: [constant, output.path(), root.path()] + files.map { $0.path() },
        inputFiles: files, outputFiles: [output])
    ]
  }

  private func texts(under root: URL) throws -> [URL] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path())
    return paths.filter { $0.hasSuffix(".yaml") }.sorted().map { root.appending(path: $0) }
  }
}
