// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Makes panels of their drafts.
struct PanelAssembly: Sendable {
  private(set) var panels: [Panel] = []

  /// - Parameter position: the pipeline's index of a vacancy; `nil` where it is left out.
  init(_ drafts: [PanelKey: PanelDraft], position: (Int) -> Int?, quality: inout QualityLog) {
    let placed = drafts.compactMap { key, draft in position(key.vacancy).map { ($0, key, draft) } }
    let sorted = placed.sorted { $0.1.order($0.0).lexicographicallyPrecedes($1.1.order($1.0)) }
    for (vacancy, key, draft) in sorted {
      panels.append(PanelAssembly.panel(vacancy, key, draft, &quality))
    }
  }

  private static func panel(
    _ vacancy: Int, _ key: PanelKey, _ draft: PanelDraft, _ quality: inout QualityLog
  ) -> Panel {
    var panel = Panel(vacancy: vacancy, phase: key.phase, standing: key.standing, place: draft.place)
    panel.seats = draft.seats
    panel.satOn = settle(draft.satOn, "sat_on", &quality)
    var (asked, counted, minority) = (draft.asked, draft.counted, draft.minority)
    let groups = draft.groups
    if groups.isRecorded {
      asked.offer(fact(groups.asked, groups, draft.place))
      counted.offer(fact(groups.counted, groups, draft.place))
      minority.offer(fact(groups.minority, groups, draft.place))
    }
    panel.decidingAsked = settle(asked, "deciding_asked", &quality)
    panel.decidingCounted = settle(counted, "deciding_counted", &quality)
    panel.minorityCounted = settle(minority, "minority_counted", &quality)
    return panel
  }

  /// A count of seats' groups; *blank* when it is unknown who of them decides.
  private static func fact(_ count: Int, _ groups: SeatGroupCounts, _ place: SourcePlace) -> Fact<Int> {
    Fact(groups.isOpen ? .blank : .known(count), at: place)
  }

  private static func settle<Value>(
    _ merged: MergedFact<Value>, _ target: String, _ quality: inout QualityLog
  ) -> Fact<Value> {
    if let conflict = merged.conflict, let first = merged.fact.place {
      quality.note(
        .warning, "conflicting-value", file: 0, subject: "panel.\(target)",
        message: "records of one panel say different things of '\(target)', which counts as unreadable",
        places: [first, conflict])
    }
    return merged.settled
  }
}
