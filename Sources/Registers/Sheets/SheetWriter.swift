// SPDX-License-Identifier: Apache-2.0

/// Writes rows as RFC 4180: CRLF, quotes where needed, and cells that a spreadsheet cannot take for formulas.
enum SheetWriter {
  static func row(_ cells: [String], delimiter: Unicode.Scalar = ",") -> String {
    cells.map { cell(FormulaGuard.guarded($0), delimiter: delimiter) }
      .joined(separator: String(delimiter)) + "\r\n"
  }

  private static func cell(_ text: String, delimiter: Unicode.Scalar) -> String {
    let scalars = text.unicodeScalars
    let edges = [scalars.first, scalars.last].contains { $0?.properties.isWhitespace ?? false }
    guard edges || scalars.contains(where: { "\"\r\n\t,;".unicodeScalars.contains($0) || $0 == delimiter })
    else { return text }
    var quoted = String.UnicodeScalarView()
    for scalar in scalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    return "\"" + String(quoted) + "\""
  }
}
