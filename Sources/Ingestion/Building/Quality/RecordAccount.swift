// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What became of the records of one source in one file.
struct RecordAccount: Sendable {
  private(set) var read = 0
  private(set) var setAside: [SetAsideReason: Int] = [:]
  /// The first five lines of the records that lack what identifies them, by reason.
  private(set) var lines: [SetAsideReason: [UInt32]] = [:]
  /// How many records are used, by vacancy; those of no vacancy stand apart.
  private var usedByVacancy: [UInt32] = []
  private(set) var usedWithoutVacancy = 0

  init() {}

  var used: Int { usedByVacancy.reduce(usedWithoutVacancy) { $0 + Int($1) } }
  /// What was read but for rows that are no records.
  var records: Int { setAside.reduce(read) { $0 - ($1.key.isOfNoRecord ? $1.value : 0) } }
  var balances: Bool { read == used + setAside.values.reduce(0, +) }

  mutating func count(read records: Int) { read += records }
  mutating func setAside(_ reason: SetAsideReason, _ records: Int = 1) {
    if records > 0 { setAside[reason, default: 0] += records }
  }
  /// Sets one record aside and keeps its line, where it is one of the first.
  mutating func setAside(_ reason: SetAsideReason, line: UInt32) {
    setAside(reason)
    if lines[reason, default: []].count < 5 { lines[reason, default: []].append(line) }
  }

  /// Accounts for records that were met and set aside before anything was made of them.
  mutating func count(setAside records: [SetAsideReason: Int]) {
    for (reason, count) in records {
      read += count
      setAside(reason, count)
    }
  }

  mutating func use(_ records: Int = 1) { usedWithoutVacancy += records }

  mutating func use(vacancy: Int, _ records: Int = 1) {
    if vacancy >= usedByVacancy.count {
      usedByVacancy.append(contentsOf: repeatElement(0, count: vacancy + 1 - usedByVacancy.count))
    }
    usedByVacancy[vacancy] += UInt32(records)
  }

  /// How many records of a vacancy are used.
  func used(vacancy: Int) -> Int { vacancy < usedByVacancy.count ? Int(usedByVacancy[vacancy]) : 0 }

  /// Takes the records of a vacancy out of the used ones; how many there were.
  @discardableResult
  mutating func withdraw(vacancy: Int, _ reason: SetAsideReason) -> Int {
    let records = used(vacancy: vacancy)
    guard records > 0 else { return 0 }
    usedByVacancy[vacancy] = 0
    setAside(reason, records)
    return records
  }

  /// Takes some of the used records of a vacancy out; those of no vacancy are −1's.
  mutating func withdraw(vacancy: Int, _ reason: SetAsideReason, records: Int) {
    if vacancy < 0 {
      usedWithoutVacancy -= min(records, usedWithoutVacancy)
    } else {
      usedByVacancy[vacancy] -= UInt32(min(records, used(vacancy: vacancy)))
    }
    setAside(reason, records)
  }

  /// Gives the records that were set aside for one reason another.
  mutating func rename(_ reason: SetAsideReason, to other: SetAsideReason) {
    setAside(other, setAside.removeValue(forKey: reason) ?? 0)
  }

  mutating func withdrawAll(_ reason: SetAsideReason) {
    for vacancy in usedByVacancy.indices { withdraw(vacancy: vacancy, reason) }
    withdrawWithoutVacancy(reason)
  }

  mutating func withdrawWithoutVacancy(_ reason: SetAsideReason) {
    setAside(reason, usedWithoutVacancy)
    usedWithoutVacancy = 0
  }
}
