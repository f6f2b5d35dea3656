// SPDX-License-Identifier: Apache-2.0

extension IngestionError {
  /// The bytes of a gzip file are not what its checksum says, or end within it.
  static func damagedGzip(_ path: String, isCutOff: Bool) -> IngestionError {
    IngestionError(
      kind: isCutOff ? "ends-early" : "gzip-damaged", path: path,
      problem: isCutOff
        ? "the compressed file ends before its contents do" : "the compressed file is damaged",
      advice: "Copy or compress it again: what could be unpacked was read")
  }

  /// Bytes behind the compressed contents that are no more of them.
  static func followsGzip(_ path: String) -> IngestionError {
    IngestionError(
      kind: "gzip-damaged", path: path,
      problem: "something that is not compressed follows the compressed contents",
      advice: "Copy or compress it again: what comes before was read")
  }

  /// Something that begins as a ZIP archive and has no table of contents that can be read.
  static func damagedArchive(_ path: String) -> IngestionError {
    IngestionError(
      kind: "archive-damaged", path: path,
      problem: "the ZIP archive is damaged or was not written to its end: it has no table of contents",
      advice: "Copy it again, or open it, save it and try again")
  }

  /// A file of an archive that cannot be unpacked, or whose checksum is another.
  static func damagedMember(_ path: String) -> IngestionError {
    IngestionError(
      kind: "archive-damaged", path: path,
      problem: "this file of the archive is damaged, or packed in a way that is not known",
      advice: "Unpack the archive with the program that wrote it and name the file")
  }

  static func encryptedMember(_ path: String) -> IngestionError {
    IngestionError(
      kind: "archive-encrypted", path: path, problem: "this file of the archive is protected by a password",
      advice: "Unpack the archive and name the file")
  }

  static func tooManyMembers(_ path: String, _ most: Int) -> IngestionError {
    IngestionError(
      kind: "archive-too-large", path: path, problem: "the archive holds more than \(most) files",
      advice: "Unpack the exports and name them or their folder")
  }

  /// What comes out of a packed file is too much.
  static func unpacksTooLarge(_ path: String, _ limits: PackingLimits) -> IngestionError {
    IngestionError(
      kind: "unpacks-too-large", path: path,
      problem: "what comes out of the file is more than \(limits.ratio) times as large as it, or more than"
        + " \(limits.bytes >> 30) GiB: it may have been made to fill the machine",
      advice: "Unpack it yourself if you know what it is, and name the file that comes out")
  }
}
