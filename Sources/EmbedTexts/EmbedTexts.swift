// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// Packs text files into one Swift constant, so that one binary holds its rules and profiles.
///
/// For `EvenhandKit` those are the files under `Rules`, for `Ingestion` its own `Profiles` and `Vocabulary`.
@main
struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    switch target.name {
    case "EvenhandKit":
      return [
        try command("EmbeddedRules", of: context.package.directoryURL.appending(path: "Rules"), context)
      ]
    case "Ingestion":
      let folder = target.directoryURL
      return [
        try command("EmbeddedProfiles", of: folder.appending(path: "Profiles"), context),
        try command("EmbeddedVocabulary", of: folder.appending(path: "Vocabulary"), context),
      ]
    default:
      Diagnostics.error("EmbedTexts has nothing to embed for \(target.name)")
      return []
    }
  }

  private func command(_ constant: String, of root: URL, _ context: PluginContext) throws -> Command {
    let files = try texts(under: root)
    let output = context.pluginWorkDirectoryURL.appending(path: "\(constant).swift")
    return .buildCommand(
      displayName: "Embedding \(files.count) texts as \(constant)",
      executable: try context.tool(named: "EmbedTextsTool").url,
      arguments: [constant, output.path(), root.path()] + files.map { $0.path() },
      inputFiles: files, outputFiles: [output])
  }

  private func texts(under root: URL) throws -> [URL] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path())
    return paths.filter { $0.hasSuffix(".yaml") }.sorted().map { root.appending(path: $0) }
  }
}
