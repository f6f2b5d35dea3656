// SPDX-License-Identifier: Apache-2.0

extension CSVRecords {
  /// Finds the form of the dates of columns, from all of their values.
  ///
  /// The file is read once more for it. A stream cannot be.
  /// - Parameter fields: what each column is read as, by its index.
  /// - Throws: `dates-ambiguous`, `dates-mixed` or `dates-of-stream`, and `CancellationError`.
  func dateForms(_ fields: [Int: FieldMapping], path: String, isStream: Bool) async throws -> [Int:
    [DateForm]]
  {
    guard !fields.isEmpty else { return [:] }
    if isStream { throw IngestionError.datesOfStream(path) }
    let columns = fields.keys.sorted()
    let readers = columns.map { fields[$0].map(ValueConversion.init) }
    var surveys = columns.map { _ in DateSurvey() }
    _ = try await read(columns: columns.map { (index: $0, request: .coded) }) { batch in
      for index in columns.indices {
        guard case .coded(let codes, let values) = batch.columns[index] else { continue }
        var met = [Bool](repeating: false, count: values.count + 1)
        for record in codes.indices where codes[record] != 0 && !met[Int(codes[record])] {
          met[Int(codes[record])] = true
          let value = values[Int(codes[record]) - 1]
          surveys[index].note(readers[index]?.text(value) ?? "", line: Int(batch.lines[record]))
        }
      }
    }
    var forms: [Int: [DateForm]] = [:]
    for (column, survey) in zip(columns, surveys) {
      let outcome = survey.outcome
      if let error = IngestionError.datesUndecided(path, column: header[column], outcome) { throw error }
      if case .forms(let found) = outcome { forms[column] = found }
    }
    return forms
  }
}

extension IngestionError {
  fileprivate static func datesOfStream(_ path: String) -> IngestionError {
    IngestionError(
      kind: "dates-of-stream", path: path,
      problem:
        "the profile leaves the form of dates to be found, for which the whole file is needed beforehand",
      advice:
        "Save the stream to a file and name the file, or name the form in the profile: dates: [dmy, iso]")
  }
}
