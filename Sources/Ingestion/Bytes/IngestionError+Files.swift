// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension IngestionError {
  /// The file could not be opened, for the reason in `errno`.
  static func unopened(_ path: String, _ reason: Int32) -> IngestionError {
    switch reason {
    case ENOENT, ENOTDIR:
      IngestionError(
        kind: "file-missing", path: path, problem: "there is no such file",
        advice: "Check the path, and that the export has been written")
    case EACCES, EPERM:
      IngestionError(
        kind: "file-forbidden", path: path, problem: "the file may not be read by this account",
        advice: "Give the account that runs the audit permission to read it")
    default: unread(path, reason)
    }
  }

  /// A folder was given where a file is read.
  static func folder(_ path: String) -> IngestionError {
    IngestionError(
      kind: "file-is-folder", path: path, problem: "this is a folder, and a file was expected",
      advice: "Name a file in it")
  }

  /// Reading failed part of the way, for the reason in `errno`.
  static func unread(_ path: String, _ reason: Int32) -> IngestionError {
    if reason == EISDIR { return folder(path) }
    return IngestionError(
      kind: "file-unreadable", path: path,
      problem: "the system could not read the file (\(name(of: reason)))",
      advice: "Copy the file to a local disk and try again")
  }

  /// A stream was asked for its beginning a second time.
  static func readTwice(_ path: String) -> IngestionError {
    IngestionError(
      kind: "read-twice", path: path, problem: "a stream can be read only once",
      advice: "Save it to a file and name the file")
  }

  /// The file was written to, or cut, while it was being read.
  static func changed(_ path: String) -> IngestionError {
    IngestionError(
      kind: "file-changed", path: path, problem: "the file changed while it was being read",
      advice: "Wait until the export has been written to its end and read it again")
  }

  private static func name(of reason: Int32) -> String {
    switch reason {
    case EIO: "input/output error"
    case EMFILE, ENFILE: "too many open files"
    case ELOOP: "a loop of links"
    case ENAMETOOLONG: "the name is too long"
    case ENXIO: "no such device"
    case EBADF: "it is not open"
    case ESTALE: "the network share has lost it"
    default: "error \(reason)"
    }
  }
}
