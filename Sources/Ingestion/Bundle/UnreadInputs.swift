// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What lies beside exports, may hold records and is not read: folders of exports, old spreadsheets, hidden sheets,
/// and what is packed twice.
struct UnreadInputs: Sendable {
  private(set) var folders: [String] = []
  private(set) var spreadsheets: [String] = []
  private(set) var archives: [String] = []
  private(set) var hiddenSheets: [String] = []
  /// Archives and workbooks within archives.
  private(set) var packed: [String] = []

  private static let spreadsheetExtensions: Set<String> = ["xls", "xlsb"]
  private static let archiveExtensions: Set<String> = ["7z", "rar", "bz2", "xz", "zst", "tar"]
  private static let packedExtensions: Set<String> = ["zip", "gz", "xlsx", "xlsm", "ods"]
  /// A folder that holds one of these is where an earlier run wrote.
  private static let reports: Set<String> = ["report.html", "report.json", "report.md", "report.sarif"]

  var isEmpty: Bool { count == 0 }
  var count: Int { folders.count + spreadsheets.count + archives.count + hiddenSheets.count + packed.count }

  mutating func sort() {
    folders.sort()
    spreadsheets.sort()
    archives.sort()
    packed.sort()
  }

  mutating func take(_ other: UnreadInputs) {
    spreadsheets += other.spreadsheets
    archives += other.archives
    hiddenSheets += other.hiddenSheets
    packed += other.packed
  }

  mutating func take(hiddenSheet name: String) { hiddenSheets.append(name) }

  /// Takes a file of an archive that may hold records.
  ///
  /// - Returns: whether it does.
  mutating func takePacked(_ name: String, _ shown: String) -> Bool {
    guard
      Self.has(Self.packedExtensions.union(Self.spreadsheetExtensions).union(Self.archiveExtensions), name)
    else { return false }
    packed.append(shown)
    return true
  }

  /// Whether a file is a workbook of an old program: its first bytes tell, since exports in text bear the name too.
  static func isOldWorkbook(_ name: String, _ path: String) -> Bool {
    guard name.lowercased().hasSuffix(".xls"), let file = FileHandle(forReadingAtPath: path),
      let start = try? file.read(upToCount: 4)
    else { return false }
    return start.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
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
      UnreadInputs.words(
        spreadsheets, "spreadsheet", "save it as .xlsx or as CSV", "save them as .xlsx or as CSV"),
      UnreadInputs.words(archives, "archive", "unpack it", "unpack them"),
      UnreadInputs.words(hiddenSheets, "hidden sheet", "unhide it", "unhide them"),
      UnreadInputs.words(
        packed, "file packed twice,", "unpack the archive", "unpack the archives",
        plural: "files packed twice,"),
    ].compactMap(\.self).joined(separator: "; ")
  }

  private static func words(
    _ names: [String], _ noun: String, _ one: String, _ several: String, plural: String? = nil
  ) -> String? {
    guard !names.isEmpty else { return nil }
    let most = 10
    let shown = names.prefix(most).map { "'\($0)'" }.joined(separator: ", ")
    let more = names.count > most ? " and \(names.count - most) more" : ""
    let named = names.count == 1 ? noun : plural ?? "\(noun)s"
    return "the \(named) \(shown)\(more) (to have "
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
