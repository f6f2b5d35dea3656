// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Ingestion

/// The folder of a profile, from which it may name maps of values, and nothing outside of it.
struct ProfileFolder {
  private let folder: URL
  /// Bytes that a map may have.
  private static let cap = 1 << 20

  init(of profile: String) {
    folder = URL(filePath: profile).resolvingSymlinksInPath().deletingLastPathComponent()
  }

  var files: CompanionFiles {
    let folder = folder
    return CompanionFiles { ProfileFolder.read($0, in: folder) }
  }

  private static func read(_ path: String, in folder: URL) -> Result<String, CompanionFiles.Fault> {
    let file = folder.appending(path: path).resolvingSymlinksInPath().standardizedFileURL
    let inside = folder.standardizedFileURL.pathComponents
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains(".."),
      file.pathComponents.starts(with: inside), file.pathComponents.count > inside.count
    else {
      return fault(
        "a map must lie beside the profile, or in a folder there", "write a path such as maps/stages.csv")
    }
    guard let values = try? file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey]),
      values.isRegularFile == true
    else {
      return fault(
        "there is no file '\(path)' beside the profile", "check its name, or write the values out here")
    }
    guard values.fileSize ?? 0 <= cap else {
      return fault("the map '\(path)' is larger than 1 MiB", "is it a map of values?")
    }
    guard let bytes = FileManager.default.contents(atPath: file.path(percentEncoded: false)) else {
      return fault("the map '\(path)' cannot be read", "look at its permissions")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return fault("the map '\(path)' is not UTF-8", "save it as UTF-8")
    }
    return .success(text)
  }

  private static func fault(_ problem: String, _ advice: String) -> Result<String, CompanionFiles.Fault> {
    .failure(CompanionFiles.Fault(problem, advice: advice))
  }
}
