// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Ties the records of a source to their vacancies, and gives these what the records say of them.
struct VacancyLink: Sendable {
  private var column: VacancyColumn
  private var implied: [ImpliedColumn]

  /// `nil` when the file has no reference to a vacancy.
  init?(_ layout: SourceLayout) {
    guard let field = layout.field("vacancy") else { return nil }
    column = VacancyColumn(field)
    implied = layout.implied.map(ImpliedColumn.init)
  }

  /// The vacancy of each record, or `VacancyColumn.missing`.
  mutating func read(_ batch: RecordBatch, _ state: inout BundleState, file: OpenFile) -> [UInt32] {
    let vacancies = column.read(batch, into: &state.vacancies, file: file, quality: &state.quality)
    for index in implied.indices {
      implied[index].read(
        batch, vacancies: vacancies, into: &state.vacancies, file: file, quality: &state.quality)
    }
    return vacancies
  }
}
