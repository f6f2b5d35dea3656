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

  /// Something that is packed where it cannot be unpacked; `nil` for what begins as nothing known.
  static func packed(_ path: String, _ sample: [UInt8]) -> IngestionError? {
    let kinds: [(mark: [UInt8], problem: String, advice: String)] = [
      (
        [0x50, 0x4B], "this is a workbook (.xlsx, .ods) or a ZIP archive, not text",
        "Save it to a file and name the file; of what is packed twice, unpack the outer one"
      ),
      (
        [0x1F, 0x8B], "this is compressed (gzip), not text",
        "Pipe it through 'gzip -dc', or save it to a file and name the file"
      ),
      (
        [0xD0, 0xCF, 0x11, 0xE0],
        "this is a workbook of an old program, or one that is protected by a password",
        "Open it and save it as .xlsx without a password, or as CSV"
      ),
    ]
    return kinds.first { sample.starts(with: $0.mark) }
      .map { IngestionError(kind: "binary", path: path, problem: $0.problem, advice: $0.advice) }
  }

  /// Bytes that no text holds, near the beginning.
  static func binary(_ path: String, at offset: Int) -> IngestionError {
    IngestionError(
      kind: "binary", path: path,
      problem: "the file is not text: there is a zero byte at byte \(offset)",
      advice: "Name a file that was exported as CSV or XML")
  }
}
