// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One file that is to be read, or one of what is packed in a file.
struct ListedInput: Sendable {
  /// Where the file is.
  let path: String
  /// How reports name it: relative to the argument that named it.
  var shown: String
  /// Whether an argument named the file itself, rather than its folder.
  let isNamed: Bool
  /// Bytes of the file on disk; `nil` for a stream.
  let size: Int?
  var packing = InputPacking.none
  /// Where in the file it lies: `/csv/applications.csv`, `[Applications]`; empty where it is the file.
  var place = ""
  /// The names by which patterns for files' names know it; empty where those are what is shown.
  var names: [String] = []

  /// How errors name it.
  var shownPath: String { path + place }
  /// Whether it can be opened once only.
  var isStream: Bool { path == "-" || size == nil }
}

/// The files that arguments name: themselves, or the exports that lie directly in a folder.
struct InputListing: Sendable {
  /// Sorted by the name shown.
  private(set) var inputs: [ListedInput] = []
  /// Files and folders of a folder that are no exports, sorted.
  private(set) var skipped: [String] = []
  /// What of a folder may hold exports and is not read.
  private(set) var unread = UnreadInputs()
  /// Folders that cannot be listed.
  private(set) var failures: [IngestionError] = []
  /// Files that cannot be opened, or unpacked.
  private(set) var broken: [(input: ListedInput, error: IngestionError)] = []

  private static let texts: Set<String> = ["csv", "tsv", "txt", "xml"]
  /// What texts and sheets are packed in. An `.xls` is often a text by another name.
  private static let packed: Set<String> = ["gz", "zip", "xlsx", "xlsm", "xls", "ods"]

  init(_ arguments: [String]) {
    for argument in arguments { add(argument) }
    var seen: Set<String> = []
    inputs = inputs.filter { seen.insert($0.path == "-" ? "-" : InputListing.resolved($0.path)).inserted }
    disambiguate()
    unpack()
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

  /// Puts what files hold in their place.
  private mutating func unpack() {
    var unpacked: [ListedInput] = []
    for input in inputs {
      guard !input.isStream else {
        unpacked.append(input)
        continue
      }
      do throws(IngestionError) {
        let contents = try InputUnpacking(input)
        unpacked += contents.inputs
        skipped += contents.skipped
        unread.take(contents.unread)
      } catch {
        broken.append((input, error))
      }
    }
    inputs = unpacked
  }

  /// Exports by their extension; not what people write beside them.
  static func isExport(_ name: String, _ path: String) -> Bool {
    (isText(name) || (has(packed, name) && !UnreadInputs.isOldWorkbook(name, path))) && !isFolder(path)
  }

  /// Exports that are not packed, by their extension.
  static func isText(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return has(texts, name) && !lowered.hasPrefix("explanations.") && !lowered.hasPrefix("readme")
  }

  private static func has(_ extensions: Set<String>, _ name: String) -> Bool {
    guard let end = name.lowercased().split(separator: ".").dropFirst().last else { return false }
    return extensions.contains(String(end))
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
