// SPDX-License-Identifier: Apache-2.0

extension IngestionError {
  /// Four bytes a character.
  static func fourBytesACharacter(_ path: String, _ evidence: String) -> IngestionError {
    IngestionError(
      kind: "utf-32", path: path,
      problem: "the file is \(evidence), and UTF-8, UTF-16 or Windows-1252 was expected",
      advice: "In the spreadsheet choose Save as 'CSV UTF-8', or export it again as UTF-8")
  }

  /// A mark of one encoding at the beginning, and another was named.
  static func contradictedEncoding(
    _ path: String, mark: TextEncoding, given: GivenEncoding
  ) -> IngestionError {
    IngestionError(
      kind: "encoding-contradicted", path: path,
      problem: "the file begins with the byte-order mark of \(mark.title), and it should be"
        + " \(given.encoding.title), \(given.evidence)",
      advice: "Leave the encoding out, so that it is found")
  }

  /// Bytes that are no character of the file's encoding, on a line.
  static func undecodable(
    _ path: String, _ fault: DecodingFault, line: Int, column: Int
  ) -> IngestionError {
    let isOne = fault.bytes.count == 1
    let what = isOne ? "byte \(fault.shownBytes) is" : "the bytes \(fault.shownBytes) are"
    let problem =
      fault.reason == .cutOff
      ? "the file ends within a character (\(fault.encoding.title), byte \(fault.offset))"
      : "\(what) no character in \(fault.encoding.title), which the file is read as (byte \(fault.offset) of the file)"
    return IngestionError(
      kind: "undecodable", path: path, line: line, column: column, problem: problem,
      advice: fault.encoding == .utf8 && fault.reason == .impossible
        ? "Export it again as UTF-8; if all of it is Windows-1252, say --encoding windows-1252, or"
          + " csv: {encoding: windows-1252} in the profile; records before it were read"
        : "Export it again as UTF-8, or name its encoding with --encoding; records before it were read")
  }

  /// A zip archive, which a workbook is too.
  static func workbook(_ path: String) -> IngestionError {
    IngestionError(
      kind: "binary", path: path,
      problem: "the file begins with 'PK': a workbook (.xlsx, .ods) or a zip archive, not text",
      advice: "Open it and save the sheet as 'CSV UTF-8', or unpack it and name the files in it")
  }

  /// Bytes that no text holds, near the beginning.
  static func binary(_ path: String, at offset: Int) -> IngestionError {
    IngestionError(
      kind: "binary", path: path,
      problem: "the file is not text: there is a zero byte at byte \(offset)",
      advice: "Name a file that was exported as CSV or XML")
  }
}
