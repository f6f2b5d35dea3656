// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Which panels each vacancy has, by phase and standing.
struct PanelSlots: Sendable {
  private struct Slot: Sendable {
    var first: Int32 = 0
    var count: Int32 = 0
  }

  /// Four a vacancy; empty without panels.
  private var slots: [Slot]

  init(_ panels: [Panel], vacancies: Int) {
    slots = panels.isEmpty ? [] : Array(repeating: Slot(), count: 4 * vacancies)
    for number in panels.indices {
      let vacancy = panels[number].vacancy
      guard vacancy >= 0, vacancy < vacancies else { continue }
      let slot = PanelSlots.slot(vacancy, panels[number].phase, panels[number].standing)
      if slots[slot].count == 0 { slots[slot].first = Int32(number) }
      slots[slot].count += 1
    }
  }

  /// Position of the first such panel, and how many there are; `nil` when there is none.
  func panels(of vacancy: Int, _ phase: PanelPhase, _ standing: PanelStanding) -> (first: Int, count: Int)? {
    guard !slots.isEmpty else { return nil }
    let slot = slots[PanelSlots.slot(vacancy, phase, standing)]
    return slot.count == 0 ? nil : (Int(slot.first), Int(slot.count))
  }

  private static func slot(_ vacancy: Int, _ phase: PanelPhase, _ standing: PanelStanding) -> Int {
    let phasePart =
      switch phase {
      case .interview: 0
      case .shortlisting: 2
      }
    let standingPart =
      switch standing {
      case .actual: 0
      case .planned: 1
      }
    return 4 * vacancy + phasePart + standingPart
  }
}
