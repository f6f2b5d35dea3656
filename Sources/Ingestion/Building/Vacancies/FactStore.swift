// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// One field of all vacancies, filled from whichever records tell of it.
///
/// The first known value stands, and a known value before every other state. A different known value later
/// makes the fact unreadable, since nobody can say which is right. The order of files changes none of it.
struct FactStore: Sendable {
  /// Numbers below this stand for the states that are not *known*.
  private static let firstKnown: UInt32 = 8
  private var numbers: [Converted: UInt32] = [:]
  private var known: [Converted] = []
  private var first: [UInt32] = []
  private var places: [SourcePlace] = []
  private(set) var conflicts: [Int: FactConflict] = [:]

  /// The number that stands for an answer.
  mutating func number(of answer: Answer<Converted>) -> UInt32 {
    switch answer {
    case .notRecorded: return 0
    case .none: return 1
    case .withheld: return 2
    case .blank: return 3
    case .notAsked: return 4
    case .unreadable: return 5
    case .unmapped: return 6
    case .known(let value):
      if let number = numbers[value] { return number }
      let number = UInt32(known.count) + FactStore.firstKnown
      numbers[value] = number
      known.append(value)
      return number
    }
  }

  /// Makes room for vacancies up to this many.
  mutating func reserve(_ vacancies: Int) {
    guard first.count < vacancies else { return }
    first.append(contentsOf: repeatElement(0, count: vacancies - first.count))
    places.append(contentsOf: repeatElement(SourcePlace(file: 0, line: 0), count: vacancies - places.count))
  }

  /// Whether offering this number would change nothing.
  @inline(__always)
  func holds(_ number: UInt32, for vacancy: Int) -> Bool {
    number == first[vacancy] || (number < FactStore.firstKnown && number < first[vacancy])
  }

  /// Offers what one record says of a vacancy; `reserve` came before.
  mutating func offer(_ number: UInt32, for vacancy: Int, at place: SourcePlace) {
    guard !holds(number, for: vacancy) else { return }
    if first[vacancy] < FactStore.firstKnown {
      first[vacancy] = number
      places[vacancy] = place
    } else {
      conflicts[vacancy, default: FactConflict(first: places[vacancy], second: place)].count += 1
    }
  }

  func answer(for vacancy: Int) -> Answer<Converted> {
    if conflicts[vacancy] != nil { return .unreadable }
    return vacancy < first.count ? answer(first[vacancy]) : .notRecorded
  }

  private func answer(_ number: UInt32) -> Answer<Converted> {
    switch number {
    case 0: .notRecorded
    case 1: .none
    case 2: .withheld
    case 3: .blank
    case 4: .notAsked
    case 5: .unreadable
    case 6: .unmapped
    default: .known(known[Int(number - FactStore.firstKnown)])
    }
  }

  /// Hands on the facts of the vacancies of which something is recorded, each with its index in the list.
  func facts<Value>(
    of vacancies: [Int], _ view: (Converted) -> Value?, _ take: (Int, Fact<Value>) -> Void
  ) {
    let views = (0..<FactStore.firstKnown + UInt32(known.count)).map { number in
      (7..<FactStore.firstKnown).contains(number) ? .notRecorded : answer(number).viewed(view)
    }
    for (index, vacancy) in vacancies.enumerated() where vacancy < first.count && first[vacancy] != 0 {
      let isContested = !conflicts.isEmpty && conflicts[vacancy] != nil
      take(
        index, Fact(isContested ? .unreadable : views[Int(first[vacancy])], at: places[vacancy]))
    }
  }
}

/// Two records that say different things of one vacancy.
struct FactConflict: Sendable {
  let first: SourcePlace
  let second: SourcePlace
  /// How many records contradict the first.
  var count = 0

  init(first: SourcePlace, second: SourcePlace) {
    self.first = first
    self.second = second
  }
}
