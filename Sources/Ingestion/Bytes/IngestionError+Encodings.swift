// SPDX-License-Identifier: Apache-2.0

extension IngestionError {
  /// Two or four bytes a character.
  static func wideEncoding(_ path: String, _ evidence: String) -> IngestionError {
    IngestionError(
      kind: evidence.hasPrefix("UTF-32") ? "utf-32" : "utf-16", path: path,
      problem: "the file is \(evidence), and UTF-8 was expected",
      advice: "In the spreadsheet choose Save as 'CSV UTF-8', or export it again as UTF-8")
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
