// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads panel rows into the drafts of their panels.
struct PanelReader: Sendable {
  private static let seatTargets = ["role", "decides", "trained_on"]
  private static let panelTargets = ["sat_on", "deciding_asked", "deciding_counted", "minority_counted"]

  let file: OpenFile
  private var link: VacancyLink
  private var reader: RecordReader
  private var groups: RecordReader
  private let seatKey: BoundField?
  private(set) var account = RecordAccount()
  private(set) var duplicates = DuplicateLog()

  init?(_ layout: SourceLayout, file: OpenFile) {
    guard let link = VacancyLink(layout) else { return nil }
    self.link = link
    self.file = file
    let targets = ["phase", "standing"] + PanelReader.seatTargets + PanelReader.panelTargets
    reader = RecordReader(layout, file: file, targets: targets)
    groups = RecordReader(layout, file: file, targets: ["group"])
    seatKey = layout.field("seat")
  }

  mutating func consume(_ batch: RecordBatch, _ state: inout BundleState) {
    reader.open(batch, quality: &state.quality)
    groups.open(batch, quality: &state.quality, namesLines: false)
    account.count(read: batch.count)
    let vacancies = link.read(batch, &state, file: file)
    let keys = seatKeys(batch)
    for record in 0..<batch.count {
      guard vacancies[record] != VacancyColumn.missing else {
        account.setAside(.referenceMissing, line: batch.lines[record])
        continue
      }
      guard let key = key(record, Int(vacancies[record])) else {
        account.setAside(.keyMissing, line: batch.lines[record])
        continue
      }
      take(record, key, seatKey: keys.isEmpty ? 0 : keys[record], &state.panels, state.days)
    }
  }

  private func seatKeys(_ batch: RecordBatch) -> [UInt64] {
    var merged: [UInt64] = []
    for column in seatKey?.columns ?? [] {
      guard case .hashed(let hashes, _) = batch.columns[column] else { continue }
      if merged.isEmpty { merged = hashes } else { merged.fillZeros(from: hashes) }
    }
    return merged
  }

  private func key(_ record: Int, _ vacancy: Int) -> PanelKey? {
    let phase = reader.answer("phase", record).viewed { $0.asText.flatMap(PanelPhase.init(rawValue:)) }
    let standing = reader.answer("standing", record).viewed {
      $0.asText.flatMap(PanelStanding.init(rawValue:))
    }
    guard let phase = phase.knownValue, let standing = standing.knownValue else { return nil }
    return PanelKey(vacancy: vacancy, phase: phase, standing: standing)
  }

  private mutating func take(
    _ record: Int, _ key: PanelKey, seatKey: UInt64, _ panels: inout [PanelKey: PanelDraft],
    _ days: ExportDays
  ) {
    let place = reader.place(record)
    var panel = panels.removeValue(forKey: key) ?? PanelDraft(place: place)
    defer { panels[key] = panel }
    if let earlier = panel.earlier(seatKey, at: place) {
      return account.setAside(duplicates.add(first: earlier, second: place, days))
    }
    account.use(vacancy: key.vacancy)
    panel.satOn.offer(reader.fact("sat_on", record, \.asDate))
    panel.asked.offer(reader.fact("deciding_asked", record, \.asInteger))
    panel.counted.offer(reader.fact("deciding_counted", record, \.asInteger))
    panel.minority.offer(reader.fact("minority_counted", record, \.asInteger))
    if isSeat(record, seatKey) {
      panel.add(seat(record), group: groups.answer("group", record).viewed(\.asGroup))
    }
  }

  /// A row that only tells of the panel as a whole is no seat.
  private func isSeat(_ record: Int, _ seatKey: UInt64) -> Bool {
    if seatKey != 0 { return true }
    let saysOfSeat = PanelReader.seatTargets.contains { says(reader.answer($0, record)) }
    let saysOfPanel = PanelReader.panelTargets.dropFirst().contains { says(reader.answer($0, record)) }
    return saysOfSeat || says(groups.answer("group", record)) || !saysOfPanel
  }

  private func says(_ answer: Answer<Converted>) -> Bool {
    switch answer.state {
    case .known, .unreadable, .unmapped, .withheld: true
    case .none, .blank, .notAsked, .notRecorded: false
    }
  }

  private func seat(_ record: Int) -> Seat {
    var seat = Seat(place: reader.place(record))
    seat.role = reader.fact("role", record) { $0.asText.flatMap(PanelRole.init(rawValue:)) }
    seat.trainedOn = reader.fact("trained_on", record, \.asDate)
    seat.decides = reader.fact("decides", record, \.asBool)
    if seat.decides.state == .notRecorded { seat.decides = PanelReader.decides(by: seat.role) }
    return seat
  }

  /// Everyone decides but an observer; of an unknown role it is unknown.
  private static func decides(by role: Fact<PanelRole>) -> Fact<Bool> {
    Fact(role.answer.map { $0 != .observer }, at: role.place)
  }

  mutating func withdraw(vacancy: Int, _ reason: SetAsideReason) -> Int {
    account.withdraw(vacancy: vacancy, reason)
  }

  mutating func count(setAside: [SetAsideReason: Int]) { account.count(setAside: setAside) }
}
