// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What makes rows of a panel file one panel.
struct PanelKey: Sendable, Hashable {
  let vacancy: Int
  let phase: PanelPhase
  let standing: PanelStanding

  /// Ordered as panels are listed, given the vacancies' order.
  func order(_ position: Int) -> [Int] {
    [
      position, PanelPhase.allCases.firstIndex(of: phase) ?? 0,
      PanelStanding.allCases.firstIndex(of: standing) ?? 0,
    ]
  }
}

/// A fact that several records may tell: the first known value stands, a different one makes it unreadable.
struct MergedFact<Value: Sendable & Hashable>: Sendable {
  private(set) var fact: Fact<Value> = .notRecorded
  /// Where a different value stands.
  private(set) var conflict: SourcePlace?

  mutating func offer(_ other: Fact<Value>) {
    guard other.state != .notRecorded else { return }
    guard let known = fact.value else {
      if other.value != nil || fact.state == .notRecorded { fact = other }
      return
    }
    if let value = other.value, value != known, conflict == nil { conflict = other.place ?? fact.place }
  }

  /// The fact, unreadable when records contradict one another.
  var settled: Fact<Value> { conflict == nil ? fact : Fact(.unreadable, at: fact.place) }
}

/// A panel while its rows are read.
struct PanelDraft: Sendable {
  let place: SourcePlace
  var satOn = MergedFact<CivilDate>()
  var asked = MergedFact<Int>()
  var counted = MergedFact<Int>()
  var minority = MergedFact<Int>()
  private(set) var seats: [Seat] = []
  /// Hashed keys of the seats, against seats that are listed twice.
  private var seatKeys: [UInt64: SourcePlace] = [:]
  private(set) var groups = SeatGroupCounts()

  init(place: SourcePlace) { self.place = place }

  /// Where the seat with this key was read before; 0 is no key.
  mutating func earlier(_ key: UInt64, at place: SourcePlace) -> SourcePlace? {
    guard key != 0 else { return nil }
    if let earlier = seatKeys[key] { return earlier }
    seatKeys[key] = place
    return nil
  }

  mutating func add(_ seat: Seat, group: Answer<EthnicityGroup>) {
    seats.append(seat)
    groups.add(group, decides: seat.decides.value)
  }
}

/// The groups of a panel's deciding members as counts: no seat keeps its own.
struct SeatGroupCounts: Sendable {
  /// Whether the source has a group for seats at all.
  private(set) var isRecorded = false
  /// Whether it is unknown of some member with an answer if they decide.
  private(set) var isOpen = false
  private(set) var asked = 0
  private(set) var counted = 0
  private(set) var minority = 0

  mutating func add(_ group: Answer<EthnicityGroup>, decides: Bool?) {
    guard group.state != .notRecorded else { return }
    isRecorded = true
    guard group.state == .known || group.state == .withheld, decides != false else { return }
    if decides == nil { isOpen = true }
    asked += 1
    if let known = group.knownValue {
      counted += 1
      if known == .ethnicMinority { minority += 1 }
    }
  }
}
