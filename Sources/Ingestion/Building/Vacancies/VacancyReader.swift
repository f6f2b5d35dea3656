// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads vacancies' own records.
struct VacancyReader: Sendable {
  static let targets = [
    "title", "band", "staff_group", "clinical", "site", "department", "posts", "readvertises",
    "advertised_on", "closed_on", "interviewed_on", "representative", "representative_decides", "declared_by",
    "declared_on",
  ]

  let file: OpenFile
  private var reader: RecordReader
  private(set) var account = RecordAccount()
  private(set) var duplicates = DuplicateLog()
  /// Records of vacancies that this file told of before, where the profile says that they may repeat.
  private(set) var repeats: (count: Int, places: [SourcePlace]) = (0, [])
  private let mayRepeat: Bool
  private var seen: Set<Int> = []

  init?(_ layout: SourceLayout, file: OpenFile) {
    guard layout.field("ref") != nil else { return nil }
    self.file = file
    mayRepeat = layout.source.repeatsVacancies
    reader = RecordReader(layout, file: file, targets: ["ref"] + VacancyReader.targets)
  }

  mutating func consume(_ batch: RecordBatch, _ state: inout BundleState) {
    reader.open(batch, quality: &state.quality)
    account.count(read: batch.count)
    for record in 0..<batch.count {
      guard let ref = reader.answer("ref", record).viewed(\.asText).knownValue else {
        account.setAside(.keyMissing, line: batch.lines[record])
        continue
      }
      take(record, state.vacancies.intern(ref), &state.vacancies, state.days)
    }
  }

  private mutating func take(
    _ record: Int, _ vacancy: Int, _ registry: inout VacancyRegistry, _ days: ExportDays
  ) {
    let place = reader.place(record)
    guard registry.define(vacancy, at: place, mayRepeat: mayRepeat) else {
      return account.setAside(
        duplicates.add(first: registry.definitions[vacancy] ?? place, second: place, days))
    }
    if mayRepeat, !seen.insert(vacancy).inserted {
      repeats.count += 1
      if repeats.places.count < 5 { repeats.places.append(place) }
    }
    account.use(vacancy: vacancy)
    for target in VacancyReader.targets where reader.has(target) {
      registry.offer(
        reader.answer(target, record), of: target, for: vacancy, at: reader.place(record, of: target))
    }
  }

  mutating func count(setAside: [SetAsideReason: Int]) { account.count(setAside: setAside) }
}
