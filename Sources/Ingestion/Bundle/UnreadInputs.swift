// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What lies beside exports, may hold records and is not read: folders of exports, spreadsheets and archives.
struct UnreadInputs: Sendable {
  private(set) var folders: [String] = []
  private(set) var spreadsheets: [String] = []
  private(set) var archives: [String] = []

  private static let spreadsheetExtensions: Set<String> = ["xlsx", "xls", "xlsm", "xlsb", "ods"]
  private static let archiveExtensions: Set<String> = ["zip", "gz", "7z"]
  /// A folder that holds one of these is where an earlier run wrote.
  private static let reports: Set<String> = ["report.html", "report.json", "report.md", "report.sarif"]

  var isEmpty: Bool { folders.isEmpty && spreadsheets.isEmpty && archives.isEmpty }
  var count: Int { folders.count + spreadsheets.count + archives.count }

  mutating func sort() {
    folders.sort()
    spreadsheets.sort()
    archives.sort()
  }

  /// Takes what may hold records.
  ///
  /// - Returns: whether it does.
  mutating func take(_ name: String, _ path: String, isFolder: Bool) -> Bool {
    if isFolder {
      guard UnreadInputs.holdsRecords(path) else { return false }
      folders.append(name)
      return true
    }
    if UnreadInputs.isSpreadsheet(name) {
      spreadsheets.append(name)
    } else if UnreadInputs.isArchive(name) {
      archives.append(name)
    } else {
      return false
    }
    return true
  }

  /// "the folders '2025', '2026' (name them to have them read)".
  var words: String {
    [
      UnreadInputs.words(folders, "folder", "name the folder itself", "name the folders themselves"),
      UnreadInputs.words(spreadsheets, "spreadsheet", "save each sheet as CSV", "save each sheet as CSV"),
      UnreadInputs.words(archives, "archive", "unpack it", "unpack them"),
    ].compactMap(\.self).joined(separator: "; ")
  }

  private static func words(_ names: [String], _ noun: String, _ one: String, _ several: String) -> String? {
    guard !names.isEmpty else { return nil }
    let most = 10
    let shown = names.prefix(most).map { "'\($0)'" }.joined(separator: ", ")
    let more = names.count > most ? " and \(names.count - most) more" : ""
    return "the \(noun)\(names.count == 1 ? "" : "s") \(shown)\(more) (to have "
      + (names.count == 1 ? "it read, \(one))" : "them read, \(several))")
  }

  /// Whether a folder holds exports, spreadsheets or archives, or folders of them; not where reports were written.
  private static func holdsRecords(_ folder: String, depth: Int = 3) -> Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder),
      reports.isDisjoint(with: names)
    else { return false }
    return names.contains { name in
      guard !name.hasPrefix(".") else { return false }
      let path = "\(folder)/\(name)"
      return InputListing.isExport(name, path) || isSpreadsheet(name) || isArchive(name)
        || (depth > 0 && InputListing.isFolder(path) && holdsRecords(path, depth: depth - 1))
    }
  }

  private static func isSpreadsheet(_ name: String) -> Bool { has(spreadsheetExtensions, name) }
  private static func isArchive(_ name: String) -> Bool { has(archiveExtensions, name) }

  private static func has(_ extensions: Set<String>, _ name: String) -> Bool {
    guard let end = name.lowercased().split(separator: ".").dropFirst().last else { return false }
    return extensions.contains(String(end))
  }
}
