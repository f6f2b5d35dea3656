// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Writes files that appear whole or not at all.
package enum WholeFile {
  /// Writes beside the file, waits until the disk has it, and renames: at any moment the old file or the new
  /// one stands under the name. What a symbolic link points to is replaced, in its own folder, and the link
  /// stays. The file may be read by all, as far as the process's mask allows; on a fault nothing is left beside
  /// it.
  ///
  /// - Throws: `ReportFault.notWritten` for a full disk, a missing or unwritable folder, a folder in the
  ///   file's place.
  package static func write(_ text: String, to path: String) throws(ReportFault) {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    do {
      // Foundation writes this beside the file, calls fsync, and renames.
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw fault(error, path: path)
    }
    // The name is in the folder; without this a power cut could still lose it. Not every file system can.
    let folder = FileHandle(forReadingAtPath: url.deletingLastPathComponent().path)
    try? folder?.synchronize()
    try? folder?.close()
  }

  static func fault(_ error: any Error, path: String) -> ReportFault {
    let (why, advice) = reason(error)
    return .notWritten(file: path, why: why, advice: advice)
  }

  private static func reason(_ error: any Error) -> (why: String, advice: String) {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace:
      ("the disk is full", "Make room and run the audit again; what stood there before is unchanged")
    case .fileNoSuchFile, .fileReadNoSuchFile:
      ("its folder does not exist", "Make the folder, or name another with '--out'")
    case .fileWriteNoPermission, .fileReadNoPermission, .fileWriteVolumeReadOnly:
      ("its folder may not be written to", "Ask for permission, or name another with '--out'")
    default:
      ("the system refused", "Name another folder with '--out', and look at its permissions and its disk")
    }
  }
}
