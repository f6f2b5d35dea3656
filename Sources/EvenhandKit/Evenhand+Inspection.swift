// SPDX-License-Identifier: Apache-2.0

internal import Ingestion

extension Evenhand {
  /// What is in files: encoding with evidence, layout, columns or paths, numbers of records, and which profile fits.
  ///
  /// Shows names and numbers only, never a value from a file.
  ///
  /// - Parameters:
  ///   - profile: a profile to hold the files against; all built-in ones when `nil`.
  ///   - encoding: of all CSV files; found when `nil`.
  public static func inspect(
    _ inputs: [String], profile: String?, encoding: String? = nil
  ) async throws -> TextAnswer {
    let candidates =
      switch try ProfileSources(name: profile).selection() {
      case .detect(let candidates): candidates
      case .given(let given): [given]
      }
    let inspection = try await BundleReader.inspect(
      inputs, candidates: candidates, encoding: EncodingName(encoding).given)
    let lines = inspection.files.flatMap(page) + [inspection.reason]
    let isUnread = !inspection.failures.isEmpty
    return TextAnswer(
      text: (lines + inspection.failures.map(\.description)).joined(separator: "\n"),
      status: isUnread ? .inputUnread : inspection.profile == nil ? .fault : .complies)
  }

  private static func page(_ file: FileInspection) -> [String] {
    var lines = [file.path, "  format     \(file.format)", "  encoding   \(file.encoding)"]
    if let delimiter = file.delimiter { lines.append("  delimiter  \(delimiter)") }
    if file.records.isEmpty {
      lines.append("  records    not counted: only a profile says which element is a record")
    }
    for (source, count) in file.records {
      lines.append("  records    \(count)" + (source.map { " as '\($0)'" } ?? ""))
    }
    lines.append("  fit        \(file.reason)")
    for note in file.notes { lines.append("  note       \(note)") }
    lines.append("  \(file.format.hasPrefix("XML") ? "paths" : "columns")")
    return lines + file.columns.map { "    \($0)" } + [""]
  }
}
