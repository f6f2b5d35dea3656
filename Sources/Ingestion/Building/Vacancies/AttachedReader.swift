// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads records that belong to a vacancy and stand for themselves: adverts, criteria and searches.
struct AttachedReader<Element: Sendable>: Sendable {
  let file: OpenFile
  private var link: VacancyLink
  private var reader: RecordReader
  private let make: @Sendable (RecordReader, Int, _ vacancy: Int) -> Element
  private(set) var account = RecordAccount()
  /// In the order of the file, each with its vacancy.
  private(set) var elements: [(vacancy: Int, element: Element)] = []

  init?(
    _ layout: SourceLayout, file: OpenFile, targets: [String],
    make: @escaping @Sendable (RecordReader, Int, _ vacancy: Int) -> Element
  ) {
    guard let link = VacancyLink(layout) else { return nil }
    self.link = link
    self.file = file
    self.make = make
    reader = RecordReader(layout, file: file, targets: targets)
  }

  mutating func consume(_ batch: RecordBatch, _ state: inout BundleState) {
    reader.open(batch, quality: &state.quality)
    account.count(read: batch.count)
    let vacancies = link.read(batch, &state, file: file)
    for record in 0..<batch.count {
      guard vacancies[record] != VacancyColumn.missing else {
        account.setAside(.referenceMissing, line: batch.lines[record])
        continue
      }
      let vacancy = Int(vacancies[record])
      account.use(vacancy: vacancy)
      elements.append((vacancy, make(reader, record, vacancy)))
    }
  }

  @discardableResult
  mutating func withdraw(vacancy: Int, _ reason: SetAsideReason) -> Int {
    account.withdraw(vacancy: vacancy, reason)
  }

  mutating func count(setAside: [SetAsideReason: Int]) { account.count(setAside: setAside) }
}
