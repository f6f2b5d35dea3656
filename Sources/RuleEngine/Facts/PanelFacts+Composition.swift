// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

extension PanelFacts {
  static let compositionFields: [FactField<PanelFacts>] = [
    FactField(
      "members", .list(.record("seat")), "The seats of the panel, without names.",
      called: "the members of the panel"
    ) { $0.members },
    FactField(
      "deciding_members", .count,
      "How many members decide; a range when it is not known of some whether they do. Observers do not.",
      called: "the number of deciding members"
    ) { $0.decidingMembers },
    FactField(
      "deciding_asked", .count, "How many deciding members were asked whether they agree to be counted.",
      called: "the number of members asked to be counted"
    ) {
      facts in facts.reading { Reading(facts.index.panels[$0].decidingAsked) { .count(Count($0)) } }
    },
    FactField(
      "deciding_counted", .count, "How many of those asked agreed to be counted.",
      called: "the number of members who agreed to be counted"
    ) { facts in
      facts.reading { Reading(facts.index.panels[$0].decidingCounted) { .count(Count($0)) } }
    },
  ]

  private var isComplete: Bool {
    if case .one(_, _, let isComplete) = record { isComplete } else { false }
  }

  private var members: Reading {
    reading { position in
      let seats = index.panels[position].seats.indices.map { seat in
        Value.record(
          SeatFacts(index: index, vacancy: number, panel: Int32(position), position: Int32(seat)))
      }
      let place = index.panels[position].place
      if seats.isEmpty { return Reading(.lacking(.notRecorded), at: place) }
      let isWhole = isComplete
      return Reading(.list(ValueList(seats, isWhole ? .complete : .openEnded(PanelFacts.doubt))), at: place)
    }
  }

  private static let doubt = Unknown(Cause(state: PanelRecord.brokenOff))

  private var decidingMembers: Reading {
    reading { position in
      let place = index.panels[position].place
      guard let range = decidingRange(at: position) else {
        return Reading(.lacking(.notRecorded), at: place)
      }
      return Reading(.count(range), at: place)
    }
  }

  /// How many members decide, from the seats; where no seat is recorded, at least as many as were asked.
  func decidingRange(at position: Int) -> ClosedRange<Int>? {
    let seats = index.panels[position].seats
    guard !seats.isEmpty else {
      let asked = index.panels[position].decidingAsked.value ?? index.panels[position].decidingCounted.value
      return asked.flatMap { $0 >= 0 ? $0...Int.max : nil }
    }
    let known = seats.count { $0.hasSay == true }
    let perhaps = seats.count { $0.hasSay == nil }
    return known...(isComplete ? known + perhaps : Int.max)
  }
}

extension Seat {
  /// Whether the seat has a say; `nil` when it is not known. An observer has none, whatever else is unknown.
  var hasSay: Bool? {
    switch decides.answer {
    case .known(let decides): decides
    case .none: false
    default: role.value == .observer ? false : nil
    }
  }
}

/// One anonymous seat as rules see it: a place in the index, small enough to be handed about without memory
/// of its own.
struct SeatFacts: FactRecord {
  let index: PipelineIndex
  let vacancy: Int
  /// Where the panel stands in the index, and the seat on the panel.
  let panel: Int32
  let position: Int32

  private var seat: Seat { index.panels[Int(panel)].seats[Int(position)] }

  static let fields: [FactField<SeatFacts>] = [
    FactField(
      "role", .string, "The part that the seat plays.", called: "the role of a member",
      possibleValues: PanelRole.allCases.map(\.rawValue)
    ) { Reading($0.seat.role) { .string($0.rawValue) } },
    FactField(
      "decides", .bool, "Whether the seat has a say in the decision.", called: "whether a member decides"
    ) { facts in
      if let hasSay = facts.seat.hasSay { return Reading(.bool(hasSay), at: facts.seat.decides.place) }
      return Reading(facts.seat.decides) { .bool($0) }
    },
    FactField(
      "trained_on", .date,
      "The day of the last training in recruitment and selection; none when there was none.",
      called: "the day of a member's training"
    ) { Reading($0.seat.trainedOn) { .day($0) } },
    FactField(
      "months_trained", .int,
      """
      How many whole months before the day by which training is judged the last training was; below 0 when \
      it came after that day, none when there was none.
      """, called: "the day of a member's training"
    ) { $0.monthsTrained },
  ]

  private var monthsTrained: Reading {
    Reading(seat.trainedOn) { trained in
      let phase = index.panels[Int(panel)].phase
      let judgedOn = PanelFacts(index: index, number: vacancy, phase: phase).judgedOnValue
      guard case .date(let days) = judgedOn else { return judgedOn }
      return .int(Int64(trained.wholeMonths(until: CivilDate(days: days))))
    }
  }
}

extension CivilDate {
  /// Whole months from this day to a later one; to an earlier one, below 0.
  func wholeMonths(until end: CivilDate) -> Int {
    let (start, last) = (parts, end.parts)
    let months = (last.year - start.year) * 12 + last.month - start.month
    if end >= self { return adding(months: months) <= end ? months : months - 1 }
    return min(-1, adding(months: months) >= end ? months : months + 1)
  }
}
