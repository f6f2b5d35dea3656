// SPDX-License-Identifier: Apache-2.0

/// The name by which a pattern of a profile knows a file, of the name that reports print.
enum MatchedName {
  private static let workbooks = [".xlsx", ".xlsm", ".xls"]

  /// Of `panels.csv.gz` it is `panels.csv`, of the sheet `recruitment.xlsx[Panels]` it is `Panels.csv`, and of
  /// `panels.xlsx` it is `panels.csv`.
  static func of(_ shown: String) -> String {
    if shown.hasSuffix("]"), let open = shown.lastIndex(of: "[") {
      return "\(shown[shown.index(after: open)...].dropLast()).csv"
    }
    let name = shown.split(separator: "/").last.map(String.init) ?? shown
    let lowered = name.lowercased()
    if lowered.hasSuffix(".gz") { return String(name.dropLast(3)) }
    guard let end = workbooks.first(where: lowered.hasSuffix) else { return name }
    return "\(name.dropLast(end.count)).csv"
  }
}
