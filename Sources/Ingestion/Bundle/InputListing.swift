// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One file that is to be read.
struct ListedInput: Sendable, Hashable {
  /// Where it is.
  let path: String
  /// How reports name it: relative to the argument that named it.
  var shown: String
  /// Whether an argument named the file itself, rather than its folder.
  let isNamed: Bool
  /// Bytes, where it is a file.
  let size: Int?
}

/// The files that arguments name: themselves, or the exports that lie directly in a folder.
struct InputListing: Sendable {
  /// Sorted by the name shown.
  private(set) var inputs: [ListedInput] = []
  /// Files and folders of a folder that are no exports, sorted.
  private(set) var skipped: [String] = []
  /// What of a folder may hold exports and is not read.
  private(set) var unread = UnreadInputs()
  private(set) var failures: [IngestionError] = []

  private static let extensions: Set<String> = ["csv", "tsv", "txt", "xml"]

  init(_ arguments: [String]) {
    for argument in arguments { add(argument) }
    var seen: Set<String> = []
    inputs = inputs.filter { seen.insert($0.path == "-" ? "-" : InputListing.resolved($0.path)).inserted }
    disambiguate()
    inputs.sort { ($0.shown, $0.path) < ($1.shown, $1.path) }
    skipped.sort()
    unread.sort()
  }

  private mutating func add(_ argument: String) {
    if argument != "-", InputListing.isFolder(argument) { return addFolder(argument) }
    inputs.append(
      ListedInput(
        path: argument, shown: URL(filePath: argument).lastPathComponent, isNamed: true,
        size: InputListing.size(argument)))
  }

  private mutating func addFolder(_ folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      failures.append(
        IngestionError(
          kind: "folder-unreadable", path: folder, problem: "the folder could not be listed",
          advice: "Check that this account may read it"))
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if InputListing.isExport(name, path) {
        inputs.append(ListedInput(path: path, shown: name, isNamed: false, size: InputListing.size(path)))
      } else if !unread.take(name, path, isFolder: InputListing.isFolder(path)) {
        skipped.append(name)
      }
    }
  }

  /// Exports by their extension; not what people write beside them.
  static func isExport(_ name: String, _ path: String) -> Bool {
    let lowered = name.lowercased()
    guard let end = lowered.split(separator: ".").last, extensions.contains(String(end)) else { return false }
    if lowered.hasPrefix("explanations.") || lowered.hasPrefix("readme") { return false }
    return !isFolder(path)
  }

  /// Two files of one name are shown with their folders.
  private mutating func disambiguate() {
    let names = Dictionary(grouping: inputs, by: \.shown).filter { $0.value.count > 1 }
    for index in inputs.indices where names[inputs[index].shown] != nil {
      let parts = inputs[index].path.split(separator: "/").suffix(2)
      inputs[index].shown = parts.joined(separator: "/")
    }
  }

  private static func resolved(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path()
  }

  static func isFolder(_ path: String) -> Bool {
    (try? URL(filePath: path).resolvingSymlinksInPath().resourceValues(forKeys: [.isDirectoryKey]))?
      .isDirectory ?? false
  }

  /// Bytes of a regular file; `nil` for a stream.
  private static func size(_ path: String) -> Int? {
    guard path != "-" else { return nil }
    let values = try? URL(filePath: path).resolvingSymlinksInPath()
      .resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
    return values?.isRegularFile == true ? values?.fileSize : nil
  }
}
