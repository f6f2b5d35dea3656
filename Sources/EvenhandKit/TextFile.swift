// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Ingestion

/// Reads small texts that people write: packs, profiles, registers.
enum TextFile {
  /// The largest that is read.
  private static let cap = 16 << 20

  /// The text of a file, or that of standard input for `-`.
  ///
  /// - Throws: a fault that says what to do when the file is missing, too large or no text in UTF-8 or, with its mark,
  ///   in UTF-16.
  static func read(_ path: String, what: String) throws(EvenhandFault) -> String {
    switch TextContent(try data(path, what: what)) {
    case .text(let text): return text
    case .encoded(let whole) where whole.hasMark: return whole.text
    case .encoded: throw fault(path, TextContent.oldEncoding.problem, TextContent.oldEncoding.advice)
    case .other(let problem, let advice): throw fault(path, problem, advice)
    }
  }

  /// What the bytes of a file are, or those of standard input for `-`.
  ///
  /// - Throws: a fault when they cannot be read or are too many.
  static func content(_ path: String, what: String) throws(EvenhandFault) -> TextContent {
    TextContent(try data(path, what: what))
  }

  /// The bytes of a file, or those of standard input for `-`, whatever they are.
  ///
  /// - Throws: a fault when they cannot be read or are too many.
  static func data(_ path: String, what: String) throws(EvenhandFault) -> Data {
    try path == "-" ? standardInput() : bytes(path, what: what)
  }

  private static func bytes(_ path: String, what: String) throws(EvenhandFault) -> Data {
    guard exists(path) else { throw fault(path, "there is no such file", "give the path of \(what)") }
    guard !isFolder(path) else { throw fault(path, "this is a folder", "give the path of \(what)") }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw fault(path, "the file cannot be read", "look at its permissions")
    }
    guard bytes.count <= cap else { throw fault(path, "the file is larger than 16 MiB", "is it \(what)?") }
    return bytes
  }

  private static func standardInput() throws(EvenhandFault) -> Data {
    guard let bytes = try? FileHandle.standardInput.read(upToCount: cap + 1) ?? Data() else {
      throw fault("standard input", "it cannot be read", "give a file")
    }
    guard bytes.count <= cap else {
      throw fault("standard input", "it is longer than 16 MiB", "give a shorter text")
    }
    return bytes
  }

  /// The files directly in a folder with one of the endings, in the order of their names; `nil` for no folder.
  static func names(in folder: String, endings: [String]) -> [String]? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
    return names.filter { name in
      !name.hasPrefix(".") && endings.contains { name.lowercased().hasSuffix($0) }
    }.sorted()
  }

  static func isFolder(_ path: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func makeFolder(_ path: String) throws(EvenhandFault) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw fault(path, "the folder cannot be made", "name another, or look at permissions and space")
    }
  }

  static func fault(_ path: String, _ problem: String, _ advice: String) -> EvenhandFault {
    EvenhandFault(
      status: .fault,
      message: "\(path): error: \(problem). \(advice.prefix(1).uppercased())\(advice.dropFirst()).")
  }
}
