// SPDX-License-Identifier: Apache-2.0

/// How much a sheet may hold: it is in memory while it is read.
struct SheetLimits: Sendable, Hashable {
  /// As spreadsheet programs have it.
  var rows = 1_048_576
  var columns = 16_384
  /// Cells that hold something.
  var cells = 16 << 20
  /// Bytes of their text, and of the text of a workbook that its cells share.
  var text = 256 << 20
  /// Bytes of the sheet as text, empty fields included.
  var table = 512 << 20
  /// Cells that take their value from the first of the merged cells that they are part of.
  var filled = 1 << 20
}

extension IngestionError {
  /// A sheet that holds more than can be read.
  static func sheetTooLarge(_ path: String, _ problem: String, advice: String? = nil) -> IngestionError {
    IngestionError(
      kind: "sheet-too-large", path: path, problem: problem,
      advice: advice ?? "Save the sheet as CSV, of which any length can be read")
  }
}
