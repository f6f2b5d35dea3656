// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The folder that a sample is written into. A hidden mark says that it was made here; what else lies in it is
/// never touched.
struct SampleFolder {
  let path: String
  private static let mark = ".evenhand-sample"
  private var files: FileManager { .default }

  /// Makes the folder, or makes sure that it may be written into.
  ///
  /// - Parameter isForced: whether an earlier sample in it may be replaced.
  /// - Throws: when it holds anything that was not written by an earlier run, or an earlier sample stands in it
  ///   and is not to be replaced.
  func prepare(isForced: Bool) throws(SampleFault) {
    if files.fileExists(atPath: path) { try checkContents(isForced: isForced) }
    try make(path)
    let words = "A sample written by evenhand. 'evenhand sample --force' may write it again.\n"
    try SampleFolder.writing("\(path)/\(SampleFolder.mark)") {
      try Data(words.utf8).write(to: url(SampleFolder.mark))
    }
  }

  private func checkContents(isForced: Bool) throws(SampleFault) {
    guard let names = try? files.contentsOfDirectory(atPath: path) else {
      throw SampleFault("'\(path)' is no folder that can be looked into. Name another, new or empty")
    }
    guard !names.isEmpty else { return }
    guard names.contains(SampleFolder.mark) else {
      throw SampleFault(
        "'\(path)' is not empty, and its files are not an earlier sample. Name a folder that is empty or new")
    }
    guard isForced else {
      throw SampleFault("'\(path)' holds an earlier sample. Replace it with --force, or name another folder")
    }
    try removeEarlier()
  }

  /// The answers go first, so that a run that is cut short leaves none behind that do not belong to the files.
  private func removeEarlier() throws(SampleFault) {
    for name in [SampleFolder.answers] + SampleShape.all.flatMap({ $0.files.map(\.path) }) {
      for file in [url(name), part(of: name)] where files.fileExists(atPath: file.path) {
        try SampleFolder.writing(file.path) { try files.removeItem(at: file) }
      }
    }
    for shape in SampleShape.all {
      let folder = url(shape.name).path
      guard (try? files.contentsOfDirectory(atPath: folder))?.isEmpty == true else { continue }
      try? files.removeItem(atPath: folder)
    }
  }

  /// The name of the answer file.
  static let answers = "answers.json"

  /// Writes a file beside its place, piece by piece, and gives it its name when all of it is on disk.
  func write(_ name: String, _ body: ((Data) throws -> Void) throws -> Void) throws(SampleFault) {
    let part = part(of: name)
    try make(part.deletingLastPathComponent().path)
    do {
      try Data().write(to: part)
      let handle = try FileHandle(forWritingTo: part)
      defer { try? handle.close() }
      try body { try handle.write(contentsOf: $0) }
      try handle.synchronize()
    } catch {
      try? files.removeItem(at: part)
      throw SampleFolder.fault(error, "\(path)/\(name)")
    }
    try SampleFolder.writing("\(path)/\(name)") { try files.moveItem(at: part, to: url(name)) }
  }

  private func make(_ folder: String) throws(SampleFault) {
    try SampleFolder.writing(folder) {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
  }

  private func url(_ name: String) -> URL { URL(fileURLWithPath: path).appending(path: name) }

  private func part(of name: String) -> URL { url(name).appendingPathExtension("part") }

  private static func writing(_ file: String, _ body: () throws -> Void) throws(SampleFault) {
    do {
      try body()
    } catch {
      throw fault(error, file)
    }
  }

  private static func fault(_ error: any Error, _ file: String) -> SampleFault {
    let isFull =
      (error as? CocoaError)?.code == .fileWriteOutOfSpace || (error as NSError).code == Int(ENOSPC)
    return SampleFault(
      isFull
        ? "'\(file)' cannot be written: the disk is full. Make room, and write the sample again with --force"
        : "'\(file)' cannot be written. Look at permissions and space, or name another folder")
  }
}
