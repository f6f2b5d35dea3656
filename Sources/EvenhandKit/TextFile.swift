// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Reads small texts that people write: packs, profiles, registers.
enum TextFile {
  /// The largest that is read.
  private static let cap = 16 << 20

  /// - Throws: a fault that says what to do when the file is missing, too large or no text.
  static func read(_ path: String, what: String) throws(EvenhandFault) -> String {
    guard exists(path) else { throw fault(path, "there is no such file", "give the path of \(what)") }
    guard !isFolder(path) else { throw fault(path, "this is a folder", "give the path of \(what)") }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw fault(path, "the file cannot be read", "look at its permissions")
    }
    guard bytes.count <= cap else { throw fault(path, "the file is larger than 16 MiB", "is it \(what)?") }
    return try text(bytes, path)
  }

  /// - Throws: a fault when it cannot be read, is too long or no text.
  static func readStandardInput() throws(EvenhandFault) -> String {
    guard let bytes = try? FileHandle.standardInput.read(upToCount: cap + 1) ?? Data() else {
      throw fault("standard input", "it cannot be read", "give a file")
    }
    guard bytes.count <= cap else {
      throw fault("standard input", "it is longer than 16 MiB", "give a shorter text")
    }
    return try text(bytes, "standard input")
  }

  private static func text(_ bytes: Data, _ name: String) throws(EvenhandFault) -> String {
    switch TextContent(bytes) {
    case .text(let text), .wideText(let text): return text
    case .other(let problem, let advice): throw fault(name, problem, advice)
    }
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
